"""What can be wrong with shapes and points in the small atlas of quality_world, and the findings that must follow."""

import shapely
from quality_world import AREA_BOX, BAUTZEN, Case, an_address, an_area

# A bow tie, and shapes that reach over the western boundary of the city by about 350 m and 35 m.
BOW_TIE = shapely.Polygon([(14.43, 51.18), (14.45, 51.19), (14.45, 51.18), (14.43, 51.183)])
OVER_THE_EDGE = shapely.box(14.395, 51.18, 14.41, 51.185)
JUST_OVER = shapely.box(14.3995, 51.18, 14.41, 51.185)
HALF = shapely.box(14.435, 51.18, 14.445, 51.185)
BOTH = ("bautzen-ost", "bautzen-west")

SHAPES: list[Case] = [
    ("an office without point", lambda w: w.place("offices", None), ["error geometry-kind offices/bautzen-buero"]),
    (
        "a table with a point",
        lambda w: w.place("managers", shapely.Point(13, 51)),
        ["error geometry-kind managers/quge-ost"],
    ),
    ("a boundary that crosses itself", lambda w: w.place("areas", BOW_TIE), ["error geometry-valid areas/bautzen-ost"]),
    ("an empty boundary", lambda w: w.place("areas", shapely.Polygon()), ["error geometry-valid areas/bautzen-ost"]),
    ("rings the wrong way", lambda w: w.place("areas", AREA_BOX.reverse()), ["error ring-order areas/bautzen-ost"]),
    (
        "seven decimals",
        lambda w: w.place("projects", shapely.Point(14.4350001, 51.18)),
        ["error decimals projects/treffpunkt"],
    ),
    (
        "a shape said to be none",
        lambda w: w.change("areas", geometry_quality="none"),
        ["error geometry-quality areas/bautzen-ost"],
    ),
    (
        "a shape of unknown size",
        lambda w: w.change("areas", drawn_hectares=None),
        ["error geometry-quality areas/bautzen-ost"],
    ),
    (
        "lon and lat swapped",
        lambda w: w.place("offices", shapely.Point(51.18, 14.43)),
        ["error in-saxony offices/bautzen-buero"],
    ),
    (
        "a swapped boundary",
        lambda w: w.place("areas", shapely.box(51.18, 14.43, 51.19, 14.44)),
        ["error in-saxony areas/bautzen-ost"],
    ),
    ("an area over the edge", lambda w: w.draw(OVER_THE_EDGE), ["error area-in-city areas/bautzen-ost"]),
    ("a drawn area just over", lambda w: w.draw(JUST_OVER), ["error area-in-city areas/bautzen-ost"]),
    (
        "a quarter just over",
        lambda w: w.draw(JUST_OVER, geometry_quality="quarter"),
        ["info area-in-city areas/bautzen-ost"],
    ),
    (
        "a point beside the area",
        lambda w: w.change("areas", point=(14.45, 51.18)),
        ["error area-point areas/bautzen-ost"],
    ),
    ("a wrong drawn size", lambda w: w.change("areas", drawn_hectares=40.0), ["error drawn-size areas/bautzen-ost"]),
    (
        "a much larger stated size",
        lambda w: w.change("areas", hectares=60.0),
        ["warning stated-size areas/bautzen-ost"],
    ),
    ("a part of the stated size", lambda w: w.change("areas", hectares=60.0, geometry_partial=True), []),
    (
        "a project elsewhere",
        lambda w: w.place("projects", shapely.Point(14.6, 51.18)),
        ["error project-in-city projects/treffpunkt"],
    ),
    (
        "a project at its carrier's seat",
        lambda w: w.place("projects", shapely.Point(14.6, 51.18)).change(
            "projects", address=an_address("Löbau", "carrier_seat")
        ),
        ["info project-in-city projects/treffpunkt"],
    ),
    (
        "an office elsewhere",
        lambda w: w.place("offices", shapely.Point(14.6, 51.18)),
        ["error office-in-city offices/bautzen-buero"],
    ),
    (
        "an office at the edge",
        lambda w: w.place("offices", shapely.Point(14.501, 51.18)),
        ["info office-in-city offices/bautzen-buero"],
    ),
    (
        "two areas on one ground",
        lambda w: w.add("areas", an_area("bautzen-west", BAUTZEN, HALF), HALF).change("offices", area_ids=BOTH),
        ["warning area-overlap areas/bautzen-ost"],
    ),
    (
        "a new delineation in the next period",
        lambda w: w.add(
            "areas", an_area("bautzen-west", BAUTZEN, HALF, periods=("2014-2020",), status="former"), HALF
        ).change("offices", area_ids=BOTH),
        [],
    ),
]
