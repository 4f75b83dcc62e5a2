"""The sketches beside a record and the sentences that say what they show."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages import sketch
from api.pages.speech import Speech
from atlas import crs
from atlas.describe import distance
from atlas.snapshot import Snapshot

Fields = Mapping[str, Any]
Content = dict[str, Any]
Spot = tuple[float, float, str]
_AT_CENTRE_M = 400
# More names than this make no sentence.
_MOST_NAMED = 3


def where(voice: Speech, snapshot: Snapshot, fields: Fields) -> list[str]:
    """Return where an area lies: town, Kreis and region, its way from the middle of town, its quarters."""
    city, region = fields["city_name"], fields["region"]
    said = [
        voice.say("area-in-city", city=city, kreis=fields["kreis"], region=voice.say(f"region-{region}"))
        if region
        else voice.say("words-in-city", city=city),
        *_away(voice, snapshot, fields),
    ]
    if fields["sub_quarters"]:
        said.append(voice.say("area-quarters", names=voice.listing(fields["sub_quarters"])))
    return said


def _away(voice: Speech, snapshot: Snapshot, fields: Fields) -> list[str]:
    """Return how far the middle of an area is from the middle of town; nothing where that is not known."""
    cities = snapshot.collection("cities").positions
    if fields["geometry_quality"] in ("none", "municipality") or fields["city_ags"] not in cities:
        return []
    city = fields["city_name"]
    centre = snapshot.fields("cities", fields["city_ags"])["centre"]
    start, end = crs.to_metric_xy(*centre), crs.to_metric_xy(*fields["point"])
    metres, direction = crs.geodesic_distance_m(tuple(centre), tuple(fields["point"])), crs.direction(start, end)
    if metres < _AT_CENTRE_M or direction is None:
        return [voice.say("area-at-centre", city=city)]
    far = distance(metres, voice.language)
    return [voice.say("area-from-centre", distance=far, direction=voice.say(f"direction-{direction}"), city=city)]


def of_area(voice: Speech, snapshot: Snapshot, fields: Fields) -> Content:
    """Return the sketches of an area."""
    city, name, quality = fields["city_name"], fields["name"], fields["geometry_quality"]
    if quality == "none":
        spots = [(*fields["point"], "unbounded")]
        return _both(
            voice, snapshot, fields, [fields["id"]], spots, voice.say("page-drawing-unbounded", city=city, name=name)
        )
    said = [voice.say("page-drawing-area", city=city, name=name), *_away(voice, snapshot, fields)]
    if quality == "schematic":
        said.append(voice.say("page-drawing-dashed"))
    return _both(voice, snapshot, fields, [fields["id"]], [], " ".join(said))


def of_city(voice: Speech, snapshot: Snapshot, fields: Fields, areas: Sequence[Fields]) -> Content:
    """Return the sketches of a city with its areas."""
    drawn = [area["name"] for area in areas if area["geometry_quality"] != "none"]
    what = voice.listing(drawn) if len(drawn) <= _MOST_NAMED else voice.say("count-areas", n=len(drawn))
    said = [voice.say("page-drawing-with", city=fields["name"], what=what)]
    if any(area["geometry_quality"] == "schematic" for area in areas):
        said.append(voice.say("page-drawing-dashed"))
    text = " ".join(said) if drawn else voice.say("page-drawing-bare", city=fields["name"])
    place = {"city_ags": fields["ags"], "city_name": fields["name"]}
    return _both(voice, snapshot, place, fields["area_ids"], [], text)


def of_point(
    voice: Speech, snapshot: Snapshot, kind: str, fields: Fields, areas: Sequence[str], point: tuple[float, float]
) -> Content:
    """Return the sketches of a project or an office at its point."""
    precision = voice.say(f"precision-{fields['precision']}")
    text = voice.say(f"page-drawing-{kind}", city=fields["city_name"], precision=precision)
    return _both(voice, snapshot, fields, areas, [(*point, f"{kind} {fields['precision']}")], text)


def _both(
    voice: Speech, snapshot: Snapshot, fields: Fields, areas: Sequence[str], spots: Sequence[Spot], text: str
) -> Content:
    ags = fields["city_ags"]
    if ags not in snapshot.collection("cities").positions:
        return {"town_sketch": None, "state_sketch": None}
    known = [key for key in areas if key in snapshot.area_of]
    centre = snapshot.fields("cities", ags)["centre"]
    state_text = voice.say("page-drawing-state", city=fields["city_name"])
    town = sketch.town(snapshot, ags, known, spots, text)
    return {
        "town_sketch": town,
        "state_sketch": sketch.state(snapshot, centre, state_text),
        "bar_said": _bar(voice, town.bar_metres) if town else "",
    }


def _bar(voice: Speech, metres: int) -> str:
    """Return what a scale bar stands for; its lengths are round."""
    return voice.say("distance-km", n=metres // 1000) if metres >= 1000 else voice.say("distance-m", n=metres)
