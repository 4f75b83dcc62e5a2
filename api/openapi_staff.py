"""The second OpenAPI document: what those who are logged in, and machines with a token, read and write.

It holds names and kinds and no data, so everybody may read it. Which addresses stand in it follows from the routes:
those that ask the accounts who comes, and those by which one logs in.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts

from api import openapi_links, openapi_staff_links
from api.described import ANSWERS, answering
from api.desk import EDITS
from api.guard import COOKIE, CSRF_HEADER, get_accounts
from api.openapi import PROBLEM_SCHEMA, Document
from api.responses import PROBLEM_JSON
from atlas.edit.schema import schema

_LOGIN = "Anmeldung"
_ABOUT = """
Geschrieben wird mit einem Zugriffstoken (`Authorization: Bearer …`, von `POST /api/tokens` oder `atlas user token`)
oder in einer Sitzung: das Cookie von `POST /api/session`, dazu bei allem, was nicht nur liest, `Atlas-CSRF` aus deren
Antwort. Konten, Token und Entwürfe gehören Menschen: dort geht nur eine Sitzung.

(Write with an access token or in a session, whose cookie needs `Atlas-CSRF` beside it. Accounts, tokens and drafts are
for people: they need a session.)

Jede Ablehnung ist ein `application/problem+json` mit deutschem und englischem Satz: 400 nicht verständlich, 401 nicht
angemeldet, 403 nicht erlaubt, 404 und 410 nicht oder nicht mehr da, 409 etwas steht im Weg, 412 inzwischen geändert,
413 zu groß, 422 inhaltlich falsch oder ohne Grund, 428 ohne `If-Match`, 429 zu oft, 503 später noch einmal.
""".strip()
_PROBLEM = {"content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_REFUSALS = {
    "4XX": {"description": "Abgelehnt, mit dem Grund (refused, with the reason)", **_PROBLEM},
    "503": {"description": "Später noch einmal (again later)", **_PROBLEM},
}
_SECURITY = {
    "token": {"type": "http", "scheme": "bearer"},
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
    "csrf": {"type": "apiKey", "in": "header", "name": CSRF_HEADER},
}


def written(app: FastAPI, base: str) -> bytes:
    """Return the document for the server at `base` as JSON."""
    return json.dumps(document(app, base)).encode()


def document(app: FastAPI, base: str) -> Document:
    """Return the document of OpenAPI 3.1 for the server at `base`."""
    whole = get_openapi(
        title="Quartiersatlas Sachsen: Mitarbeit",
        version=app.version,
        openapi_version="3.1.0",
        summary="Pflegen, zuordnen, einlesen: was eine Anmeldung braucht",
        description=_ABOUT,
        routes=list(staff_routes(app)),
        servers=[{"url": base}],
    )
    parts = _models(whole) | {"Problem": PROBLEM_SCHEMA}
    for collection in EDITS:
        parts[f"{collection}.fields"] = _parted(schema(collection), collection, parts)
    for path, operations in whole["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation)
            for body in operation.get("requestBody", {}).get("content", {}).values():
                body["schema"] = _parted(body["schema"], operation["operationId"], parts)
    whole["components"] = {"schemas": parts, "securitySchemes": _SECURITY}
    openapi_links.put_into(whole, openapi_staff_links.of_staff())
    return whole


def staff_routes(app: FastAPI) -> Iterator[APIRoute]:
    """Yield copies of the internal routes that let themselves be described; those of the app stay hidden."""
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and not route.include_in_schema and _is_of_staff(route):
            shown = copy.copy(route)
            shown.include_in_schema = True
            yield shown


def _is_of_staff(route: APIRoute) -> bool:
    return _LOGIN in route.tags or (route.path.startswith("/api/") and _asks_accounts(route.dependant))


def _asks_accounts(dependant: Dependant) -> bool:
    return dependant.call is get_accounts or any(_asks_accounts(inner) for inner in dependant.dependencies)


def _complete(path: str, method: str, operation: Document) -> None:
    """Say what an operation answers, and who may ask; FastAPI's own answers would be other ones."""
    told = operation.pop(ANSWERS, None) or answering({"type": "object"})
    operation["responses"] = {**told, **_REFUSALS}
    session: dict[str, list[str]] = {"session": []} if method == "get" else {"session": [], "csrf": []}
    operation["security"] = [] if _is_door(path, method) else [{"token": []}, session]


def _is_door(path: str, method: str) -> bool:
    """Return whether an address is open to all, because it is where one logs in."""
    return path.startswith(("/api/session/oidc", "/api/config/")) or (path, method) == ("/api/session", "post")


def _models(whole: Document) -> Document:
    """Return the schemas of the bodies that FastAPI reads, without that of its own errors."""
    found: Document = whole.get("components", {}).get("schemas", {})
    return {name: one for name, one in found.items() if name not in ("HTTPValidationError", "ValidationError")}


def _parted(whole: Document, name: str, parts: Document) -> Document:
    """Return a schema without the definitions in it, which are put among the parts of the document."""
    place = f"#/components/schemas/{name}."
    own = {key: value for key, value in whole.items() if key != "$defs"}
    parts |= {f"{name}.{key}": _placed(part, place) for key, part in whole.get("$defs", {}).items()}
    placed: Document = _placed(own, place)
    return placed


def _placed(value: Any, place: str) -> Any:
    """Return a schema whose references lead to where its parts stand in the document."""
    if isinstance(value, list):
        return [_placed(one, place) for one in value]
    if not isinstance(value, dict):
        return value
    placed = {name: _placed(one, place) for name, one in value.items()}
    if isinstance(placed.get("$ref"), str):
        placed["$ref"] = placed["$ref"].replace("#/$defs/", place)
    return placed
