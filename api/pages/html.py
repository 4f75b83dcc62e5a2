"""The pages as bytes, one function per kind of page."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request, Response

from api import links
from api.pages import context, lists, missing, records, render, twins, words
from api.pages.render import Crumb, Head
from api.responses import HTML
from atlas import Atlas
from atlas.errors import AtlasError, UnknownRecord
from atlas.query import Collection, Page, Query
from atlas.snapshot import COLLECTIONS, Snapshot

_API = Crumb("Daten", "/daten")


def landing(request: Request, snapshot: Snapshot) -> bytes:
    """Return the door of the API for people."""
    head = Head(
        title="Schnittstelle",
        description="Die Schnittstelle des Quartiersatlas Sachsen: Sammlungen, Suche, Umgebung, Zahlen.",
        path="/api?f=html",
        crumbs=(_API,),
        alternates=(("application/json", "/api?f=json"),),
        section="data",
    )
    return render.page(request, snapshot, "landing.html", head, counts=_counts(snapshot))


def conformance(request: Request, snapshot: Snapshot, classes: Sequence[str]) -> bytes:
    """Return the conformance classes that hold."""
    head = Head(
        title="Erfüllte Standards",
        description="Konformitätsklassen von OGC API – Features, die diese Schnittstelle erfüllt.",
        path="/api/conformance?f=html",
        crumbs=(_API, Crumb("Schnittstelle", "/api?f=html")),
        alternates=(("application/json", "/api/conformance?f=json"),),
        section="data",
    )
    return render.page(request, snapshot, "conformance.html", head, classes=classes)


def collections(request: Request, snapshot: Snapshot, found: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the collections, or the one collection that is asked for."""
    single = found[0]["id"] if len(found) == 1 else None
    path = f"/api/collections/{single}" if single else "/api/collections"
    head = Head(
        title=f"Sammlung {found[0]['title']}" if single else "Sammlungen",
        description="Die Sammlungen der Schnittstelle mit Ausdehnung, Filtern und Formaten.",
        path=f"{path}?f=html",
        crumbs=(_API, Crumb("Schnittstelle", "/api?f=html")),
        alternates=(("application/json", f"{path}?f=json"),),
        section="data",
    )
    return render.page(request, snapshot, "collections.html", head, found=found)


def items(request: Request, snapshot: Snapshot, rows: Collection, page: Page, query: Query) -> bytes:
    """Return a page of a collection as a table."""
    head, content = lists.make(request, rows, page, query)
    return render.page(request, snapshot, "list.html", head, **content)


def item(request: Request, snapshot: Snapshot, rows: Collection, item_id: str) -> bytes:
    """Return the page of one record; raises UnknownRecord."""
    template, head, content = records.make(snapshot, links.base_url(request), rows.name, item_id)
    parameter = words.MAP_PARAMETERS.get(rows.name)
    return render.page(
        request,
        snapshot,
        template,
        head,
        map_href=f"/?{parameter}={item_id}" if parameter else "/",
        data_href=f"/api/collections/{rows.name}/items/{item_id}?f=json",
        twin=twins.of_record(request.app.state.atlas, snapshot, rows.name, item_id),
        running=twins.RUNNING,
        **content,
    )


def data(request: Request, house: Atlas) -> bytes:
    """Return what there is to take along: formats, licences, credits, and how to read the geometry."""
    snapshot = house.snapshot
    head = Head(
        title="Daten",
        description="Daten des Quartiersatlas Sachsen: Formate, Abfragen, Lizenzen, Herkunft und Genauigkeit.",
        path="/daten",
        alternates=(("application/json", "/api?f=json"),),
        graph=(_dataset(links.base_url(request), snapshot),),
        section="data",
    )
    content = {"counts": _counts(snapshot), "files": context.files(house.geodata), "qualities": _qualities(snapshot)}
    return render.page(request, snapshot, "data.html", head, **content)


def sources(request: Request, snapshot: Snapshot) -> bytes:
    """Return every source with the records that rest on it."""
    head = Head(
        title="Alle Quellen",
        description="Alle Quellen des Quartiersatlas Sachsen mit Herausgeber, Inhalt, Datum und belegten Einträgen.",
        path="/daten/quellen",
        crumbs=(_API,),
        section="data",
    )
    return render.page(request, snapshot, "sources.html", head, groups=context.by_publisher(snapshot))


def error(request: Request, status: int, error: AtlasError) -> Response:
    """Return a page that says what is wrong and offers ways on."""
    house: Atlas | None = getattr(request.app.state, "atlas", None)
    can_look = house is not None and status < 500
    head = Head(title=error.title_de, description=error.de, path=request.url.path, index=False)
    body = render.page(
        request,
        None,
        "error.html",
        head,
        status=status,
        sentence=_sentence(error),
        known=error.known if len(error.known) <= 40 else (),
        parameter=error.parameter,
        suggestions=missing.suggestions(request, house, error) if house and can_look and status == 404 else [],
    )
    return Response(body, status, {"Cache-Control": "no-store", "Content-Language": "de", "Vary": "Accept"}, HTML)


def _sentence(error: AtlasError) -> str:
    """Return the sentence for people; the names of collections mean nothing to them."""
    if isinstance(error, UnknownRecord):
        return "Diesen Eintrag gibt es im Atlas nicht oder nicht mehr."
    return error.de


def _counts(snapshot: Snapshot) -> dict[str, int]:
    return {name: len(snapshot.collection(name).ids) for name in COLLECTIONS}


def _qualities(snapshot: Snapshot) -> dict[str, int]:
    areas = snapshot.collection("areas").fields
    return {quality: sum(a["geometry_quality"] == quality for a in areas) for quality in words.QUALITY}


def _dataset(base: str, snapshot: Snapshot) -> dict[str, Any]:
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": media,
            "contentUrl": f"{base}/api/collections/{name}/items?f={code}",
        }
        for name in COLLECTIONS
        for code, media in (("json", "application/geo+json"), ("csv", "text/csv"))
    ]
    return {
        "@type": "Dataset",
        "@id": f"{base}/daten#datensatz",
        "name": "Quartiersatlas Sachsen",
        "description": "Fördergebiete der nachhaltigen sozialen Stadtentwicklung in Sachsen mit Projekten, Büros, "
        "Städten und Zuständigkeiten.",
        "url": f"{base}/daten",
        "inLanguage": "de",
        "license": "https://opendatacommons.org/licenses/odbl/1-0/",
        "isAccessibleForFree": True,
        "dateModified": snapshot.changed_at,
        "version": str(snapshot.revision),
        "spatialCoverage": {"@type": "State", "name": "Sachsen"},
        "temporalCoverage": "2014-01-01/..",
        "distribution": files,
    }
