"""Features as GeoJSON (RFC 7946), one by one, with what the file says about itself in front of them."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from atlas import encode
from atlas.export.table import Table


def write(table: Table, sink: BinaryIO) -> None:
    """Write a FeatureCollection: the statement as members, then feature by feature."""
    write_collection(sink, {"type": "FeatureCollection", **members(table)}, _features(table))


def members(table: Table) -> dict[str, Any]:
    """Return what a file says about itself, as members of a JSON object; the credits as the API spells them."""
    said = table.statement
    return {
        "title": table.collection,
        "asked": {language: list(words) for language, words in said.asked.items()},
        "revision": said.revision,
        "changed_at": said.changed_at,
        "day": said.day.isoformat(),
        "facts_as_of": said.facts_as_of,
        "licence": {"id": said.licence.id, "name": said.licence.name, "url": said.licence.url},
        "attribution": list(said.credits),
        **({"links": [{"rel": "self", "href": said.address}]} if said.address else {}),
    }


def write_collection(sink: BinaryIO, head: dict[str, Any], features: Iterator[bytes]) -> None:
    """Write a JSON object with the given members and the features behind them, one per line."""
    sink.write(encode.dumps(head)[:-1] + b',"features":[')
    before = b"\n"
    for feature in features:
        sink.write(before + feature)
        before = b",\n"
    sink.write(b"\n]}\n")


def _features(table: Table) -> Iterator[bytes]:
    return (encode.feature(key, chosen(table, fields), geometry) for key, fields, geometry in table.rows)


def chosen(table: Table, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a row that are to be written."""
    return {name: fields.get(name) for name in table.names}
