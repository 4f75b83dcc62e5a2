"""Errors to answers: one table from error class to status, one handler; problem+json (RFC 9457) or a page."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from api import observing
from api.asking import beside
from api.negotiation import wants_html
from api.responses import HTML, PROBLEM_JSON
from atlas import encode, errors
from atlas.errors import AtlasError, Overloaded

STATUS: dict[type[AtlasError], int] = {
    errors.InvalidQuery: 400,
    errors.Gone: 410,
    errors.NotFound: 404,
    errors.LoginRequired: 401,
    errors.AccessError: 403,
    errors.TooManyRequests: 429,
    errors.LoginUnavailable: 503,
    errors.InvalidRecord: 422,
    errors.ReasonRequired: 422,
    errors.PreconditionRequired: 428,
    errors.Stale: 412,
    errors.ChangeRefused: 409,
    errors.FileTooLarge: 413,
    errors.IntakeRefused: 422,
    errors.DataError: 500,
    errors.StoreError: 503,
    errors.PressBusy: 503,
    errors.Overloaded: 503,
    errors.ExportError: 500,
    errors.ServeError: 500,
    errors.AtlasError: 500,
}
_HTTP_SENTENCES = {
    400: ("Die Anfrage ist nicht lesbar.", "The request cannot be read."),
    404: ("Diese Adresse gibt es hier nicht.", "There is nothing at this address."),
    413: ("Die Anfrage ist zu groß (höchstens 4 MB).", "The request is too large (at most 4 MB)."),
    405: ("Diese Methode ist hier nicht vorgesehen.", "This method is not offered here."),
}
_BODY_SENTENCES = {
    "missing": ("Diese Angabe fehlt.", "This member is missing."),
    "extra_forbidden": ("Diese Angabe gibt es hier nicht.", "There is no such member here."),
    "json_invalid": ("Das ist kein gültiges JSON.", "This is no valid JSON."),
    "string_type": ("Hier gehört ein Text hin.", "This must be text."),
    "string_too_long": ("Das ist zu lang.", "This is too long."),
    "bool_parsing": ("Hier gehört ja oder nein hin (true, false).", "This must be true or false."),
    "int_parsing": ("Hier gehört eine ganze Zahl hin.", "This must be a whole number."),
    "list_type": ("Hier gehört eine Liste hin.", "This must be a list."),
}
_FULL = (
    "Gerade kommen mehr Anfragen, als der Atlas beantworten kann. Bitte gleich noch einmal versuchen.",
    "More is asked at the moment than the atlas can answer. Please try again shortly.",
)
_UNFIT = ("Diese Angabe ist hier nicht zu brauchen.", "This member cannot be used here.")
_SHOWN = 60
_log = logging.getLogger("atlas.api")
PageMaker = Callable[[Request, int, AtlasError], Response]


def status_of(error: AtlasError) -> int:
    """Return the status of an error: that of the nearest class in the table, along its ancestry."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem(error: AtlasError, status: int, request: Request) -> Response:
    """Return an error as problem+json with a German and an English sentence, and the id that the log has it under."""
    body: dict[str, object] = {
        "type": f"urn:quartiersatlas:problem:{error.code}",
        "title": error.title_de,
        "title_en": error.title_en,
        "status": status,
        "detail": error.de,
        "detail_en": error.en,
        "code": error.code,
        "instance": request.url.path,
        "request_id": observing.request_id(request.scope),
        **error.members(),
    }
    headers = {"Cache-Control": "no-store", "Content-Language": "de", **_of_status(error)}
    return Response(encode.dumps(body), status, headers, PROBLEM_JSON)


def _of_status(error: AtlasError) -> dict[str, str]:
    """Return the headers that a status asks for (RFC 9110, 10.2.3 and 11.6.1)."""
    if isinstance(error, errors.TooManyRequests | errors.PressBusy | errors.Overloaded | errors.StoreError):
        return {"Retry-After": str(error.retry_after_s)}
    return {"WWW-Authenticate": "Bearer"} if isinstance(error, errors.LoginRequired) else {}


def install(app: FastAPI, page: PageMaker) -> None:
    """Register the handlers; `page` makes the answer for people who asked for HTML."""
    app.add_exception_handler(AtlasError, _atlas_handler(page))
    app.add_exception_handler(HTTPException, _http_handler(page))
    app.add_exception_handler(RequestValidationError, _body_handler(page))
    app.add_exception_handler(Exception, _unexpected)


def _atlas_handler(page: PageMaker) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        if not isinstance(error, AtlasError):
            raise error
        # A page is written, and something alike looked for, beside the event loop.
        made = partial(refused, page, request, error)
        return await beside(made) if wants_html(request) else made()

    return handle


def _http_handler(page: PageMaker) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        de, en = _HTTP_SENTENCES.get(error.status_code, (str(error.detail), str(error.detail)))
        kind = errors.NotFound if error.status_code == 404 else errors.InvalidQuery
        made = partial(_answer, request, kind(de, en), error.status_code, page)
        response = await beside(made) if wants_html(request) else made()
        response.headers.update(error.headers or {})
        return response

    return handle


def _body_handler(page: PageMaker) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError):
            raise error
        wrong = invalid_body(error)
        return _answer(request, wrong, status_of(wrong), page)

    return handle


def invalid_body(error: RequestValidationError) -> errors.InvalidRecord:
    """Return what is wrong with a body, field by field; never what was sent, which may be a password."""
    fields = {}
    for one in error.errors():
        # Where JSON breaks off, the place is a number of characters and no member.
        inner = () if one["type"] == "json_invalid" else one["loc"][1:]
        name = ".".join(str(part) for part in inner)[:_SHOWN] or "body"
        fields[name] = _BODY_SENTENCES.get(one["type"], _UNFIT)
    listed = ", ".join(fields)
    return errors.InvalidRecord(
        f"Diese Angaben sind nicht zu brauchen: {listed}.", f"These members cannot be used: {listed}.", fields=fields
    )


def refused(page: PageMaker, request: Request, error: AtlasError) -> Response:
    """Return the answer to a request that gets no further than an error."""
    return _answer(request, error, status_of(error), page)


def _answer(request: Request, error: AtlasError, status: int, page: PageMaker) -> Response:
    if status >= 500:
        _log.error("%s: %s", observing.address(request.scope), error.en, extra=_extra(request))
    if not wants_html(request):
        return problem(error, status, request)
    response = page(request, status, error)
    response.headers.update(_of_status(error))
    return response


async def _unexpected(request: Request, error: Exception) -> Response:
    """Say nothing of the cause to the asker; the log has it."""
    _log.error("%s", observing.address(request.scope), exc_info=error, extra=_extra(request))
    unknown = AtlasError(
        "Hier ist etwas schiefgegangen, das wir nicht erwartet haben.", "Something unexpected went wrong."
    )
    response = problem(unknown, 500, request)
    response.headers["X-Request-ID"] = observing.request_id(request.scope)
    return response


def _extra(request: Request) -> dict[str, str]:
    return {"request_id": observing.request_id(request.scope)}


async def overloaded(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request for which there is no room: without asking the atlas, and for whoever asks from anywhere."""
    request, error = Request(scope), Overloaded(*_FULL)
    if wants_html(request):
        text = f"<!doctype html><html lang=de><meta charset=utf-8><title>{error.title_de}</title><p>{error.de}</p>"
        response = Response(text, 503, {"Cache-Control": "no-store", **_of_status(error)}, HTML)
    else:
        response = problem(error, 503, request)
    response.headers["Access-Control-Allow-Origin"] = "*"
    await response(scope, receive, send)
