"""Features as KML 2.2 (OGC 07-147r2), each described in words; weak geometry says that it is weak."""

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.design import colours
from atlas.export.delimited import flat
from atlas.export.pages import page_path
from atlas.export.table import Row, Table
from atlas.export.words import heading, number_words, title, value_words
from atlas.text import printable
from atlas.texts import say

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
_FOOT = "</Document>\n</kml>\n"
# KML knows no dashed lines: how far a boundary can be trusted is told by the fill, the line, and in words.
_STYLES: Mapping[str, tuple[str, float, float]] = {
    "official": ("chart", 3, 0.4),
    "quarter": ("chart", 2, 0.4),
    "schematic": ("line-strong", 1, 0.15),
    "municipality": ("line-strong", 1, 0),
    "plain": ("neutral", 1.5, 0.1),
}
_WEAK = ("schematic", "municipality", "none")
_TOLD: Mapping[str, Sequence[str]] = {
    "areas": ("geometry_quality", "city_name", "kreis", "periods", "status", "programme", "boundary_description"),
    "offices": (
        *("kind", "carrier", "street", "house_number", "postcode", "city", "location_note", "phone", "email"),
        *("opening_hours", "status", "as_of", "precision"),
    ),
    "projects": (
        *("summary", "area_name", "city_name", "theme", "carrier", "beneficiary", "period", "start", "end"),
        *("cost_total_eur", "status", "precision"),
    ),
    "cities": ("kreis", "region", "periods", "manager_name", "manager_organisation", "manager_phone"),
    "regions": ("manager_name", "manager_organisation", "manager_phone", "manager_email"),
}


def write(table: Table, sink: BinaryIO) -> None:
    """Write one table as a document."""
    write_all((table,), sink)


def write_all(tables: Sequence[Table], sink: BinaryIO) -> None:
    """Write several tables as the folders of one document."""
    said = tables[0]
    for text in (_HEAD, _tag("name", "Quartiersatlas Sachsen"), _about(said), *_styles()):
        sink.write(text.encode())
    for table in tables:
        sink.write(f"<Folder>{_tag('name', title(table.collection, table.language))}{_about(table)}\n".encode())
        for row in table.rows:
            sink.write(_placemark(table, row).encode())
        sink.write(b"</Folder>\n")
    sink.write(_FOOT.encode())


def _about(table: Table) -> str:
    return _tag("description", _lines(table.statement.lines(table.language)))


def _styles() -> Iterator[str]:
    for name, (tint, width, fill) in _STYLES.items():
        line = f"<LineStyle><color>{_colour(tint, 1)}</color><width>{width}</width></LineStyle>"
        yield f'<Style id="{name}">{line}<PolyStyle><color>{_colour(tint, fill)}</color></PolyStyle></Style>\n'


def _colour(name: str, opacity: float) -> str:
    """Return a colour as KML spells it: opacity, blue, green, red."""
    tint = colours()[name]
    return f"{round(255 * opacity):02x}{tint[5:7]}{tint[3:5]}{tint[1:3]}"


def _placemark(table: Table, row: Row) -> str:
    key, fields, geometry = row
    quality = fields.get("geometry_quality")
    parts = (
        _tag("name", _name(fields, quality)),
        _tag("description", _described(table, row)),
        f"<styleUrl>#{quality if quality in _STYLES else 'plain'}</styleUrl>",
        _data(table, fields),
        _geometry(geometry if geometry is not None else _sign(fields)),
    )
    return f"<Placemark id={_attribute(f'{table.collection}-{key}')}>{''.join(parts)}</Placemark>\n"


def _name(fields: Mapping[str, Any], quality: str | None) -> str:
    name = str(fields.get("title") or fields["name"])
    return f"{name} ({say(f'quality-{quality}')})" if quality in _WEAK else name


def _described(table: Table, row: Row) -> str:
    """Return what is told of a feature as HTML, which is how KML takes descriptions."""
    fields, language = row[1], table.language
    columns = {column.name: column for column in table.columns}
    told = ((name, columns[name]) for name in _TOLD[table.collection] if name in columns)
    said = [(heading(table.collection, name, language), column, column.value(fields)) for name, column in told]
    lines = [(label, _value(table, column, value)) for label, column, value in said if value not in (None, "", [], ())]
    if fields.get("geometry_quality") == "none":
        lines.append((heading(table.collection, "geometry_quality", language), say("quality-why-none")))
    if table.statement.base:
        page = heading(table.collection, "page", language)
        lines.append((page, f"{table.statement.base}{page_path(table.collection, row[0])}"))
    return _lines(lines)


def _value(table: Table, column: Any, value: Any) -> str:
    if column.kind == "money":
        return f"{number_words(value, table.language)} €"
    return value_words(table.collection, column, value, table.language)


def _lines(lines: Sequence[tuple[str, str]]) -> str:
    return "<br>".join(f"<b>{html.escape(label)}:</b> {html.escape(text)}" for label, text in lines)


def _data(table: Table, fields: Mapping[str, Any]) -> str:
    """Return every known property as KML's untyped data, by the names of the other formats."""
    known = ((column.name, column.value(fields)) for column in table.columns)
    said = ((name, value if isinstance(value, str) else flat(value)) for name, value in known if value is not None)
    pairs = "".join(f"<Data name={_attribute(name)}>{_tag('value', text)}</Data>" for name, text in said)
    return f"<ExtendedData>{pairs}</ExtendedData>"


def _sign(fields: Mapping[str, Any]) -> BaseGeometry | None:
    """Return where the sign of a feature without geometry stands: at its town, as its description says."""
    return shapely.Point(fields["point"]) if fields.get("point") else None


def _geometry(geometry: BaseGeometry | None) -> str:
    if geometry is None or geometry.is_empty:
        return ""
    if geometry.geom_type == "Point":
        return f"<Point><coordinates>{geometry.x:.6f},{geometry.y:.6f}</coordinates></Point>"
    if geometry.geom_type == "Polygon":
        return _polygon(geometry)
    return f"<MultiGeometry>{''.join(map(_polygon, geometry.geoms))}</MultiGeometry>"


def _polygon(polygon: Any) -> str:
    inner = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in polygon.interiors)
    return f"<Polygon><outerBoundaryIs>{_ring(polygon.exterior)}</outerBoundaryIs>{inner}</Polygon>"


def _ring(ring: Any) -> str:
    points = " ".join(f"{x:.6f},{y:.6f}" for x, y in ring.coords)
    return f"<LinearRing><coordinates>{points}</coordinates></LinearRing>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(printable(text))}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(printable(text))
