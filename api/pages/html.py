"""The pages as bytes, one function per kind of page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from api import links, merged
from api.kept import once
from api.pages import (
    builder,
    compare,
    conforming,
    context,
    datasets,
    figures,
    holdings,
    lists,
    menus,
    missing,
    near,
    nearmany,
    proofs,
    records,
    render,
    speech,
    twins,
    words,
)
from api.pages.render import Crumb, Head
from api.pages.speech import Speech
from api.places_sent import Sent
from api.responses import HTML
from atlas import Atlas, catalogue, quality
from atlas.errors import AtlasError
from atlas.export.operations.selfcheck import checked
from atlas.manyplaces import Answered
from atlas.query import Collection, Fields, Page, Query
from atlas.selection import Asked
from atlas.snapshot import COLLECTIONS, Snapshot

_CATALOGUES = (("application/ld+json", "/api/catalog?f=jsonld"), ("text/turtle", "/api/catalog?f=ttl"))


def landing(request: Request, snapshot: Snapshot) -> bytes:
    """Return the door of the API for people."""
    voice = speech.of(request)
    head = Head(
        title=voice.say("page-api"),
        description=voice.say("page-api-lead"),
        path="/api?f=html",
        crumbs=(_data(voice),),
        alternates=(("application/json", "/api?f=json"),),
        section="data",
    )
    return render.page(request, snapshot, "landing.html", head, counts=_counts(snapshot))


def conformance(request: Request, snapshot: Snapshot, classes: Sequence[str]) -> bytes:
    """Return the conformance classes that hold."""
    voice = speech.of(request)
    head = Head(
        title=voice.say("page-conformance"),
        description=voice.say("page-conformance-lead"),
        path="/api/conformance?f=html",
        crumbs=(_data(voice), _api(voice)),
        alternates=(("application/json", "/api/conformance?f=json"),),
        section="data",
    )
    return render.page(request, snapshot, "conformance.html", head, classes=classes)


def collections(request: Request, snapshot: Snapshot, found: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the collections, or the one collection that is asked for."""
    voice = speech.of(request)
    single = found[0]["id"] if len(found) == 1 else None
    path = f"/api/collections/{single}" if single else "/api/collections"
    title, plural = voice.say("page-collections"), voice.say(f"page-plural-{found[0]['id']}")
    head = Head(
        title=voice.say("filters-naming", label=voice.say("page-collection"), value=plural) if single else title,
        description=voice.say("page-collections-lead"),
        path=f"{path}?f=html",
        crumbs=(_data(voice), _api(voice)),
        alternates=(("application/json", f"{path}?f=json"),),
        section="data",
    )
    return render.page(request, snapshot, "collections.html", head, found=found)


def items(request: Request, snapshot: Snapshot, rows: Collection, page: Page, query: Query) -> bytes:
    """Return a page of a collection as a table."""
    head, content = lists.make(request, rows, page, query, snapshot.area_of)
    return render.page(request, snapshot, "list.html", head, **content)


def item(request: Request, snapshot: Snapshot, rows: Collection, item_id: str, day: date | None = None) -> bytes:
    """Return the page of one record, with who was responsible on a day, if one is asked for; raises UnknownRecord."""
    voice = speech.of(request)
    template, head, content = records.make(voice, snapshot, links.base_url(request), rows.name, item_id)
    parameter = words.MAP_PARAMETERS.get(rows.name)
    return render.page(
        request,
        snapshot,
        template,
        head,
        map_href=f"/?{parameter}={item_id}" if parameter else "/",
        menu=menus.of_record(voice, rows, item_id),
        twin=twins.of_record(request.app.state.atlas, snapshot, rows.name, item_id, voice.language, day),
        running=twins.RUNNING,
        charge_day=day.isoformat() if day and rows.name != "regions" else None,
        **{"manager": _manager(snapshot, rows.name, item_id, day), **content},
    )


def statistics(request: Request, snapshot: Snapshot, asked: Asked, values: Mapping[str, str], measure: str) -> bytes:
    """Return the figures of what the parameters leave, by every grouping."""
    geodata = request.app.state.atlas.geodata
    head, content = figures.make(speech.of(request), snapshot, geodata, asked, values, measure)
    return render.page(request, snapshot, "statistics.html", head, **content)


def _manager(snapshot: Snapshot, collection: str, record: str, day: date | None) -> Fields | None:
    """Return who is responsible for the city of a record, or was on a day; a region's page names its own manager."""
    if collection == "regions":
        return None
    ags = record if collection == "cities" else snapshot.fields(collection, record)["city_ags"]
    if day is not None:
        return snapshot.manager_on(ags, day)
    found: Fields | None = snapshot.fields("cities", ags)["manager"]
    return found


