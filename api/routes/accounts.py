"""Keeping the accounts: for admins who are logged in themselves. Every deed needs a reason and stands in the audit.

`GET /api/accounts` lists them, `POST` makes one; below `/api/accounts/{name}`: `PUT role`, `PUT disabled`,
`POST password` (drawn by lot, shown once, for the first login), `PUT|DELETE identity` (who logs in elsewhere),
`GET tokens`, `DELETE tokens/{id}`.
`GET /api/audit?account=` tells who did what to which account.
"""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api import parameters
from api.deps import SnapshotDep
from api.described import answering, described, members, nothing
from api.guard import AccountsDep, KeeperDep
from api.routes.shown import account_shown, answer, moment, token_shown
from atlas.accounts.account import checked_role
from atlas.accounts.elsewhere import Identity
from atlas.accounts.secret import new_password
from atlas.errors import NotFound
from atlas.house import required_reason
from atlas.policy import Role
from atlas.snapshot import Snapshot

if TYPE_CHECKING:
    from atlas.store.accounts.people import Deed

router = APIRouter(prefix="/api", tags=["Konten"], include_in_schema=False, dependencies=[parameters.NAMED_ONLY])
_LONGEST_REASON = 500
_ONE = described(answers=answering(members(account="object")))
_DONE = described(answers=nothing())


class Reasoned(BaseModel):
    """A deed with its reason, and nothing that is not named here."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(default="", max_length=_LONGEST_REASON)


class RoleWanted(Reasoned):
    """The role that an account shall have, and the manager whose cities are its own."""

    role: str
    manager_id: str | None = None

    def checked(self, snapshot: Snapshot) -> tuple[Role, str | None]:
        """Return role and manager, if there are such; raises InvalidRecord."""
        return checked_role(self.role, self.manager_id, snapshot.responsibility.managers), self.manager_id


class NewAccount(RoleWanted):
    """An account that shall be; without password it can log in through the organisation's own login only."""

    name: str
    with_password: bool = True


class NewIdentity(Reasoned):
    """Whom the other house knows under which subject."""

    subject: str = Field(min_length=1, max_length=255)


class Disabled(Reasoned):
    """Whether an account shall be shut out."""

    disabled: bool


@router.get("/accounts", summary="Alle Konten", openapi_extra=described(answers=answering(members(accounts="array"))))
def all_accounts(_: KeeperDep, accounts: AccountsDep) -> Response:
    """Return every account by name."""
    return answer({"accounts": [account_shown(one) for one in accounts.people.all()]})


@router.post(
    "/accounts",
    summary="Ein Konto anlegen",
    openapi_extra=described(answers=answering(members(account="object", password=["string", "null"]), status=201)),
)
def add(body: NewAccount, keeper: KeeperDep, accounts: AccountsDep, snapshot: SnapshotDep) -> Response:
    """Make an account; its password is in this answer and nowhere else."""
    role, manager_id = body.checked(snapshot)
    password = new_password() if body.with_password else None
    why = required_reason(body.reason)
    drawn = password is not None
    account = accounts.people.add(body.name, role, manager_id, password, by=keeper.name, why=why, must_change=drawn)
    return answer({"account": account_shown(account), "password": password}, 201)


@router.put("/accounts/{name}/role", summary="Einem Konto eine andere Rolle geben", openapi_extra=_ONE)
def set_role(name: str, body: RoleWanted, keeper: KeeperDep, accounts: AccountsDep, snapshot: SnapshotDep) -> Response:
    """Give an account another role; its sessions end."""
    role, manager_id = body.checked(snapshot)
    why = required_reason(body.reason)
    return answer({"account": account_shown(accounts.people.set_role(name, role, manager_id, by=keeper.name, why=why))})


@router.put("/accounts/{name}/disabled", summary="Ein Konto sperren oder entsperren", openapi_extra=_ONE)
def set_disabled(name: str, body: Disabled, keeper: KeeperDep, accounts: AccountsDep) -> Response:
    """Shut an account out, which ends its sessions and tokens, or let it in again."""
    deed = accounts.people.disable if body.disabled else accounts.people.enable
    return answer({"account": account_shown(deed(name, by=keeper.name, why=required_reason(body.reason)))})


@router.post(
    "/accounts/{name}/password",
    summary="Einem Konto ein neues Passwort geben",
    openapi_extra=described(answers=answering(members(account="object", password="string"))),
)
def reset(name: str, body: Reasoned, keeper: KeeperDep, accounts: AccountsDep) -> Response:
    """Draw a password for an account; it is in this answer and nowhere else, and must be changed at the first login."""
    password, why = new_password(), required_reason(body.reason)
    account = accounts.people.set_password(name, password, by=keeper.name, why=why, must_change=True)
    return answer({"account": account_shown(account), "password": password})


@router.get(
    "/accounts/{name}/tokens",
    summary="Die Zugriffstoken eines Kontos",
    openapi_extra=described(answers=answering(members(tokens="array"))),
)
def tokens(name: str, _: KeeperDep, accounts: AccountsDep) -> Response:
    """Return the tokens of an account, ended ones too."""
    return answer({"tokens": [token_shown(one) for one in accounts.tokens.of(accounts.people.get(name).name)]})


@router.delete(
    "/accounts/{name}/tokens/{token_id}",
    summary="Ein Zugriffstoken eines Kontos beenden",
    openapi_extra=described(answers=answering(members(token="object"))),
)
def revoke(
    name: str,
    token_id: str,
    keeper: KeeperDep,
    accounts: AccountsDep,
    reason: Annotated[str, Query(max_length=_LONGEST_REASON)] = "",
) -> Response:
    """End a token for good."""
    account, why = accounts.people.get(name).name, required_reason(reason)
    return answer({"token": token_shown(accounts.tokens.revoke(account, token_id, by=keeper.name, why=why))})


@router.put(
    "/accounts/{name}/identity",
    summary="Festlegen, wer sich anderswo als dieses Konto anmeldet",
    openapi_extra=_DONE,
)
def link(request: Request, name: str, body: NewIdentity, keeper: KeeperDep, accounts: AccountsDep) -> Response:
    """Let a subject of the configured house log in as an account."""
    why, issuer = required_reason(body.reason), request.app.state.settings.openid.issuer
    if not issuer:
        raise NotFound(
            "Eine Anmeldung der Organisation ist hier nicht eingerichtet.", "No other login is configured here."
        )
    accounts.outside.link(name, Identity(issuer, body.subject), by=keeper.name, why=why)
    return Response(status_code=204)


@router.delete(
    "/accounts/{name}/identity",
    summary="Niemanden mehr über die andere Anmeldung hereinlassen",
    openapi_extra=_DONE,
)
def unlink(
    name: str, keeper: KeeperDep, accounts: AccountsDep, reason: Annotated[str, Query(max_length=_LONGEST_REASON)] = ""
) -> Response:
    """Let nobody from elsewhere log in as an account any more."""
    accounts.outside.unlink(name, by=keeper.name, why=required_reason(reason))
    return Response(status_code=204)


@router.get(
    "/audit", summary="Was mit Konten getan wurde", openapi_extra=described(answers=answering(members(audit="array")))
)
def audit(_: KeeperDep, accounts: AccountsDep, account: Annotated[str | None, Query()] = None) -> Response:
    """Return who did what to which account, newest first."""
    return answer({"audit": [_deed_shown(one) for one in accounts.people.audit(account)]})


def _deed_shown(deed: "Deed") -> dict[str, object]:
    named = {name: getattr(deed, name) for name in ("number", "who", "what", "account", "detail", "why")}
    return {"at": moment(deed.at), **named}
