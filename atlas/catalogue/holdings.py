"""The datasets of the atlas: what each is about, how many records it has, when it last changed, and its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from atlas.catalogue import vocabulary
from atlas.credits import ALL_CREDITS, ODBL, Licence
from atlas.day import day_of
from atlas.describe.voice import Voice
from atlas.export.formats import formats_of
from atlas.export.operations import FORMS, listing
from atlas.export.operations.listing import COLLECTION, updated_on
from atlas.export.operations.writing import FILES
from atlas.query import Query
from atlas.snapshot import COLLECTIONS, Snapshot

if TYPE_CHECKING:
    from atlas.store.store import Store

# What data portals speak; the data themselves are in German.
LANGUAGES = ("de", "en")
_KEYWORDS: Mapping[str, Sequence[str]] = {
    "de": ("Stadtentwicklung", "ESF", "ESF Plus", "Quartiersmanagement", "Förderung", "Sachsen"),
    "en": ("urban development", "ESF", "ESF Plus", "neighbourhood management", "funding", "Saxony"),
}
_THEMES: Mapping[str, Sequence[str]] = {
    "cities": (vocabulary.REGIONS, vocabulary.GOVERNMENT),
    "areas": (vocabulary.REGIONS, vocabulary.POPULATION),
    "offices": (vocabulary.POPULATION, vocabulary.GOVERNMENT),
    "projects": (vocabulary.POPULATION, vocabulary.REGIONS),
    "regions": (vocabulary.REGIONS, vocabulary.GOVERNMENT),
}


@dataclass(frozen=True, slots=True)
class File:
    """A way to take a dataset along: `path` begins at the root of the server."""

    format: str
    labels: Mapping[str, str]
    media_type: str
    path: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A dataset: titles and descriptions by language, keywords, themes of the EU, page, files, last change, licence."""

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    keywords: Mapping[str, Sequence[str]]
    themes: Sequence[str]
    page: str
    schema: str | None
    files: Sequence[File]
    count: int
    modified: str
    licence: Licence
    credits: Sequence[str]
    legislation: Sequence[str] = ()

    @property
    def modified_on(self) -> date:
        """The day of the last change."""
        return day_of(self.modified)


def holdings(snapshot: Snapshot, store: "Store") -> tuple[Holding, ...]:
    """Return every dataset; `modified` is when one of its records was last written to the ledger, in UTC."""
    collections = (_of_collection(snapshot, store, name) for name in COLLECTIONS)
    return (*collections, _list_of_operations(snapshot, store))


def _of_collection(snapshot: Snapshot, store: "Store", name: str) -> Holding:
    here = f"/api/collections/{name}"
    return Holding(
        name=name,
        titles=_said(f"catalogue-{name}"),
        descriptions=_said(f"page-lead-{name}"),
        keywords=_KEYWORDS,
        themes=_THEMES[name],
        page=f"{here}?f=html",
        schema=f"{here}/schema",
        files=tuple(
            File(
                one.name,
                {"de": one.label_de, "en": one.label_en},
                one.media_type,
                f"{here}/items?f={one.name}",
            )
            for one in formats_of(name)
        ),
        count=len(snapshot.collection(name).ids),
        # Regions follow from who is responsible for which city.
        modified=store.changed_at("assignments" if name == "regions" else name) or snapshot.changed_at,
        licence=ODBL,
        credits=ALL_CREDITS,
    )


def _list_of_operations(snapshot: Snapshot, store: "Store") -> Holding:
    found = listing(snapshot, Query(), updated_on(store, snapshot))
    files = [
        File(
            f"{one.name}-{form.name}",
            {"de": f"{one.label_de}, {form.title_de}", "en": f"{one.label_en}, {form.title_en}"},
            one.media_type,
            f"/api/operations?f={one.name}&form={form.name}",
        )
        for form in FORMS.values()
        for one in FILES.values()
    ]
    return Holding(
        name="operations",
        titles=_said("catalogue-operations"),
        descriptions=_said("catalogue-operations-lead"),
        keywords=_KEYWORDS,
        themes=(vocabulary.GOVERNMENT, vocabulary.REGIONS),
        page="/daten",
        schema=None,
        files=files,
        count=len(found.operations),
        modified=store.changed_at(COLLECTION) or snapshot.changed_at,
        licence=ODBL,
        credits=ALL_CREDITS,
        legislation=(vocabulary.COMMON_PROVISIONS,),
    )


def _said(key: str) -> dict[str, str]:
    return {code: Voice(code).say(key) for code in LANGUAGES}
