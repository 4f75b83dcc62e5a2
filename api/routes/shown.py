"""Accounts and tokens as the API shows them, member by member: what is not named here is never shown."""

from datetime import datetime

from fastapi import Response

from api.responses import JSON
from atlas import encode
from atlas.accounts import Account, Token

Shown = dict[str, object]


def answer(body: Shown, status: int = 200) -> Response:
    """Return an internal answer."""
    return Response(encode.dumps(body), status, None, JSON)


def moment(at: datetime | None) -> str | None:
    """Return a moment as text."""
    return at.isoformat(timespec="seconds") if at else None


def account_shown(account: Account) -> Shown:
    """Return an account as its keepers see it."""
    named = ("name", "role", "manager_id", "disabled", "must_change", "has_password")
    moments = {"created_at": moment(account.created_at), "changed_at": moment(account.changed_at)}
    return {name: getattr(account, name) for name in named} | moments


def token_shown(token: Token) -> Shown:
    """Return a token without what makes it work."""
    named = {name: getattr(token, name) for name in ("id", "account", "label")}
    moments = {name: moment(getattr(token, name)) for name in ("created_at", "expires_at", "used_at", "revoked_at")}
    return named | {"scopes": sorted(token.scopes)} | moments
