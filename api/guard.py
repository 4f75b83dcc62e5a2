"""The door of the staff part: who asks, whether it is they who ask, and whether they may.

A route takes `ActorDep` (401 without login or token), reads through `ReaderDep`, and calls `authorise` before it does
anything to a city. Everything that comes through here is answered as internal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from api import internal
from api.limits import Bucket
from api.settings import Settings
from atlas.accounts import Session
from atlas.accounts.secret import csrf_of, same
from atlas.accounts.throttle import source_of
from atlas.errors import Forbidden, ForeignRequest
from atlas.policy import Action, Actor, require
from atlas.snapshot import Snapshot
from atlas.store.accounts import AccountStore

COOKIE = "atlas_session"
CSRF_HEADER = "Atlas-CSRF"
_SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Login:
    """A session, and the secret that the browser holds."""

    secret: str
    session: Session


@dataclass(frozen=True, slots=True)
class WriteLimits:
    """How many changes a minute an account and an address may make."""

    of_account: Bucket
    of_address: Bucket


def get_accounts(request: Request) -> AccountStore:
    """Return the accounts that the app was created with; what is answered from them is internal."""
    internal.mark(request.scope)
    accounts: AccountStore = request.app.state.accounts
    return accounts


AccountsDep = Annotated[AccountStore, Depends(get_accounts)]


def address_of(request: Request) -> str:
    """Return the network address of the asker (behind a proxy on this machine: of who asked the proxy)."""
    return request.client.host if request.client else ""


def own_pages_only(request: Request) -> None:
    """Raise ForeignRequest where the browser says that a page of another site asks."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    if site == "same-origin" and (origin is None or urlsplit(origin).netloc in _own_hosts(request)):
        return
    raise _foreign()


def _own_hosts(request: Request) -> set[str]:
    settings: Settings = request.app.state.settings
    return {request.headers.get("host", ""), urlsplit(settings.public_url or "").netloc} - {""}


def get_login(request: Request, accounts: AccountsDep) -> Login:
    """Return the session of the cookie; raises LoginRequired, and ForeignRequest for writing that is not our own."""
    secret = request.cookies.get(COOKIE, "")
    session = accounts.sessions.find(secret)
    if request.method not in _SAFE:
        own_pages_only(request)
        if not same(request.headers.get(CSRF_HEADER, ""), csrf_of(secret)):
            raise _foreign()
        _limit(request, session.account.name)
    return Login(secret, session)


LoginDep = Annotated[Login, Depends(get_login)]


def get_person(login: LoginDep) -> Actor:
    """Return the person who acts; never a machine, and nobody whose password was made by somebody else."""
    account = login.session.account
    if account.must_change:
        raise Forbidden("Bitte wählen Sie zuerst ein eigenes Passwort.", "Please choose a password of your own first.")
    return account.actor


PersonDep = Annotated[Actor, Depends(get_person)]


def get_actor(request: Request, accounts: AccountsDep) -> Actor:
    """Return who acts: a machine with its token, else a person with a session; raises LoginRequired."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() != "bearer":
        return get_person(get_login(request, accounts))
    actor = accounts.tokens.actor(token.strip())
    if request.method not in _SAFE:
        _limit(request, actor.name)
    return actor


ActorDep = Annotated[Actor, Depends(get_actor)]


def get_reader(actor: ActorDep) -> Actor:
    """Return who acts, if they may read what is internal; raises Forbidden."""
    require(actor, "read_internal", own=False)
    return actor


ReaderDep = Annotated[Actor, Depends(get_reader)]


def get_keeper(actor: PersonDep) -> Actor:
    """Return who acts, if they may keep accounts; raises Forbidden."""
    require(actor, "keep_accounts", own=False)
    return actor


KeeperDep = Annotated[Actor, Depends(get_keeper)]


def authorise(actor: Actor, action: Action, snapshot: Snapshot, cities: Iterable[str] = ()) -> None:
    """Raise Forbidden where the actor may not act on all of these cities (AGS)."""
    require(actor, action, own=owns(actor, snapshot, cities))


def owns(actor: Actor, snapshot: Snapshot, cities: Iterable[str]) -> bool:
    """Return whether there are cities and the actor's manager is responsible for every one of them today."""
    standing = snapshot.responsibility.on(snapshot.day)
    managers = {standing[ags].manager_id if ags in standing else None for ags in cities}
    return actor.manager_id is not None and managers == {actor.manager_id}


def limit_address(request: Request) -> None:
    """Raise TooManyRequests where an address makes us write too often."""
    limits: WriteLimits = request.app.state.write_limits
    limits.of_address.take(source_of(address_of(request)))


def _limit(request: Request, account: str) -> None:
    limit_address(request)
    limits: WriteLimits = request.app.state.write_limits
    limits.of_account.take(account)


def _foreign() -> ForeignRequest:
    return ForeignRequest(
        "Diese Anfrage kommt nicht aus dem Arbeitsbereich, oder die Seite ist veraltet. Bitte laden Sie sie neu.",
        "This request does not come from the workspace, or the page is outdated. Please reload it.",
    )
