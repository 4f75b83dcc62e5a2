"""What `/daten` says of the holdings: which file for which purpose, how to cite, how current, and what is not known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.speech import Speech
from atlas.catalogue import Holding
from atlas.credits import ALL_CREDITS, ODBL
from atlas.snapshot import Snapshot

# For what one takes a file, and the formats that do it, the best first.
_PURPOSES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("table", ("xlsx", "csv-de")),
    ("map", ("gpkg", "geojson")),
    ("globe", ("kml",)),
    ("contacts", ("vcf",)),
    ("dates", ("ics",)),
    ("numbers", ("csv",)),
)
_OPERATIONS = ("xlsx-art49", "csv-kohesio")
_LISTED = ("areas", "cities", "projects", "offices")


@dataclass(frozen=True, slots=True)
class Purpose:
    """Something that people want to do, and the links that do it: (label, address)."""

    key: str
    links: Sequence[tuple[str, str]]


def content(voice: Speech, snapshot: Snapshot, holdings: Sequence[Holding], address: str) -> dict[str, Any]:
    """Return what the page shows of the holdings."""
    return {
        "holdings": holdings,
        "purposes": _purposes(voice, holdings),
        "operations": _operations(voice, holdings),
        "citation": _citation(voice, snapshot, address),
        "unknown": _unknown(voice, snapshot),
    }


def _purposes(voice: Speech, holdings: Sequence[Holding]) -> list[Purpose]:
    """Return what the files are good for; a purpose that no format serves is left out."""
    known = {holding.name: holding for holding in holdings}
    found = [Purpose(key, list(_links(voice, known, formats))) for key, formats in _PURPOSES]
    return [purpose for purpose in found if purpose.links]


def _links(voice: Speech, known: Mapping[str, Holding], formats: Sequence[str]) -> Iterable[tuple[str, str]]:
    for name in _LISTED:
        files = {file.format: file for file in known[name].files}
        best = next((files[one] for one in formats if one in files), None)
        if best is not None:
            yield voice.say(f"page-plural-{name}"), best.path


def _operations(voice: Speech, holdings: Sequence[Holding]) -> list[tuple[str, str]]:
    """Return the files of the list of operations that offices ask for."""
    files = {file.format: file for holding in holdings if holding.name == "operations" for file in holding.files}
    return [(voice.say(f"data-list-{key}"), files[key].path) for key in _OPERATIONS]


def _citation(voice: Speech, snapshot: Snapshot, address: str) -> str:
    """Return the one sentence that names the source as its licences want it."""
    return voice.say(
        "credit-sentence",
        day=voice.day(snapshot.changed_on.isoformat()),
        n=snapshot.revision,
        address=address,
        licence=f"{ODBL.name} ({ODBL.url})",
        credits="; ".join(ALL_CREDITS),
    )


def _unknown(voice: Speech, snapshot: Snapshot) -> list[str]:
    """Return what is not known as sentences with today's numbers."""
    areas, offices = snapshot.collection("areas").fields, snapshot.collection("offices").fields
    projects, cities = snapshot.collection("projects").in_memory.fields, snapshot.collection("cities").fields
    official = sum(area["geometry_quality"] == "official" for area in areas)
    drawn, bare = (sum(area["geometry_quality"] == quality for area in areas) for quality in ("schematic", "none"))
    counts: Sequence[tuple[str, int, Sequence[Any]]] = (
        ("boundaries", len(areas) - official, areas),
        ("drawn", drawn, areas),
        ("bare", bare, areas),
        ("offices", sum(office["status"] == "unverified" for office in offices), offices),
        ("charge", sum(not (city["manager"] or {}).get("confirmed") for city in cities), cities),
        ("costs", sum(project["cost_total_eur"] is None for project in projects), projects),
    )
    said = [voice.say(f"data-unknown-{key}", n=n, all=len(rows)) for key, n, rows in counts if n]
    return [*said, voice.say("data-unknown-towns")]
