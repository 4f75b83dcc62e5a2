"""Bytes to responses: media type, entity tag, 304, and the revision that was read."""

from collections.abc import Iterable
from functools import cache, lru_cache

from fastapi import Request, Response

from api import coding, raw
from api.language import lang_of
from atlas import encode
from atlas.snapshot import Snapshot

GEOJSON = "application/geo+json"
JSON = "application/json"
CSV = "text/csv; charset=utf-8"
HTML = "text/html; charset=utf-8"
JSON_LD = "application/ld+json"
TURTLE = "text/turtle"
ATOM = "application/atom+xml"
PDF = "application/pdf"
PROBLEM_JSON = "application/problem+json"
SCHEMA_JSON = "application/schema+json"
OPENAPI_31 = "application/vnd.oai.openapi+json;version=3.1"
OPENAPI_30 = "application/vnd.oai.openapi+json;version=3.0"
_FRESH = "public, max-age=0, must-revalidate"


def respond(request: Request, snapshot: Snapshot, body: bytes, media_type: str) -> Response:
    """Return the body, or 304 where the asker has it already; every answer names the revision it was made from."""
    tag = encode.etag(body)
    own = raw.pairs({"Content-Language": lang_of(request)}) if media_type == HTML else ()
    if not_modified(request, tag):
        response = Response(status_code=304, headers=standing_headers(snapshot, tag))
        response.raw_headers += own
        return response
    return Ready(body, (*_standing(snapshot.revision), (b"etag", tag.encode("ascii")), *own), media_type)


class Ready(Response):
    """A body that is whole, with headers that say all: there is nothing to be found out about either."""

    def __init__(self, body: bytes, headers: Iterable[raw.Pair], media_type: str) -> None:
        self.body, self.status_code, self.media_type, self.background = body, 200, media_type, None
        self.raw_headers = [*headers, (b"content-length", b"%d" % len(body)), _content_type(media_type)]


@cache
def _content_type(media_type: str) -> raw.Pair:
    named = "charset=" in media_type or not media_type.startswith("text/")
    return b"content-type", (media_type if named else f"{media_type}; charset=utf-8").encode("latin-1")


@lru_cache(maxsize=4)
def _standing(revision: int) -> tuple[raw.Pair, ...]:
    return raw.pairs(_of_revision(revision))


def _of_revision(revision: int) -> dict[str, str]:
    return {"Cache-Control": _FRESH, "Atlas-Revision": str(revision), "Vary": "Accept"}


def standing_headers(snapshot: Snapshot, tag: str) -> dict[str, str]:
    """Return the headers that every answer has: its tag, how long it may be kept, and the revision it was made from."""
    return {"ETag": tag, **_of_revision(snapshot.revision)}


def respond_kept(request: Request, snapshot: Snapshot, body: bytes, media_type: str) -> Response:
    """As respond, for a body that stays the same for a whole revision: it is compressed once, and not negotiated."""
    response = respond(request, snapshot, body, media_type)
    del response.headers["Vary"]
    used = coding.accepted(request.headers.get("accept-encoding", ""))
    return coding.coded(response, coding.packed(body, used), used) if used and response.status_code == 200 else response


def not_modified(request: Request, tag: str) -> bool:
    """Return whether the asker has the form of an answer already that a tag stands for (RFC 9110, 13.1.2)."""
    wanted = raw.value_of(request.scope, b"if-none-match")
    if not wanted:
        return False
    tags = {part.strip().removeprefix("W/") for part in wanted.decode("latin-1").split(",")}
    return tag in tags or "*" in tags
