"""An example of every operation of the API, made of records that there are: each really answers."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from api.responses import OPENAPI_30, TURTLE
from atlas.snapshot import COLLECTIONS, Snapshot

Example = Mapping[str, Any]
# What an example asks for in another form than the first that there is.
_MEDIA = {"ttl": TURTLE, "csv": "text/csv", "oas30": OPENAPI_30}
# In the middle of Saxony.
_TILE = {"z": 8, "x": 137, "y": 85}


def requests(snapshot: Snapshot, base: str) -> Mapping[str, Example]:
    """Return by path the values of its parameters that make one request."""
    cities, areas = snapshot.collection("cities"), snapshot.collection("areas")
    city, area = cities.fields[0] if cities.ids else {}, areas.ids[0] if areas.ids else ""
    place, ags = {"q": city.get("name", "Sachsen")}, city.get("ags", "")
    found: dict[str, Example] = {
        "/api": {"lang": "en"},
        "/api/conformance": {"f": "json"},
        "/api/openapi.json": {"f": "oas30"},
        "/api/collections": {"f": "json"},
        "/api/map/{layer}": {"layer": "areas"},
        "/api/where": place,
        "/api/places": {**place, "limit": 3},
        "/api/search": {**place, "limit": 5},
        "/api/nearby": {**place, "kind": ["projects", "offices"], "limit": 5},
        "/api/nearby/places": {"kind": ["offices"], "limit": 3},
        "/api/stats": {"by": "theme", "period": ["2021-2027"]},
        "/api/assignments": {"on": snapshot.day.isoformat()},
        "/api/cities/{item_id}/assignment": {"item_id": ags},
        "/api/describe/areas/{item_id}": {"item_id": area, "lang": "en"},
        "/api/describe/cities/{item_id}": {"item_id": ags, "lang": "en"},
        "/api/describe/view": {"region": ["east"]},
        "/api/operations": {"f": "csv", "form": "kohesio"},
        "/api/operations/check": {"period": ["2021-2027"]},
        "/api/catalog": {"f": "ttl"},
        "/api/oembed": {"url": f"{base}/gebiete/{area}", "maxwidth": 640},
        "/api/tiles/{z}/{x}/{y}": _TILE,
    }
    for name in COLLECTIONS:
        ids, here = snapshot.collection(name).ids, f"/api/collections/{name}"
        found |= {
            here: {"f": "json"},
            f"{here}/items": {"limit": 5},
            f"{here}/items/{{item_id}}": {"item_id": ids[0] if ids else ""},
            f"/api/tiles/{name}/{{z}}/{{x}}/{{y}}": _TILE,
        }
    return found


def put_into(document: dict[str, Any], snapshot: Snapshot, base: str) -> None:
    """Write the examples into the parameters of an OpenAPI document, and request and answer into each operation."""
    known = requests(snapshot, base)
    for path, operations in document["paths"].items():
        values = known.get(path, {})
        for method, operation in operations.items():
            asked: dict[str, str] = {}
            for parameter in operation.get("parameters", ()):
                if parameter["name"] in values:
                    parameter["example"] = values[parameter["name"]]
                    asked |= {parameter["name"]: _text(parameter["example"])} if parameter["in"] == "query" else {}
            address = path.format(**{name: quote(_text(value), safe="") for name, value in values.items()})
            query = f"?{urlencode(asked, safe=',:/')}" if asked else ""
            # What is sent with a body has no address that one could follow.
            if method == "get":
                url = f"{base}{address}{query}"
                operation["externalDocs"] = {"description": "Beispiel (example)", "url": url}
                _answer(operation, str(values.get("f", "")), url)


def _answer(operation: dict[str, Any], form: str, url: str) -> None:
    """Give the answer of an operation as an example by its address: what stands there is always true."""
    content = operation["responses"]["200"]["content"]
    media = _MEDIA.get(form, next(iter(content)))
    content[media]["examples"] = {"beispiel": {"summary": "Eine Antwort (an answer)", "externalValue": url}}


def _text(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)
