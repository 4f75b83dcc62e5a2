"""Logging in at another house, where one is configured: going there, and coming back."""

import re
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import RedirectResponse

from api import links, parameters
from api.described import described, nothing
from api.guard import AccountsDep, limit_address
from api.routes.session import begin
from atlas.errors import Forbidden, LoginFailed, NotFound

if TYPE_CHECKING:
    from api.oidc import Provider

router = APIRouter(prefix="/api/session/oidc", tags=["Anmeldung"], include_in_schema=False)
_COOKIE = "atlas_login"
_HOME = "/mitarbeit"
# Only pages of the workspace: an address of another site would make us its springboard.
_TARGET = re.compile(r"/mitarbeit(?:[/?][\w/?=&.,:%+-]*)?", re.ASCII)
_LONGEST_LOGIN_S = 600
_AWAY = described(answers=nothing(303))


@router.get(
    "",
    summary="Bei der Anmeldung der Organisation anmelden",
    dependencies=[parameters.NAMED_ONLY, Depends(limit_address)],
    openapi_extra=_AWAY,
)
def go(request: Request, accounts: AccountsDep, then: str = _HOME) -> Response:
    """Send the browser to the other house; afterwards it comes back to `then`."""
    provider = _provider(request)
    begun = accounts.outside.begin(then if _TARGET.fullmatch(then) else _HOME)
    response = RedirectResponse(provider.door(_back(request), begun), 303)
    # Lax, because the way back begins at the other house.
    response.set_cookie(
        _COOKIE,
        begun.browser,
        max_age=_LONGEST_LOGIN_S,
        path=router.prefix,
        secure=links.is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return response


@router.get("/back", summary="Von der Anmeldung der Organisation zurückkommen", openapi_extra=_AWAY)
def come_back(
    request: Request, accounts: AccountsDep, state: str = "", code: str = "", iss: str | None = None
) -> Response:
    """Open a session for whoever the other house says has come, if they have an account here."""
    provider = _provider(request)
    flow = accounts.outside.take(state, request.cookies.get(_COOKIE, ""))
    # Without a code it was broken off; an answer of another issuer is a mix-up (RFC 9207).
    if not code or (iss or provider.settings.issuer).rstrip("/") != provider.settings.issuer:
        name = provider.settings.name
        raise LoginFailed(f"„{name}“ hat die Anmeldung abgebrochen.", f"'{name}' has broken off the login.")
    identity = provider.identity(_back(request), code, flow)
    account = accounts.outside.account_of(identity)
    if account is None:
        who = identity.subject
        raise Forbidden(
            f"Zu Ihrer Anmeldung gehört hier noch kein Konto. Die Verwaltung kann eines mit „{who}“ verbinden.",
            f"No account here belongs to your login yet. The administration can link one to the subject '{who}'.",
        )
    response = RedirectResponse(flow.target, 303)
    response.delete_cookie(_COOKIE, path=router.prefix, secure=links.is_secure(request), httponly=True, samesite="lax")
    return begin(request, accounts, accounts.sessions.open(account), response)


def _provider(request: Request) -> "Provider":
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotFound(
            "Eine Anmeldung der Organisation ist hier nicht eingerichtet.", "No other login is configured here."
        )
    return provider


def _back(request: Request) -> str:
    return f"{links.base_url(request)}{router.prefix}/back"
