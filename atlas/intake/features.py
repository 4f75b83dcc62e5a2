"""GeoJSON, GeoPackage, Shapefile, KML and DXF to lines with a shape in lon/lat."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray

from atlas import crs
from atlas.errors import UnknownCrs, UnreadableFile
from atlas.intake import archive, systems
from atlas.intake.limits import Limits, at_most
from atlas.intake.sheet import Cell, Line, Remark, Sheet, bounded

_INDEX = ".shx"
_SIDECARS = (".shp", _INDEX, ".dbf", ".prj", ".cpg")
# How KML says to draw a placemark; nothing of it is a fact.
_KML_STYLE = frozenset({"altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon", "snippet"})
_DEGREES = "EPSG:4326"


def read_geojson(body: bytes, stated: str | None, limits: Limits) -> Sheet:
    """Return the features of a GeoJSON document in the system that it names, that is stated, or in degrees."""
    document = _document(body)
    features = _features(document)
    at_most(len(features), limits.rows, "Objekte", "features")
    columns = list(dict.fromkeys(name for feature in features for name in feature.get("properties") or {}))
    shapes = np.array([_shape(feature.get("geometry")) for feature in features], dtype=object)
    system = _crs_of_document(document) or systems.named(stated) or _DEGREES
    names = ["id", *columns] if any("id" in one for one in features) and "id" not in columns else columns
    rows = [[_cell(_value(feature, name)) for name in names] for feature in features]
    return _sheet("geojson", names, rows, shapes, system, (), limits)


def read_vector(path: Path, format_name: str, stated: str | None, layer: str | None, limits: Limits) -> Sheet:
    """Return the features of one layer of a GeoPackage, Shapefile or DXF, or of all folders of a KML file."""
    import pyogrio

    try:
        layers = tuple(str(row[0]) for row in pyogrio.list_layers(path))
        return _layers(path, format_name, stated, _chosen(format_name, layers, layer), layers, limits)
    except (RuntimeError, UnicodeError, OSError) as error:
        raise archive.damaged() from error


def read_zipped(path: Path, format_name: str, stated: str | None, folder: Path, limits: Limits) -> Sheet:
    """Return the features of the one Shapefile or KML document in a zip, unpacked into a folder of its own."""
    infos = archive.members(path, limits)
    ending = ".shp" if format_name == "shapefile" else ".kml"
    main = [info for info in infos if info.filename.lower().endswith(ending)]
    if len(main) > 1:
        names = ", ".join(info.filename for info in main[:5])
        raise UnreadableFile(
            f"Das Archiv enthält mehrere Dateien ({names}). Bitte einzeln senden.",
            f"The archive holds several files ({names}). Please send them one by one.",
        )
    stem = main[0].filename[: -len(ending)]
    wanted = [
        info for info in infos if info.filename.startswith(stem) and info.filename[len(stem) :].lower() in _kept(ending)
    ]
    files = archive.unpack(path, wanted, folder, limits)
    file = next(one for one in files if one.suffix.lower() == ending)
    if ending == ".shp" and not any(one.suffix.lower() == _INDEX for one in files):
        raise UnreadableFile(
            f"Dem Shapefile fehlt ein Teil: {file.stem}{_INDEX}. Bitte alle Teile zusammen in ein ZIP packen.",
            f"A part of the Shapefile is missing: {file.stem}{_INDEX}. Please pack all parts into one ZIP.",
        )
    if ending == ".kml":
        from atlas.intake.formats import xml_root

        xml_root(file.read_bytes())
    return read_vector(file, format_name, stated, None, limits)


def _kept(ending: str) -> Sequence[str]:
    return _SIDECARS if ending == ".shp" else (ending,)


def _chosen(format_name: str, layers: tuple[str, ...], wanted: str | None) -> tuple[str, ...]:
    if wanted is not None and wanted not in layers:
        raise UnreadableFile(
            f"Die Ebene „{wanted[:60]}“ gibt es nicht. Vorhanden: {', '.join(layers)}.",
            f"There is no layer '{wanted[:60]}'. Known: {', '.join(layers)}.",
            known=layers,
        )
    if not layers:
        raise UnreadableFile("Die Datei enthält keine Ebene.", "The file holds no layer.")
    if wanted is not None:
        return (wanted,)
    return layers if format_name in ("kml", "kmz") else layers[:1]


def _layers(
    path: Path, format_name: str, stated: str | None, chosen: tuple[str, ...], layers: tuple[str, ...], limits: Limits
) -> Sheet:
    import pyogrio.raw

    names: list[str] = []
    records: list[dict[str, Cell]] = []
    shapes: list[Any] = []
    system = None
    for layer in chosen:
        meta, _, wkb, values = pyogrio.raw.read(
            path, layer=layer, force_2d=True, datetime_as_string=True, max_features=limits.rows + 1
        )
        fields = list(meta["fields"])
        if format_name in ("kml", "kmz"):
            # Its id is what other parts of the file call a placemark; what people call it is its name.
            fields = sorted((name for name in fields if name not in _KML_STYLE), key=lambda name: name == "id")
        kept = [list(meta["fields"]).index(name) for name in fields]
        names += [name for name in fields if name not in names]
        system = system or meta["crs"]
        count = len(wkb) if wkb is not None else len(values[0]) if values else 0
        records += [
            {name: _cell(values[at][row]) for name, at in zip(fields, kept, strict=True)} for row in range(count)
        ]
        shapes += list(wkb) if wkb is not None else [None] * count
        at_most(len(records), limits.rows, "Objekte", "features")
    rows = [[record.get(name) for name in names] for record in records]
    drawn = shapely.from_wkb(np.array(shapes, dtype=object), on_invalid="ignore")
    remarks = [Remark(f"Ebene: {', '.join(chosen)}", f"Layer: {', '.join(chosen)}")]
    return _sheet(format_name, names, rows, drawn, system or systems.named(stated), remarks, limits, layers)


def _sheet(
    format_name: str,
    names: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    shapes: NDArray[Any],
    system: str | None,
    remarks: Sequence[Remark],
    limits: Limits,
    layers: tuple[str, ...] = (),
) -> Sheet:
    at_most(int(shapely.get_num_coordinates(shapes).sum()), limits.vertices, "Stützpunkte", "vertices")
    wkb, said = _in_degrees(shapes, system)
    lines = [
        Line(number, tuple(cells), shape) for number, (cells, shape) in enumerate(zip(rows, wkb, strict=True), start=1)
    ]
    return Sheet(format_name, tuple(names), bounded(lines, limits), (*remarks, *said), layers)


def _in_degrees(shapes: NDArray[Any], system: str | None) -> tuple[list[bytes | None], list[Remark]]:
    """Return shapes as WKB in lon/lat; raises UnknownCrs with the systems that would fit."""
    flat = shapely.force_2d(shapes)
    coordinates = shapely.get_coordinates(flat)
    if len(coordinates) == 0:
        return [None] * len(shapes), []
    if system is None:
        raise _no_crs(coordinates)
    if system != _DEGREES:
        try:
            flat = shapely.set_coordinates(flat.copy(), crs.foreign_to_lon_lat(coordinates, system))
        except ValueError as error:
            raise systems.unknown(system) from error
    name = system if len(system) < 20 else system.split('"')[1] if '"' in system else "WKT"
    said = Remark(f"Koordinatensystem: {name}", f"Coordinate system: {name}")
    return [bytes(one) if one is not None else None for one in shapely.to_wkb(flat)], [said]


def _no_crs(coordinates: NDArray[np.float64]) -> UnknownCrs:
    fitting = crs.crs_that_fit(*np.median(coordinates, axis=0).tolist())
    guess = f" Der Lage nach könnte es {' oder '.join(fitting)} sein." if fitting else ""
    guess_en = f" By their place it could be {' or '.join(fitting)}." if fitting else ""
    return UnknownCrs(
        f"Die Datei sagt nicht, in welchem Koordinatensystem sie ist. Bitte nennen Sie es, z. B. EPSG:25833.{guess}",
        f"The file does not say its coordinate system. Please name it, such as EPSG:25833.{guess_en}",
        parameter="crs",
        near=fitting,
    )


def _document(body: bytes) -> Mapping[str, Any]:
    try:
        document = orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise UnreadableFile(
            f"Die Datei ist kein gültiges JSON (Zeile {error.lineno}, Spalte {error.colno}).",
            f"The file is not valid JSON (line {error.lineno}, column {error.colno}).",
        ) from error
    if not isinstance(document, dict):
        raise _no_geojson()
    return document


def _features(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if document.get("type") == "Feature":
        return [document]
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise _no_geojson()
    if not all(isinstance(one, dict) and isinstance(one.get("properties") or {}, dict) for one in features):
        raise _no_geojson()
    return features


def _no_geojson() -> UnreadableFile:
    return UnreadableFile(
        "Die Datei ist JSON, aber keine FeatureCollection (GeoJSON, RFC 7946).",
        "The file is JSON, but no FeatureCollection (GeoJSON, RFC 7946).",
    )


def _crs_of_document(document: Mapping[str, Any]) -> str | None:
    """Return the system of GeoJSON's old member "crs", such as urn:ogc:def:crs:EPSG::25833."""
    member = document.get("crs")
    name = member.get("properties", {}).get("name") if isinstance(member, dict) else None
    if not isinstance(name, str) or name.upper().endswith("CRS84"):
        return None
    return systems.named(name.rpartition("crs:")[2].replace("::", ":"))


def _shape(geometry: Any) -> Any:
    if not isinstance(geometry, dict):
        return None
    return shapely.from_geojson(orjson.dumps(geometry), on_invalid="ignore")


def _value(feature: Mapping[str, Any], name: str) -> Any:
    fields = feature.get("properties") or {}
    return fields.get(name, feature.get("id") if name == "id" else None)


def _cell(value: Any) -> Cell:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return None
    if isinstance(value, str):
        return value.replace("\u00a0", " ").strip() or None
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return "; ".join(map(str, value))
    return orjson.dumps(value, default=str).decode()
