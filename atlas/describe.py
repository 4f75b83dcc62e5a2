"""The map in words: sentences about positions, areas and distances, in German and English."""

from collections.abc import Mapping
from typing import Any, Literal

from atlas.nearby import Near, Whereabouts
from atlas.snapshot import Snapshot

Language = Literal["de", "en"]

DIRECTIONS: Mapping[Language, Mapping[str, str]] = {
    "de": {
        "n": "nördlich", "ne": "nordöstlich", "e": "östlich", "se": "südöstlich",
        "s": "südlich", "sw": "südwestlich", "w": "westlich", "nw": "nordwestlich",
    },
    "en": {
        "n": "to the north", "ne": "to the north-east", "e": "to the east", "se": "to the south-east",
        "s": "to the south", "sw": "to the south-west", "w": "to the west", "nw": "to the north-west",
    },
}  # fmt: skip
QUALITIES: Mapping[Language, Mapping[str, str]] = {
    "de": {
        "official": "amtliche Grenze",
        "quarter": "Grenze aus amtlichen Ortsteilen",
        "schematic": "Grenze schematisch, nicht amtlich",
        "municipality": "ganze Gemeinde",
        "none": "Grenze nicht bekannt",
    },
    "en": {
        "official": "official boundary",
        "quarter": "boundary made of official quarters",
        "schematic": "schematic boundary, not official",
        "municipality": "whole municipality",
        "none": "boundary not known",
    },
}
STATUSES: Mapping[Language, Mapping[str, str]] = {
    "de": {"approved": "bewilligt", "applied": "beantragt", "former": "abgelaufen", "unknown": "Stand unklar"},
    "en": {"approved": "approved", "applied": "applied for", "former": "ended", "unknown": "status unclear"},
}
REGION_NAMES: Mapping[Language, Mapping[str, str]] = {
    "de": {"east": "Region Ost", "west": "Region West"},
    "en": {"east": "eastern region", "west": "western region"},
}
_UNBOUNDED: Mapping[Language, tuple[str, str]] = {
    "de": (
        "In dieser Stadt gibt es ein Gebiet, dessen Grenze nicht bekannt ist",
        "In dieser Stadt gibt es Gebiete, deren Grenze nicht bekannt ist",
    ),
    "en": (
        "This city has an area whose boundary is not known",
        "This city has areas whose boundary is not known",
    ),
}


def distance(metres: float, language: Language = "de") -> str:
    """Return a distance as people say it: "340 m", "1,2 km", "23 km".

    >>> distance(1234), distance(1234, "en"), distance(338)
    ('1,2 km', '1.2 km', '340 m')
    """
    if metres < 995:
        return f"{round(metres, -1):.0f} m" if metres >= 10 else f"{metres:.0f} m"
    text = f"{metres / 1000:.1f}" if metres < 9_950 else f"{metres / 1000:.0f}"
    return f"{text.replace('.', ',') if language == 'de' else text} km"


def way(near: Near, language: Language = "de") -> str:
    """Return distance and direction, "1,2 km nordöstlich"."""
    there = DIRECTIONS[language].get(near.direction or "", "")
    return f"{distance(near.distance_m, language)} {there}".strip()


def area_standing(fields: Mapping[str, Any], language: Language = "de") -> str:
    """Return an area's city, periods, status and how good its boundary is, in few words."""
    word = {"de": "Förderperiode", "en": "funding period"}[language]
    periods: list[str] = []
    if fields["periods"]:
        joined = (" und " if language == "de" else " and ").join(fields["periods"])
        periods = [f"{word} {joined}"]
    elif not fields["programme"].startswith("ESF"):
        periods = [f"Programm {fields['programme']}" if language == "de" else f"programme {fields['programme']}"]
    parts = [fields["city_name"], *periods, STATUSES[language][fields["status"]]]
    return f"{', '.join(parts)}; {QUALITIES[language][fields['geometry_quality']]}"


def where_sentence(snapshot: Snapshot, spot: Whereabouts, language: Language = "de") -> str:
    """Return where a position is, as one or two sentences."""
    areas = snapshot.area_of
    if spot.inside:
        first = areas[spot.inside[0].id]
        head = {"de": "Sie sind im Gebiet", "en": "You are in the area"}[language]
        sentences = [f"{head} {first['name']} ({area_standing(first, language)})."]
        others = [areas[near.id]["name"] for near in spot.inside[1:]]
        if others:
            also = {"de": "Hier liegt auch", "en": "Also here"}[language]
            sentences.append(f"{also}: {', '.join(others)}.")
    elif spot.nearest is not None:
        nearest = areas[spot.nearest.id]
        head = {"de": "Das nächste Gebiet ist", "en": "The nearest area is"}[language]
        sentences = [f"{head} {nearest['name']} ({area_standing(nearest, language)}), {way(spot.nearest, language)}."]
    else:
        sentences = [{"de": "Kein Gebiet ist gezeichnet.", "en": "No area is drawn."}[language]]
    if spot.unbounded_area_ids:
        names = ", ".join(areas[key]["name"] for key in spot.unbounded_area_ids)
        hint = _UNBOUNDED[language][len(spot.unbounded_area_ids) > 1]
        sentences.append(f"{hint}: {names}.")
    return " ".join(sentences)
