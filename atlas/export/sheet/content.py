"""What stands on the sheet of an area, in the words of one language, as plain values that can be set."""

from collections.abc import Iterable, Mapping
from typing import Any

from atlas import describe, profile
from atlas.describe import area_standing, evidence, written
from atlas.describe.ground import Ground as Borders
from atlas.describe.voice import Voice
from atlas.export.sheet import drawing, parts, qr, style
from atlas.export.sheet.canvas import document, tag
from atlas.export.sheet.ground import Ground
from atlas.export.sheet.parts import Row, numbered, row
from atlas.query import Fields
from atlas.snapshot import Snapshot

_LEGEND_WIDTH, _LEGEND_HEIGHT = 22.0, 12.0
# What the map shows is told beside it; the other matters stand in parts of their own.
_MAP_MATTERS = ("place", "size", "neighbours")


def sheet(
    snapshot: Snapshot, basemap: Ground, borders: Borders, voice: Voice, record: str, base: str
) -> dict[str, Any]:
    """Return the content of an area's sheet; `base` is the address of the atlas. Raises UnknownRecord."""
    area = snapshot.fields("areas", record)
    found = evidence.numbered(voice, snapshot, "areas", record)
    made = profile.of_area(snapshot, record)
    twin = describe.area(snapshot, record, voice.language, borders)
    told = {section.key: section for section in twin.sections}
    return {
        "id": record,
        "kicker": voice.say("kinds-area" if area["programme"].startswith("ESF") else "page-kicker-other"),
        "title": area["name"],
        "brief": voice.joined([area["city_name"], voice.brief(area)]),
        "lead": _standing(voice, area),
        "former": voice.say("summary-status-former") if area["status"] == "former" else "",
        "map": _map(snapshot, basemap, voice, area, [told[key] for key in _MAP_MATTERS if key in told]),
        "town": _town(snapshot, basemap, voice, area),
        "facts": [*_facts(voice, area, made.value_sources, found["numbers"])],
        "manager": parts.manager(voice, area["city_name"], area["manager"]),
        "link": qr.link(voice, base, f"/gebiete/{record}"),
        "about": [*_about(voice, area)],
        "offices": parts.offices(voice, snapshot, area["office_ids"]),
        "projects": parts.projects(voice, snapshot, area["project_ids"]),
        "money": parts.money(voice, snapshot, area, made, found["numbers"]),
        "boundary": [*_boundary(voice, area)],
        "boundary_refs": numbered(found["numbers"], area["geometry_sources"]),
        "conflicts": parts.conflicts(voice, found),
        "sources": parts.sources(voice, found),
    }


def _standing(voice: Voice, area: Fields) -> str:
    standing = written.without_codes(area_standing(area, voice.language)).rstrip(".")
    return f"{standing}."


def _map(
    snapshot: Snapshot, basemap: Ground, voice: Voice, area: Fields, told: Iterable[describe.Section]
) -> dict[str, Any]:
    drawn = drawing.of_area(snapshot, basemap, voice, area)
    caption = voice.say("sheet-map-none" if area["geometry_quality"] == "none" else "sheet-map", name=area["name"])
    weak = voice.say("page-drawing-dashed") if area["geometry_quality"] == "schematic" else ""
    words = [written.without_codes(" ".join(section.sentences)) for section in told]
    return {
        "svg": drawn.svg,
        "alt": " ".join(filter(None, [caption, weak, *words])),
        "caption": " ".join(filter(None, [caption, weak])),
        "words": words,
        "legend": legend(voice, drawn.signs, area["region"]),
    }


def legend(voice: Voice, signs: Iterable[str], region: str | None) -> list[dict[str, str]]:
    """Return the signs of a map with what they mean."""
    return [{"svg": _swatch(sign, region), "label": voice.say(f"sheet-sign-{sign}")} for sign in signs]


