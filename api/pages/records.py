"""What the page of one record shows: its fields, the linked records, sources with numbers, sketch and JSON-LD."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from api.pages import evidence, format, jsonld, profiles, sketch, words
from api.pages.columns import table
from api.pages.render import Crumb, Head
from atlas import crs, profile
from atlas.describe import DIRECTIONS, area_standing, distance
from atlas.snapshot import Snapshot

Fields = Mapping[str, Any]
Content = dict[str, Any]
Made = tuple[str, Head, Content]
_AT_CENTRE_M = 400
_SAXONY = Crumb("Sachsen", "/staedte")


def path_of(collection: str, record: str) -> str:
    """Return the address of a record's page."""
    if collection not in words.FOLDERS:
        return f"/api/collections/{collection}/items/{record}?f=html"
    return f"/{words.FOLDERS[collection]}/{record}"


def make(snapshot: Snapshot, base: str, collection: str, record: str) -> Made:
    """Return template, head and content of a record's page; raises UnknownRecord."""
    return _MAKERS[collection](snapshot, base, record)


def _area(snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("areas", record)
    found = evidence.numbered(snapshot, "areas", record)
    content = {
        **found,
        "area": fields,
        "standing": words.without_codes(area_standing(fields)),
        "where": _where(snapshot, fields),
        "offices": _offices(snapshot, fields["office_ids"]),
        "project_table": table(
            "projects",
            _records(snapshot, "projects", fields["project_ids"]),
            ("Gebiet", "Stadt", "Kosten", "EU-Anteil"),
        ),
        **profiles.make(profile.of_area(snapshot, record), fields),
        "names": {key: other["name"] for key, other in snapshot.area_of.items()},
        **_drawings(snapshot, fields, [record], _area_spot(fields), _area_drawing_text(snapshot, fields)),
    }
    title = f"{fields['name']} ({fields['city_name']})" if not _names_city(fields) else fields["name"]
    head = _head(snapshot, base, "areas", fields, record, title, f"{title}: {content['standing']}.", found, jsonld.area)
    return "area.html", head, content


def _city(snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("cities", record)
    parts = fields["participation"]
    found = evidence.numbered(snapshot, "cities", record, (key for part in parts for key in part["sources"]))
    areas, said = _records(snapshot, "areas", fields["area_ids"]), _counts_said(fields["counts"])
    place = {"city_ags": record, "city_name": fields["name"]}
    content = {
        **found,
        "city": fields,
        "counts_said": said,
        "area_groups": _by_status(areas),
        **profiles.make(profile.of_city(snapshot, record), fields),
        "offices": _offices(snapshot, fields["office_ids"]),
        "project_table": table(
            "projects",
            _records(snapshot, "projects", fields["project_ids"]),
            ("Stadt", "Thema", "Träger", "Kosten", "EU-Anteil"),
        ),
        **_drawings(snapshot, place, fields["area_ids"], [], _city_drawing_text(fields, areas)),
    }
    description = f"{fields['name']} ({fields['kreis']}) im Quartiersatlas Sachsen: {said}, Zuständigkeit und Belege."
    head = _head(snapshot, base, "cities", fields, record, fields["name"], description, found, jsonld.city)
    return "city.html", head, content


def _counts_said(counts: Mapping[str, int]) -> str:
    names = ("areas", "projects", "offices")
    return format.listing([format.counted(counts[n], words.SINGULAR[n], words.PLURAL[n]) for n in names])


def _city_drawing_text(fields: Fields, areas: Sequence[Fields]) -> str:
    drawn = [area["name"] for area in areas if area["geometry_quality"] != "none"]
    if not drawn:
        return f"Umriss von {fields['name']}; die Grenzen der Gebiete sind nicht bekannt."
    said = format.listing(drawn) if len(drawn) < 4 else f"{len(drawn)} gezeichneten Gebieten"
    return f"Umriss von {fields['name']} mit {said}. Gestrichelt: schematisch, nicht amtlich."


def _project(snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("projects", record)
    found = evidence.numbered(snapshot, "projects", record)
    lon, lat = _point(snapshot, "projects", record)
    areas = [fields["area_id"]] if fields["area_name"] else []
    place = words.PRECISION[fields["precision"]]
    content = {
        **found,
        "project": fields,
        "manager": snapshot.fields("cities", fields["city_ags"])["manager"],
        **_drawings(
            snapshot,
            fields,
            areas,
            [(lon, lat, f"project {fields['precision']}")],
            f"Umriss von {fields['city_name']} mit der Lage des Projekts, {place}.",
        ),
    }
    where = f"{fields['area_name']}, {fields['city_name']}" if fields["area_name"] else fields["city_name"]
    description = fields["summary"] or f"Projekt in {where}: Zeitraum, Träger, Beträge, Ort und Belege."
    head = _head(snapshot, base, "projects", fields, record, fields["title"], description, found, jsonld.project)
    return "project.html", head, content


def _office(snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("offices", record)
    found = evidence.numbered(snapshot, "offices", record)
    lon, lat = _point(snapshot, "offices", record)
    place = words.PRECISION[fields["precision"]]
    content = {
        **found,
        "office": fields,
        "areas": _records(snapshot, "areas", fields["area_ids"]),
        "manager": snapshot.fields("cities", fields["city_ags"])["manager"],
        **_drawings(
            snapshot,
            fields,
            fields["area_ids"],
            [(lon, lat, f"office {fields['precision']}")],
            f"Umriss von {fields['city_name']} mit der Lage des Büros, {place}.",
        ),
    }
    status = words.OFFICE_STATUS[fields["status"]]
    description = f"{fields['kind']} in {format.address_line(fields)}; {status}. Träger, Kontakt, Zeiten und Belege."

    def thing(address: str, record_fields: Fields) -> jsonld.Node:
        return jsonld.office(address, record_fields, (lon, lat))

    head = _head(snapshot, base, "offices", fields, record, fields["name"], description, found, thing)
    return "office.html", head, content


def _region(snapshot: Snapshot, base: str, record: str) -> Made:
    fields = snapshot.fields("regions", record)
    cities = _records(snapshot, "cities", fields["city_ags"])
    head = Head(
        title=fields["name"],
        description=f"{fields['name']}: wer zuständig ist und welche Städte dazugehören.",
        path=path_of("regions", record),
        crumbs=(_SAXONY,),
        alternates=(("application/geo+json", f"/api/collections/regions/items/{record}?f=json"),),
        section="cities",
    )
    confirmed = all(city["manager"]["confirmed"] for city in cities)
    standing = {"region": record, "valid_from": None, "confirmed": confirmed}
    manager = {**fields["manager"], **standing} if fields["manager"] else None
    return "region.html", head, {"region": fields, "cities": cities, "manager": manager}


_MAKERS: Mapping[str, Callable[[Snapshot, str, str], Made]] = {
    "areas": _area,
    "cities": _city,
    "projects": _project,
    "offices": _office,
    "regions": _region,
}


def _head(
    snapshot: Snapshot,
    base: str,
    collection: str,
    fields: Fields,
    record: str,
    title: str,
    description: str,
    found: Content,
    thing: Callable[[str, Fields], jsonld.Node],
) -> Head:
    crumbs, path = _crumbs(snapshot, collection, fields), path_of(collection, record)
    url, node = f"{base}{path}", thing(base, fields)
    return Head(
        title=title,
        description=description,
        path=path,
        crumbs=crumbs,
        alternates=(("application/geo+json", f"/api/collections/{collection}/items/{record}?f=json"),),
        graph=(
            node,
            jsonld.page(snapshot, url, title, node, evidence.addresses(found["sources"])),
            jsonld.breadcrumbs(base, crumbs, title, url),
        ),
        section=collection,
    )


def _crumbs(snapshot: Snapshot, collection: str, fields: Fields) -> tuple[Crumb, ...]:
    kreis = fields["kreis"]
    crumbs = [_SAXONY, *([Crumb(kreis, f"/staedte?{urlencode({'kreis': kreis})}")] if kreis else [])]
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
    return [(status, groups[status]) for status in words.AREA_STATUS if status in groups]


def _names_city(fields: Fields) -> bool:
    return bool(fields["city_name"] and fields["city_name"].split("-")[0] in fields["name"])


def _away(snapshot: Snapshot, fields: Fields) -> str:
    """Return how far the middle of an area is from the middle of town, in words; empty where it is not known."""
    cities = snapshot.collection("cities").positions
    if fields["geometry_quality"] in ("none", "municipality") or fields["city_ags"] not in cities:
        return ""
    centre = snapshot.fields("cities", fields["city_ags"])["centre"]
    start, end = crs.to_metric_xy(*centre), crs.to_metric_xy(*fields["point"])
    metres = crs.geodesic_distance_m(tuple(centre), tuple(fields["point"]))
    direction = DIRECTIONS["de"].get(crs.direction(start, end) or "", "")
    return "in der Ortsmitte" if metres < _AT_CENTRE_M else f"rund {distance(metres)} {direction} der Ortsmitte"


def _where(snapshot: Snapshot, fields: Fields) -> list[str]:
    region = words.REGION.get(fields["region"] or "", "")
    sentences = [f"In {', '.join(part for part in (fields['city_name'], fields['kreis'], region) if part)}."]
    away = _away(snapshot, fields)
    if away:
        sentences.append(f"Die Mitte des Gebiets liegt {away}.")
    if fields["sub_quarters"]:
        sentences.append(f"Dazu gehören: {format.listing(fields['sub_quarters'])}.")
    return sentences


def _area_spot(fields: Fields) -> list[tuple[float, float, str]]:
    return [(*fields["point"], "unbounded")] if fields["geometry_quality"] == "none" else []


def _area_drawing_text(snapshot: Snapshot, fields: Fields) -> str:
    town, quality = fields["city_name"], fields["geometry_quality"]
    if quality == "none":
        return f"Umriss von {town}. Die Grenze des Gebiets {fields['name']} ist nicht bekannt; es steht am Ort."
    away = _away(snapshot, fields)
    line = {"schematic": " Der Rand ist gestrichelt: schematisch, nicht amtlich."}.get(quality, "")
    place = f", {away}" if away else ""
    return f"Umriss von {town} mit dem Gebiet {fields['name']}{place}.{line}"


def _drawings(
    snapshot: Snapshot, fields: Fields, areas: Sequence[str], spots: Sequence[tuple[float, float, str]], text: str
) -> Content:
    cities = snapshot.collection("cities")
    known = [key for key in areas if key in snapshot.area_of]
    ags = fields["city_ags"]
    if ags not in cities.positions:
        return {"town_sketch": None, "state_sketch": None}
    centre = snapshot.fields("cities", ags)["centre"]
    return {
        "town_sketch": sketch.town(snapshot, ags, known, spots, text),
        "state_sketch": sketch.state(snapshot, centre, fields["city_name"]),
    }
