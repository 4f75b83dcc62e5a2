"""The newest changes as items: a record and what of it changed, or a sum where many changed at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atlas.describe.voice import Voice
from atlas.edit.difference import Told, told
from atlas.snapshot import Snapshot
from atlas.store.ledger import Change
from atlas.store.past import Scope, Touched

if TYPE_CHECKING:
    from atlas.store.history import History

# What the public may know of. Absences, visits and drafts are nobody else's business.
_PUBLIC = ("areas", "cities", "offices", "projects", "assignments")
_NOUNS = {"areas": "area", "cities": "city", "offices": "office", "projects": "project"}
_REVISIONS, _MOST_CHANGES = 50, 20
# What a field is about, as people say it. All others are "other".
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "name_official", "name_hsb", "title", "title_addition"),
    "contact": ("phone", "phone_e164", "email", "website"),
    "address": ("street", "house_number", "postcode", "city", "address", "location_note"),
    "hours": ("opening_hours", "osm_opening_hours", "opening_hours_as_of"),
    "status": ("status", "programme", "programme_id", "period", "periods", "participation"),
    "time": ("start", "end", "since", "until", "funded_until"),
    "money": (
        *("budget_total_eur", "budget_eu_eur", "budget_basis", "budget_figures", "cost_total_eur", "eu_amount_eur"),
        *("grant_total_eur", "grant_approx", "co_financing_rate"),
    ),
    "place": (
        *("geometry", "geometry_quality", "geometry_evidence", "geometry_partial", "geometry_note", "point"),
        *("point_precision", "precision", "precision_note", "drawn_hectares", "boundary_description", "area_id"),
        *("area_ids", "centre"),
    ),
    "carrier": ("carrier", "client", "beneficiary", "contractor"),
    "sources": ("sources", "conflicts", "geometry_sources"),
}
_TOPIC = {name: topic for topic, names in _ABOUT.items() for name in names}


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of news: `key` tells it from all others for good, `record` is what it is about (none for a sum)."""

    key: str
    at: str
    title: str
    summary: str
    kinds: Sequence[str]
    record: tuple[str, str] | None


def items(history: "History", snapshot: Snapshot, scope: Scope, voice: Voice) -> list[Item]:
    """Return what changed, the newest first, in the words of a language."""
    found = history.news(_PUBLIC, scope, limit=_REVISIONS, most_changes=_MOST_CHANGES)
    return [item for touched in found for item in _of_revision(touched, scope, snapshot, voice)]


def _of_revision(touched: Touched, scope: Scope, snapshot: Snapshot, voice: Voice) -> list[Item]:
    if not touched.changes:
        return [_sum(touched, scope, voice)]
    return [_one(touched, change, snapshot, voice) for change in touched.changes]


def _one(touched: Touched, change: Change, snapshot: Snapshot, voice: Voice) -> Item:
    found = told(change.before, change.after)
    record = (
        ("cities", found.city_ags or "")
        if change.collection == "assignments"
        else (change.collection, change.record_id)
    )
    return Item(
        key=f"{touched.number}/{change.collection}/{change.record_id}",
        at=touched.at,
        title=_title(change, found, snapshot, voice),
        summary=voice.say("news-assignment") if change.collection == "assignments" else _summary(found, voice),
        kinds=(change.collection,),
        record=record,
    )


def _title(change: Change, found: Told, snapshot: Snapshot, voice: Voice) -> str:
    city = _city(found, snapshot)
    if change.collection == "assignments":
        return voice.say("news-title", what=voice.say("news-kind-assignments"), name=city)
    name = f"{found.name} ({city})" if city and city not in found.name else found.name
    return voice.say("news-title", what=voice.say(f"kinds-{_NOUNS[change.collection]}"), name=name)


def _city(found: Told, snapshot: Snapshot) -> str:
    """Return the name of the city of a record, empty where the atlas has it no more."""
    cities, ags = snapshot.collection("cities"), found.city_ags or ""
    return str(snapshot.fields("cities", ags)["name"]) if ags in cities.positions else ""


def _summary(found: Told, voice: Voice) -> str:
    if found.kind != "changed":
        return voice.say(f"news-{found.kind}")
    topics = dict.fromkeys(_TOPIC.get(one.field, "other") for one in found.fields)
    ordered = [topic for topic in (*_ABOUT, "other") if topic in topics]
    return voice.say("news-changed", what=voice.listing([voice.say(f"news-about-{topic}") for topic in ordered]))


def _sum(touched: Touched, scope: Scope, voice: Voice) -> Item:
    kinds = tuple(dict.fromkeys(collection for collection, _ in touched.counts))
    lines = []
    for kind in ("created", "changed", "deleted"):
        counted = {name: n for (name, how), n in touched.counts.items() if how == kind}
        if counted:
            lines.append(voice.say(f"news-many-{kind}", what=_counted(counted, voice)))
    return Item(
        key=f"{touched.number}/{scope.city or scope.area or 'all'}",
        at=touched.at,
        title=voice.say("news-many", n=sum(touched.counts.values())),
        summary=" ".join(lines),
        kinds=kinds,
        record=None,
    )


def _counted(counts: Mapping[str, int], voice: Voice) -> str:
    return voice.listing([voice.say(f"count-{name}", n=counts[name]) for name in _PUBLIC if name in counts])
