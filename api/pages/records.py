"""What the page of one record shows: its fields, the linked records, sources with numbers, sketch and JSON-LD."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from api.pages import belonging, drawings, jsonld, profiles
from api.pages.render import Crumb, Head
from api.pages.speech import Speech
from api.pages.words import AREA_STATUSES, path_of
from atlas import profile
from atlas.describe import area_standing, evidence, written
from atlas.snapshot import Snapshot

Fields = Mapping[str, Any]
Content = dict[str, Any]
# The sheet of an area, and those of a city, stand below their pages.
SHEET = "steckbrief.pdf"
_NOT_ABOUT_CITIES = ("kinds-city", "project-theme", "project-carrier", "page-cost", "project-eu")
Made = tuple[str, Head, Content]


def make(voice: Speech, snapshot: Snapshot, base: str, collection: str, record: str) -> Made:
    """Return template, head and content of a record's page; raises UnknownRecord."""
    return _MAKERS[collection](voice, snapshot, base, record)


def _area(voice: Speech, snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("areas", record)
    found = evidence.numbered(voice, snapshot, "areas", record)
    standing = written.without_codes(area_standing(fields, voice.language)).rstrip(".")
    content = {
        **found,
        "area": fields,
        "standing": f"{standing}.",
        "where": drawings.where(voice, snapshot, fields),
        "offices": _offices(snapshot, fields["office_ids"]),
        "sheet": f"/gebiete/{record}/{SHEET}",
        **belonging.make(voice, snapshot, "areas", record, ("project-area", "kinds-city", "page-cost", "project-eu")),
        **profiles.make(voice, profile.of_area(snapshot, record), fields),
        "names": {key: other["name"] for key, other in snapshot.area_of.items()},
        **drawings.of_area(voice, snapshot, fields),
    }
    title = f"{fields['name']} ({fields['city_name']})" if not _names_city(fields) else fields["name"]
    said = f"{title}: {content['standing']}"
    return "area.html", _head(voice, snapshot, base, "areas", fields, title, said, found, jsonld.area), content


def _city(voice: Speech, snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("cities", record)
    parts = fields["participation"]
    found = evidence.numbered(voice, snapshot, "cities", record, (key for part in parts for key in part["sources"]))
    areas, said = _records(snapshot, "areas", fields["area_ids"]), voice.every_count(fields["counts"])
    content = {
        **found,
        "city": fields,
        "counts_said": said,
        "area_groups": _by_status(areas),
        **profiles.make(voice, profile.of_city(snapshot, record), fields),
        "offices": _offices(snapshot, fields["office_ids"]),
        "sheet": f"/staedte/{record}/{SHEET}" if fields["area_ids"] else None,
        **belonging.make(voice, snapshot, "cities", record, _NOT_ABOUT_CITIES),
        **drawings.of_city(voice, snapshot, fields, areas),
    }
    name, kreis = fields["name"], fields["kreis"]
    description = voice.say("page-city-description", name=name, kreis=kreis, counts=said)
    return "city.html", _head(voice, snapshot, base, "cities", fields, name, description, found, jsonld.city), content


def _project(voice: Speech, snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("projects", record)
    found = evidence.numbered(voice, snapshot, "projects", record)
    areas = [fields["area_id"]] if fields["area_name"] else []
    content = {
        **found,
        "project": fields,
        **drawings.of_point(voice, snapshot, "project", fields, areas, _point(snapshot, "projects", record)),
    }
    where = voice.joined([name for name in (fields["area_name"], fields["city_name"]) if name])
    description = fields["summary"] or voice.say("page-project-description", where=where)
    head = _head(voice, snapshot, base, "projects", fields, fields["title"], description, found, jsonld.project)
    return "project.html", head, content


def _office(voice: Speech, snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("offices", record)
    found = evidence.numbered(voice, snapshot, "offices", record)
    point = _point(snapshot, "offices", record)
    content = {
        **found,
        "office": fields,
        "areas": _records(snapshot, "areas", fields["area_ids"]),
        **drawings.of_point(voice, snapshot, "office", fields, fields["area_ids"], point),
    }
    status, address = voice.say(f"office-status-{fields['status']}"), written.address_line(fields)
    description = voice.say("page-office-description", kind=fields["kind"], address=address, status=status)

    def thing(said: Speech, address: str, record_fields: Fields) -> jsonld.Node:
        return jsonld.office(said, address, record_fields, point)

    head = _head(voice, snapshot, base, "offices", fields, fields["name"], description, found, thing)
    return "office.html", head, content


def _region(voice: Speech, snapshot: Snapshot, base: str, record: str) -> Made:
    fields, name = snapshot.fields("regions", record), voice.say(f"region-{record}")
    cities = _records(snapshot, "cities", fields["city_ags"])
    head = Head(
        title=name,
        description=voice.say("page-region-description", name=name),
        path=path_of("regions", record),
        crumbs=(_saxony(voice),),
        alternates=(("application/geo+json", f"/api/collections/regions/items/{record}?f=json"),),
        section="cities",
    )
    confirmed = all(city["manager"]["confirmed"] for city in cities)
    standing = {"region": record, "valid_from": None, "confirmed": confirmed}
    manager = {**fields["manager"], **standing} if fields["manager"] else None
    return "region.html", head, {"region": fields, "name": name, "cities": cities, "manager": manager}


_MAKERS: Mapping[str, Callable[[Speech, Snapshot, str, str], Made]] = {
    "areas": _area,
    "cities": _city,
    "projects": _project,
    "offices": _office,
    "regions": _region,
}


def _head(
    voice: Speech,
    snapshot: Snapshot,
    base: str,
    collection: str,
    fields: Fields,
    title: str,
    description: str,
    found: Content,
    thing: Callable[[Speech, str, Fields], jsonld.Node],
) -> Head:
    record = fields["ags"] if collection == "cities" else fields["id"]
    crumbs, path = _crumbs(voice, snapshot, collection, fields), path_of(collection, record)
    url, node = f"{base}{voice.to(path)}", thing(voice, base, fields)
    return Head(
        title=title,
        description=description,
        path=path,
        crumbs=crumbs,
        alternates=(("application/geo+json", f"/api/collections/{collection}/items/{record}?f=json"),),
        embedded=True,
        feeds=((f"{path}/neues.atom", title),) if collection in ("areas", "cities") else (),
        graph=(
            node,
            jsonld.page(voice, snapshot, url, title, node, evidence.addresses(found["sources"])),
            jsonld.breadcrumbs(base, [(crumb.label, voice.to(crumb.href)) for crumb in crumbs], title, url),
        ),
        section=collection,
    )


def _saxony(voice: Speech) -> Crumb:
    return Crumb(voice.say("page-saxony"), "/staedte")


def _crumbs(voice: Speech, snapshot: Snapshot, collection: str, fields: Fields) -> tuple[Crumb, ...]:
    kreis = fields["kreis"]
    crumbs = [_saxony(voice), *([Crumb(kreis, f"/staedte?{urlencode({'kreis': kreis})}")] if kreis else [])]
    if collection == "cities":
        return tuple(crumbs)
    if fields["city_name"]:
        crumbs.append(Crumb(fields["city_name"], path_of("cities", fields["city_ags"])))
    areas = [fields["area_id"]] if fields.get("area_id") else fields.get("area_ids", ())
    crumbs += [
        Crumb(snapshot.area_of[key]["name"], path_of("areas", key)) for key in areas[:1] if key in snapshot.area_of
    ]
    return tuple(crumbs)


def _records(snapshot: Snapshot, collection: str, ids: Iterable[str]) -> list[Fields]:
    rows = snapshot.collection(collection)
    return [rows.fields[rows.positions[key]] for key in ids if key in rows.positions]


def _offices(snapshot: Snapshot, ids: Iterable[str]) -> list[Fields]:
    """Return offices as somebody looks for one: open ones first, closed ones last."""
    order = ("open", "unverified", "closed")
    return sorted(_records(snapshot, "offices", ids), key=lambda office: order.index(office["status"]))


def _point(snapshot: Snapshot, collection: str, record: str) -> tuple[float, float]:
    rows = snapshot.collection(collection)
    point: Any = rows.geometries[rows.position(record)]
    return point.x, point.y


def _by_status(areas: Sequence[Fields]) -> list[tuple[str, list[Fields]]]:
    groups: dict[str, list[Fields]] = defaultdict(list)
    for area in areas:
        groups[area["status"]].append(area)
    return [(status, groups[status]) for status in AREA_STATUSES if status in groups]


def _names_city(fields: Fields) -> bool:
    return bool(fields["city_name"] and fields["city_name"].split("-")[0] in fields["name"])
