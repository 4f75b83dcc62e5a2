"""Logging in and out, and what the one who is logged in may do."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api import links, parameters
from api.described import answering, described, members, nothing
from api.guard import COOKIE, AccountsDep, Login, LoginDep, address_of, own_pages_only
from api.routes.shown import answer, moment
from atlas.accounts import Session
from atlas.accounts.secret import csrf_of
from atlas.errors import InvalidRecord, LoginFailed
from atlas.policy import ACTIONS, reach

if TYPE_CHECKING:
    from atlas.store.accounts.sessions import Opened

router = APIRouter(prefix="/api", tags=["Anmeldung"], include_in_schema=False, dependencies=[parameters.NAMED_ONLY])
_OPENED = described(
    answers=answering(
        members(
            name="string",
            role="string",
            manager_id=["string", "null"],
            must_change="boolean",
            may="object",
            expires_at="string",
            csrf="string",
        )
    )
)


class Credentials(BaseModel):
    """What somebody logs in with."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=200)
    password: str = Field(max_length=1000, repr=False)


class NewPassword(BaseModel):
    """The password that somebody has, and the one they want."""

    model_config = ConfigDict(extra="forbid")

    current: str = Field(max_length=1000, repr=False)
    new: str = Field(max_length=1000, repr=False)


@router.post("/session", summary="Anmelden", dependencies=[Depends(own_pages_only)], openapi_extra=_OPENED)
def log_in(request: Request, body: Credentials, accounts: AccountsDep) -> Response:
    """Open a session for name and password; the one that the browser had ends."""
    opened = accounts.sessions.login(body.name, body.password, address_of(request))
    return begin(request, accounts, opened, _answer(Login(opened.secret, opened.session)))


@router.get("/session", summary="Wer ist angemeldet, und was ist erlaubt?", openapi_extra=_OPENED)
def session(login: LoginDep) -> Response:
    """Return who is logged in, what they may do, and the token that writing needs; 401 if nobody is."""
    return _answer(login)


@router.delete("/session", summary="Abmelden, hier oder überall", openapi_extra=described(answers=nothing()))
def log_out(
    request: Request, login: LoginDep, accounts: AccountsDep, everywhere: Annotated[bool, Query()] = False
) -> Response:
    """End this session, or every session of the account."""
    if everywhere:
        accounts.sessions.close_all(login.session.account.name)
    else:
        accounts.sessions.close(login.secret)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/", secure=links.is_secure(request), httponly=True, samesite="strict")
    return response


@router.put("/session/password", summary="Das eigene Passwort ändern", openapi_extra=_OPENED)
def change_password(request: Request, body: NewPassword, login: LoginDep, accounts: AccountsDep) -> Response:
    """Change the password of the account, end all its sessions, and open a new one here."""
    name = login.session.account.name
    if body.current == body.new:
        raise _wrong("new", "Das ist das bisherige Passwort.", "This is the present password.")
    try:
        accounts.sessions.prove(name, body.current, address_of(request))
    except LoginFailed:
        # Not 401: whoever mistypes it is still logged in.
        raise _wrong("current", "Das bisherige Passwort stimmt nicht.", "The present password is wrong.") from None
    accounts.people.set_password(name, body.new, by=name, why="Selbst geändert")
    opened = accounts.sessions.open(name)
    return begin(request, accounts, opened, _answer(Login(opened.secret, opened.session)))


@router.get(
    "/config/login",
    summary="Wie man sich anmelden kann",
    openapi_extra=described(answers=answering(members(password="boolean", oidc=["object", "null"]))),
)
def ways(request: Request) -> Response:
    """Return the ways to log in: with a password, and at another house if one is configured."""
    provider = request.app.state.provider
    elsewhere = {"name": provider.settings.name, "href": "/api/session/oidc"} if provider else None
    response = answer({"password": True, "oidc": elsewhere})
    response.headers["Cache-Control"] = "no-store"
    return response


def begin(request: Request, accounts: AccountsDep, opened: "Opened", response: Response) -> Response:
    """Let an answer begin a session, in the place of the one that the browser had; returns the answer.

    The cookie is out of reach of scripts and of other sites.
    """
    if before := request.cookies.get(COOKIE):
        accounts.sessions.close(before)
    response.set_cookie(
        COOKIE, opened.secret, path="/", secure=links.is_secure(request), httponly=True, samesite="strict"
    )
    return response


def _answer(login: Login) -> Response:
    return answer(_shown(login.session) | {"csrf": csrf_of(login.secret)})


def _shown(session: Session) -> dict[str, object]:
    account = session.account
    return {
        "name": account.name,
        "role": account.role,
        "manager_id": account.manager_id,
        "must_change": account.must_change,
        "may": {action: reach(account.role, action) for action in ACTIONS},
        "expires_at": moment(session.expires_at),
    }


def _wrong(field: str, de: str, en: str) -> InvalidRecord:
    return InvalidRecord(de, en, parameter=field, fields={field: (de, en)})