def _swatch(sign: str, region: str | None) -> str:
    drawn = [tag(element, look, text) for element, look, text in style.swatch(sign, region)]
    return document(_LEGEND_WIDTH, _LEGEND_HEIGHT, drawn)


def _town(snapshot: Snapshot, basemap: Ground, voice: Voice, area: Fields) -> dict[str, Any] | None:
    if area["city_ags"] not in snapshot.collection("cities").positions:
        return None
    city = snapshot.fields("cities", area["city_ags"])
    drawn = drawing.of_town(snapshot, basemap, city)
    return {"svg": drawn.svg, "alt": voice.say("page-drawing-state", city=city["name"])}


def _facts(
    voice: Voice, area: Fields, stated: Mapping[str, tuple[str, ...]], numbers: Mapping[str, int]
) -> Iterable[Row]:
    def refs(field: str) -> list[int]:
        return numbered(numbers, stated.get(field, ()))

    yield row(voice.say("kinds-city"), *_city(area))
    yield row(voice.say("area-programme"), parts.german(voice, area["programme"]))
    if area["periods"]:
        yield row(voice.say("area-periods"), voice.periods(area["periods"]), refs=refs("periods"))
    yield row(voice.say("page-status"), voice.say(f"status-{area['status']}"), refs=refs("status"))
    if area["inhabitants"] is not None:
        as_of = area["inhabitants_as_of"]
        dated = voice.say("as-of", when=voice.day(as_of)) if as_of else voice.say("profile-no-day")
        people = voice.number(area["inhabitants"])
        yield row(voice.say("area-inhabitants"), people, f"({dated})", refs=refs("inhabitants"))
    if area["hectares"] is not None:
        yield row(voice.say("area-hectares"), voice.size(area["hectares"]), refs=refs("hectares"))
    elif area["drawn_hectares"] is not None:
        drawn = voice.say("area-drawn", n=voice.number(area["drawn_hectares"]))
        yield row(voice.say("area-hectares"), drawn)
    yield row(voice.say("page-boundary"), voice.say(f"quality-{area['geometry_quality']}"))
    if area["gihk_title"]:
        yield row(voice.say("area-concept"), parts.german(voice, area["gihk_title"]), refs=refs("gihk_title"))
    if area["council_decision"]:
        decision = parts.german(voice, area["council_decision"])
        yield row(voice.say("area-decision"), decision, refs=refs("council_decision"))


def _city(area: Fields) -> Iterable[parts.Text]:
    """Yield the names of a town in both languages, and its Kreis."""
    city = area["city"] or {"name": area["city_name"], "name_hsb": None}
    yield city["name"]
    if city["name_hsb"]:
        yield {"lang": "hsb", "text": city["name_hsb"]}
    if area["kreis"]:
        yield f"({area['kreis']})"


def _about(voice: Voice, area: Fields) -> Iterable[parts.Text]:
    if not area["name_official"]:
        yield voice.say("area-unofficial-name")
    if area["sub_quarters"]:
        yield voice.say("area-quarters", names=voice.listing(area["sub_quarters"]))
    if area["transition_2022_2024"]:
        yield voice.say("words-transition")
    if area["note"]:
        yield parts.german(voice, area["note"])
    if area["confidence"] != "high":
        yield voice.say(f"words-confidence-{area['confidence']}")


def _boundary(voice: Voice, area: Fields) -> Iterable[parts.Text]:
    yield voice.say(f"quality-why-{area['geometry_quality']}")
    if area["geometry_evidence"] and area["geometry_quality"] != "none":
        yield voice.say(f"evidence-{area['geometry_evidence']}")
    if area["geometry_partial"]:
        yield voice.say("partial")
    if area["drawn_hectares"] is not None:
        yield voice.say("area-drawn-size", n=voice.number(area["drawn_hectares"]))
    for key in ("geometry_note", "boundary_description"):
        if area[key]:
            yield parts.german(voice, area[key])