def data(request: Request, house: Atlas) -> bytes:
    """Return what there is to take along: for which purpose, how to cite, how current, what is not known."""
    snapshot, voice, base = house.snapshot, speech.of(request), links.base_url(request)
    found = catalogue.holdings(snapshot, house.store)
    head = Head(
        title=voice.say("footer-data"),
        description=voice.say("data-description"),
        path="/daten",
        alternates=(*_CATALOGUES, ("application/json", "/api?f=json")),
        graph=datasets.graph(voice, base, snapshot, found),
        section="data",
    )
    content = {
        **holdings.content(voice, snapshot, found, f"{base}{voice.to('/daten')}"),
        "operator": request.app.state.settings.operator,
        "is_file": links.is_file(request),
        "standards": conforming.rows(conforming.read()),
        "access": proofs.read(),
        "report": once(snapshot, "quality", lambda: quality.run(house.store.layers(), snapshot.day)),
        "check": once(snapshot, "operations", lambda: checked(house.store, snapshot, Query())),
        "files": context.files(house.geodata),
        "qualities": _qualities(snapshot),
        "precisions": words.PRECISIONS,
        "list_path": words.list_path,
    }
    return render.page(request, snapshot, "data.html", head, **content)


def sources(request: Request, snapshot: Snapshot) -> bytes:
    """Return every source with the records that rest on it."""
    voice, groups = speech.of(request), context.by_publisher(snapshot)
    lead = voice.say("page-sources-lead", n=len(snapshot.sources), publishers=voice.number(len(groups)))
    head = Head(
        title=voice.say("page-sources"),
        description=lead,
        path="/daten/quellen",
        crumbs=(_data(voice),),
        section="data",
    )
    return render.page(request, snapshot, "sources.html", head, groups=groups)


def embed(request: Request, snapshot: Snapshot) -> bytes:
    """Return the page where one chooses a map for a page of one's own, and copies its code."""
    voice, base = speech.of(request), links.base_url(request)
    choice = builder.read(snapshot, merged.of_today(snapshot, request.query_params))
    head = Head(title=voice.say("builder-title"), description=voice.say("builder-lead"), path="/einbetten")
    return render.page(
        request,
        snapshot,
        "builder.html",
        head,
        choice=choice,
        complaint=builder.complaint(choice, voice),
        heights=builder.HEIGHTS,
        form=builder.form(snapshot, choice, voice),
        title=builder.title(snapshot, choice),
        preview=f"/einbetten/karte?{choice.query}",
        # A policy names hosts; with a path it would allow that one address only.
        origin="/".join(base.split("/")[:3]),
        element=builder.element(base, snapshot, choice),
        frame=builder.frame(base, snapshot, choice),
    )


def comparison(request: Request, snapshot: Snapshot) -> bytes:
    """Return the page that lays two areas side by side, or asks for them."""
    voice = speech.of(request)
    a, b = (request.query_params.get(name, "").strip() for name in "ab")
    content = compare.make(voice, snapshot, a, b)
    both = content["both"]
    head = Head(
        title=voice.say("compare-title", a=both[0]["name"], b=both[1]["name"]) if both else voice.say("page-compare"),
        description=voice.say("page-compare-lead"),
        path=f"/vergleich?{urlencode({'a': a, 'b': b})}" if both else "/vergleich",
        crumbs=(Crumb(voice.say("list-kinds-areas"), "/gebiete"),),
        section="areas",
        # Each pair would be a page of its own; the areas themselves are to be found.
        index=not both,
    )
    return render.page(request, snapshot, "compare.html", head, **content)


def nearby(request: Request, house: Atlas, snapshot: Snapshot) -> bytes:
    """Return the form that asks for a place, and what lies around it."""
    head, content = near.make(speech.of(request), house, snapshot, request.query_params)
    return render.page(request, snapshot, "near.html", head, **content)


def near_many(
    request: Request,
    snapshot: Snapshot,
    sent: Sent,
    found: Sequence[Answered] = (),
    error: AtlasError | None = None,
) -> bytes:
    """Return the form that takes many places, what lies near each, or what is wrong with them."""
    head, content = nearmany.make(speech.of(request), snapshot, sent, found, error)
    return render.page(request, snapshot, "nearmany.html", head, **content)


def error(request: Request, status: int, error: AtlasError) -> Response:
    """Return a page that says what is wrong and offers ways on."""
    house: Atlas | None = getattr(request.app.state, "atlas", None)
    can_look = house is not None and status < 500
    voice = speech.of(request)
    title, sentence, detail = missing.words_of(voice, error)
    head = Head(title=title, description=sentence, path=request.url.path, index=False)
    body = render.page(
        request,
        None,
        "error.html",
        head,
        status=status,
        detail=detail,
        known=error.known if len(error.known) <= 40 else (),
        parameter=error.parameter,
        suggestions=missing.suggestions(request, house, error) if house and can_look and status == 404 else [],
    )
    return Response(body, status, {"Cache-Control": "no-store", "Content-Language": voice.lang, "Vary": "Accept"}, HTML)


def _data(voice: Speech) -> Crumb:
    return Crumb(voice.say("footer-data"), "/daten")


def _api(voice: Speech) -> Crumb:
    return Crumb(voice.say("page-api"), "/api?f=html")


def _counts(snapshot: Snapshot) -> dict[str, int]:
    return {name: len(snapshot.collection(name).ids) for name in COLLECTIONS}


def _qualities(snapshot: Snapshot) -> dict[str, int]:
    areas = snapshot.collection("areas").fields
    return {quality: sum(a["geometry_quality"] == quality for a in areas) for quality in words.QUALITIES}
