"""What of an answer leads on to which operation: the links of the OpenAPI documents (OpenAPI 3.1, 4.8.20).

Whoever makes a client of a document, or tries a server by one, follows them from one answer to the next request.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from atlas.snapshot import COLLECTIONS

Document = dict[str, Any]
Operation = tuple[str, str]


class Way(NamedTuple):
    """From the answer of one operation (method, path) to another, with where its parameters are found."""

    start: Operation
    end: Operation
    parameters: Mapping[str, str]


def put_into(document: Document, ways: Iterable[Way]) -> None:
    """Write links between its operations into an OpenAPI document."""
    for way in ways:
        start, end = (_operation(document, one) for one in (way.start, way.end))
        name = end["operationId"]
        link = {"operationId": name, "parameters": dict(way.parameters)}
        for status, answer in start["responses"].items():
            if status.startswith("20") and answer.get("content"):
                answer.setdefault("links", {})[name] = link


def _operation(document: Document, one: Operation) -> Document:
    method, path = one
    found: Document = document["paths"][path][method]
    return found


def of_public() -> Iterator[Way]:
    """Yield the ways of the public document: from a list to its entries, and on to what is told of them."""
    for name in COLLECTIONS:
        items = f"/api/collections/{name}/items"
        yield Way(("get", items), ("get", f"{items}/{{item_id}}"), {"item_id": "$response.body#/features/0/id"})
    for start, ends in (
        ("areas", ("/api/describe/areas/{item_id}",)),
        ("cities", ("/api/describe/cities/{item_id}", "/api/cities/{item_id}/assignment")),
    ):
        item = ("get", f"/api/collections/{start}/items/{{item_id}}")
        yield from (Way(item, ("get", end), {"item_id": "$response.body#/id"}) for end in ends)
    spot = {name: f"$response.body#/features/0/geometry/coordinates/{at}" for at, name in enumerate(("lon", "lat"))}
    yield from (Way(("get", "/api/places"), ("get", end), spot) for end in ("/api/where", "/api/nearby"))
