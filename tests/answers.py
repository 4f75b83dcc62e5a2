"""What every answer must be: GeoJSON by RFC 7946, problems by RFC 9457, links by OGC API – Features."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

COLLECTIONS = ("areas", "cities", "offices", "projects", "regions")
# Makes the server answer anew where it would give again what it gave a moment ago.
ANEW = {"Cache-Control": "no-cache"}
AREA, PROGRAMME_AREA = "bautzen-gesundbrunnen", "leipzig-leipziger-osten"


def _array(items: Any, **bounds: int) -> dict[str, Any]:
    return {"type": "array", "items": items, **bounds}


# Every coordinate is looked at in tests/contract/test_ogc_core.py; here it would cost a second per answer.
_DRAWN = {"type": ["object", "null"], "required": ["type", "coordinates"]}
_POSITION = {
    "type": "array",
    "prefixItems": [{"type": "number", "minimum": 11.8, "maximum": 15.1}, {"type": "number", "minimum": 50.1}],
    "items": False,
    "minItems": 2,
}
_RING = _array(_POSITION, minItems=4)
_SHAPES = {
    "Point": _POSITION,
    "Polygon": _array(_RING, minItems=1),
    "MultiPolygon": _array(_array(_RING, minItems=1), minItems=1),
}
GEOMETRY = {
    "oneOf": [
        {"type": "null"},
        *(
            {
                "type": "object",
                "required": ["type", "coordinates"],
                "properties": {"type": {"const": kind}, "coordinates": coordinates},
                "additionalProperties": False,
            }
            for kind, coordinates in _SHAPES.items()
        ),
    ]
}
_FEATURE = {
    "type": "object",
    "required": ["type", "geometry", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": "string", "minLength": 1},
        "geometry": _DRAWN,
        "properties": {"type": "object"},
    },
    "not": {"anyOf": [{"required": ["features"]}, {"required": ["coordinates"]}]},
}
_LINKS = _array(
    {
        "type": "object",
        "required": ["href", "rel", "type"],
        "properties": {name: {"type": "string", "minLength": 1} for name in ("href", "rel", "type", "title")},
        "additionalProperties": False,
    }
)
_COLLECTION = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": _array(_FEATURE),
        "numberMatched": {"type": "integer", "minimum": 0},
        "numberReturned": {"type": "integer", "minimum": 0},
        "links": _LINKS,
        # It would have to be the moment of answering (/req/core/fc-timeStamp), which spoils the entity tag.
        "timeStamp": False,
        "changed_at": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"},
        "revision": {"type": "integer", "minimum": 1},
        "attribution": _array({"type": "string"}, minItems=1),
    },
    "not": {"anyOf": [{"required": ["crs"]}, {"required": ["geometry"]}, {"required": ["properties"]}]},
}
_SENTENCE = {"type": "string", "pattern": r"[.?!]$"}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "title_en", "status", "detail", "detail_en", "code", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "pattern": "^urn:quartiersatlas:problem:[a-z-]+$"},
        "title": {"type": "string", "minLength": 3},
        "title_en": {"type": "string", "minLength": 3},
        "status": {"type": "integer"},
        "detail": _SENTENCE,
        "detail_en": _SENTENCE,
        "code": {"type": "string"},
        "instance": {"type": "string", "pattern": "^/"},
        "request_id": {"type": "string", "pattern": "^[0-9A-Za-z_-]*$"},
        "parameter": {"type": "string"},
        "known": _array({"type": "string"}, minItems=1),
        "near": _array({"type": "string"}, minItems=1),
        "collection": {"type": "string"},
        "record_id": {"type": "string"},
        "current": {"type": "object", "required": ["revision", "who", "at"]},
        "fields": {"type": "array", "items": {"type": "object", "required": ["field", "detail", "detail_en"]}},
        "retry_after_s": {"type": "integer", "minimum": 1},
        "cities": {"type": "array", "items": {"type": "object", "required": ["city_ags", "detail", "detail_en"]}},
        "merge": {"type": "object", "required": ["clean", "fields", "feature", "tag"]},
        "records": _array({"type": "object", "required": ["collection", "id"]}, minItems=1),
    },
    "additionalProperties": False,
}
LINKS, FEATURE, FEATURE_COLLECTION, PROBLEM = (
    Draft202012Validator(schema) for schema in (_LINKS, _FEATURE, _COLLECTION, _PROBLEM)
)


def ok(response: Any, media_type: str = "application/json") -> Any:
    """Return the body of an answer that must be 200 and of a media type."""
    assert response.status_code == 200, response.text[:500]
    assert response.headers["content-type"].partition(";")[0] == media_type
    return response.json()


def feature(response: Any) -> Any:
    """Return the body of an answer that must be one GeoJSON feature."""
    body = ok(response, "application/geo+json")
    FEATURE.validate(body)
    return body


def features(response: Any) -> Any:
    """Return the body of an answer that must be a GeoJSON feature collection."""
    body = ok(response, "application/geo+json")
    FEATURE_COLLECTION.validate(body)
    assert body.get("numberReturned", len(body["features"])) == len(body["features"])
    return body


def problem(response: Any, status: int, code: str) -> Any:
    """Return the body of an answer that must be a problem of a status and code."""
    assert response.status_code == status, response.text[:500]
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    PROBLEM.validate(body)
    assert (body["status"], body["code"]) == (status, code)
    return body


def ids(body: Any) -> list[str]:
    """Return the ids of the features of a body, in their order."""
    return [item["id"] for item in body["features"]]


def link(body: Any, rel: str, media_type: str | None = None) -> str:
    """Return the address of the one link of a relation (and media type)."""
    found = [item for item in body["links"] if item["rel"] == rel and media_type in (None, item["type"])]
    assert len(found) == 1, (rel, found)
    return str(found[0]["href"])


def pages(client: TestClient, address: str) -> Iterator[Any]:
    """Yield the bodies of an address and of every page after it, following the links "next"."""
    while address:
        body = features(client.get(address))
        yield body
        address = next((item["href"] for item in body["links"] if item["rel"] == "next"), "")


@cache
def whole(client: TestClient, collection: str, **parameters: str) -> Any:
    """Return all items of a collection that fit the parameters; asked once, for the data stays as it is."""
    return features(client.get(f"/api/collections/{collection}/items", params={"limit": "10000", **parameters}))
