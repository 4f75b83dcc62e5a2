"""`python -m tests.bench.geocoder`: how often and how exactly the offline gazetteer finds real Saxon addresses.

Three measurements, none of which the gazetteer could have learnt by heart:

- the addresses of offices and projects in the facts, from which nothing of the gazetteer is made (they have no
  surveyed position, so what is measured is how exactly they are found, and whether in their own municipality);
- the addresses of railway stations, whose positions Deutsche Bahn publishes: the gazetteer is loaded without any
  railway station, so it has to find the street or the town;
- every stop that a street is known by, left out in turn: how far it lies from where the others put the street.
"""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from atlas.build import stop_names
from atlas.crs import geodesic_distance_m
from atlas.errors import OutsideSaxony, PlaceNotFound
from atlas.model import PRECISIONS
from atlas.places import Gazetteer, Place
from atlas.places.entries import FILES
from atlas.places.spelling import key
from tests.bench.addresses import FILE, ROOT

GEODATA = ROOT / "geodata"
PLACES = GEODATA / "places"
_NOTHING = "nicht gefunden"
_RAILWAY = 5
LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Address:
    """An address as one writes it, the municipality it is in, and where it is, if that is known."""

    text: str
    ags: str
    at: LonLat | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for an address: how exactly, whether in its municipality, and how far off (metres)."""

    precision: str
    in_town: bool
    error_m: float | None


def main() -> None:
    """Print the three tables."""
    console = Console()
    console.print(_table("Adressen der Fakten (Büros und Projekte)", measured(Gazetteer.load(PLACES), of_facts())))
    console.print(
        _table("Adressen der Bahnhöfe, ohne alle Bahnhöfe im Verzeichnis", measured(held_out(), of_stations()))
    )
    errors = left_out_stops()
    console.print(
        f"Straßen ab zwei Haltestellen, je eine ausgelassen: {len(errors)} Haltestellen, "
        f"Abstand Median {statistics.median(errors):.0f} m, 90 % unter {ninetieth(errors):.0f} m"
    )


def of_facts() -> list[Address]:
    """Return every address of the facts that names a street."""
    offices = orjson.loads((GEODATA / "facts" / "offices.json").read_bytes())
    projects = orjson.loads((GEODATA / "facts" / "projects.json").read_bytes())
    given = [(one["city_ags"], one) for one in offices]
    given += [(one["city_ags"], one["address"]) for one in projects if one["address"]]
    texts = {(_written(one), ags) for ags, one in given if one.get("street")}
    return [Address(text, ags) for text, ags in sorted(texts)]


def _written(address: dict[str, Any]) -> str:
    street = " ".join(filter(None, (address["street"], address.get("house_number"))))
    town = " ".join(filter(None, (address.get("postcode"), address.get("city"))))
    return ", ".join(filter(None, (street, town)))


def of_stations() -> list[Address]:
    """Return the addresses of railway stations with their published positions."""
    rows = orjson.loads(FILE.read_bytes())["rows"]
    return [Address(f"{street}, {code} {town}", ags, (lon, lat)) for _, street, code, town, lon, lat, ags in rows]


def held_out() -> Gazetteer:
    """Return the gazetteer without any railway station."""

    with tempfile.TemporaryDirectory() as folder:
        for name in FILES:
            document = orjson.loads((PLACES / f"{name}.json").read_bytes())
            if name == "stops":
                document["rows"] = [row for row in document["rows"] if not row[_RAILWAY]]
            (Path(folder) / f"{name}.json").write_bytes(orjson.dumps(document))
        return Gazetteer.load(Path(folder))


def measured(gazetteer: Gazetteer, addresses: Sequence[Address]) -> list[Found]:
    """Return what the gazetteer makes of each address."""
    return [_measured(gazetteer, address) for address in addresses]


def _measured(gazetteer: Gazetteer, address: Address) -> Found:
    try:
        place: Place = gazetteer.locate(address.text)
    except (PlaceNotFound, OutsideSaxony):
        return Found(_NOTHING, False, None)
    error = geodesic_distance_m((place.lon, place.lat), address.at) if address.at else None
    return Found(place.precision, place.ags == address.ags, error)


def left_out_stops() -> list[float]:
    """Return for every stop of a street with several how far it lies from the mean of the others, in metres."""
    towns = {row[0]: row[1] for row in orjson.loads((PLACES / "towns.json").read_bytes())["rows"]}
    by_town: dict[str, list[Any]] = defaultdict(list)
    for row in orjson.loads((PLACES / "stops.json").read_bytes())["rows"]:
        by_town[row[1]].append(row)
    return [error for ags, rows in by_town.items() for error in _left_out(rows, towns[ags])]


def _left_out(rows: Sequence[Any], town: str) -> Iterator[float]:
    parts = stop_names.parts_of_town((row[0] for row in rows), town)
    streets: dict[tuple[str, str], list[LonLat]] = defaultdict(list)
    for row in rows:
        said = stop_names.read(row[0], parts)
        for street in said.streets:
            streets[said.part, key(street)].append((row[2], row[3]))
    for stops in (set(found) for found in streets.values()):
        for stop in stops if len(stops) > 1 else ():
            others = stops - {stop}
            mean = (statistics.mean(lon for lon, _ in others), statistics.mean(lat for _, lat in others))
            yield geodesic_distance_m(stop, mean)


def ninetieth(values: Sequence[float]) -> float:
    """Return what nine of ten values are below."""
    return statistics.quantiles(values, n=10)[-1]


def _table(title: str, found: Sequence[Found]) -> Table:
    table = Table("Genauigkeit", "Adressen", "Anteil", "in ihrer Gemeinde", "Abstand Median", "90 % unter", title=title)
    for precision in (*PRECISIONS, _NOTHING):
        rows = [one for one in found if one.precision == precision]
        if rows:
            table.add_row(precision, *_figures(rows, len(found)))
    table.add_row("alle", *_figures(found, len(found)))
    return table


def _figures(rows: Sequence[Found], total: int) -> tuple[str, ...]:
    errors = [one.error_m for one in rows if one.error_m is not None]
    far = (f"{statistics.median(errors):,.0f} m", f"{ninetieth(errors):,.0f} m") if len(errors) > 1 else ("–", "–")
    in_town = sum(one.in_town for one in rows) / len(rows)
    return (str(len(rows)), f"{len(rows) / total:.0%}", f"{in_town:.0%}", *far)


if __name__ == "__main__":
    main()
