"""What of an answer leads on to which operation, for those who are logged in: the links of their OpenAPI document."""

from collections.abc import Iterator, Mapping

from api.desk import EDITS, FIXED
from api.openapi_links import Operation, Way
from atlas.snapshot import COLLECTIONS


def of_staff() -> Iterator[Way]:
    """Yield the ways of the document of the staff: what was read or made is read, changed and taken in."""
    yield from (*_of_records(), *_OTHERS)


def _of_records() -> Iterator[Way]:
    """Yield the ways of a record: what was read, or made, is read and changed by its tag."""
    key = {"item_id": "$response.body#/id"}
    for name in EDITS:
        spot = f"/api/collections/{name}/items" if name in COLLECTIONS else f"/api/records/{name}"
        one = f"{spot}/{{item_id}}"
        shown = ("get", f"{one}/record" if name in COLLECTIONS else one)
        made = () if name in FIXED else (("post", spot),)
        yield from (Way(start, shown, key) for start in made)
        for start in (shown, *made, ("patch", one)):
            for method in ("put", "patch") if name in FIXED else ("put", "patch", "delete"):
                yield Way(start, (method, one), {**key, "If-Match": "$response.body#/tag"})


def _all(start: Operation, parameters: Mapping[str, str], *ends: Operation) -> tuple[Way, ...]:
    return tuple(Way(start, end, parameters) for end in ends)


_ASSIGNMENT, _ACCOUNT, _VISIT = "/api/cities/{item_id}/assignment", "/api/accounts/{name}", "/api/visits/{visit_id}"
_REVISION, _DRAFT, _INTAKE = "/api/history/{number}", "/api/drafts/{collection}/{record_id}", "/api/intake/{key}"
_TAGGED = {"If-Match": "$response.body#/tag"}
_OF_VISIT = {"visit_id": "$response.body#/id"}
_OF_CITY = {"item_id": "$response.body#/city_ags", **_TAGGED}
_OTHERS = (
    *_all(("put", _ASSIGNMENT), _OF_CITY, ("put", _ASSIGNMENT), ("delete", _ASSIGNMENT)),
    *_all(("post", "/api/tokens"), {"token_id": "$response.body#/token/id"}, ("delete", "/api/tokens/{token_id}")),
    *_all(
        ("post", "/api/accounts"),
        {"name": "$response.body#/account/name"},
        ("put", f"{_ACCOUNT}/role"),
        ("put", f"{_ACCOUNT}/disabled"),
        ("post", f"{_ACCOUNT}/password"),
        ("get", f"{_ACCOUNT}/tokens"),
    ),
    *_all(("get", "/api/visits"), {"visit_id": "$response.body#/visits/0/id"}, ("get", _VISIT)),
    *_all(("post", "/api/visits"), _OF_VISIT, ("get", _VISIT)),
    *_all(("post", "/api/visits"), {**_OF_VISIT, **_TAGGED}, ("put", _VISIT), ("delete", _VISIT)),
    *_all(("get", _VISIT), {**_OF_VISIT, **_TAGGED}, ("put", _VISIT), ("delete", _VISIT)),
    *_all(("get", "/api/history"), {"number": "$response.body#/entries/0/number"}, ("get", _REVISION)),
    *_all(("get", _REVISION), {"number": "$response.body#/number"}, ("post", f"{_REVISION}/restore")),
    *_all(
        ("put", _DRAFT),
        {"collection": "$response.body#/collection", "record_id": "$response.body#/id"},
        ("get", _DRAFT),
        ("post", f"{_DRAFT}/publish"),
        ("delete", _DRAFT),
    ),
    *_all(
        ("post", "/api/intake"),
        {"key": "$response.body#/id"},
        ("get", _INTAKE),
        ("post", _INTAKE),
        ("get", f"{_INTAKE}/progress"),
        ("get", f"{_INTAKE}/rows"),
        ("get", f"{_INTAKE}/errors.csv"),
        ("post", f"{_INTAKE}/accept"),
    ),
)
