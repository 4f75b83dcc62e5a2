"""A person's own access tokens for machines: made while logged in, shown once, for some actions and some time."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api import parameters
from api.described import answering, described, members
from api.guard import AccountsDep, PersonDep
from api.routes.shown import answer, token_shown
from atlas.house import required_reason

router = APIRouter(prefix="/api/tokens", tags=["Konten"], include_in_schema=False, dependencies=[parameters.NAMED_ONLY])
_DAYS = 90


class NewToken(BaseModel):
    """A token that shall be: what it is for, what it can do, and for how many days."""

    model_config = ConfigDict(extra="forbid")

    label: str
    scopes: list[str] = Field(max_length=50)
    days: int = _DAYS
    reason: str = Field(default="", max_length=500)


@router.get(
    "", summary="Die eigenen Zugriffstoken", openapi_extra=described(answers=answering(members(tokens="array")))
)
def own_tokens(person: PersonDep, accounts: AccountsDep) -> Response:
    """Return the tokens of the account, ended ones too."""
    return answer({"tokens": [token_shown(one) for one in accounts.tokens.of(person.name)]})


@router.post(
    "",
    summary="Ein Zugriffstoken ausstellen",
    openapi_extra=described(answers=answering(members(token="object", secret="string"), status=201)),
)
def issue(body: NewToken, person: PersonDep, accounts: AccountsDep) -> Response:
    """Make a token that can do some of what the account can; its secret is in this answer and nowhere else."""
    account, why = accounts.people.get(person.name), required_reason(body.reason)
    issued = accounts.tokens.issue(account, body.label, body.scopes, body.days, by=person.name, why=why)
    return answer({"token": token_shown(issued.token), "secret": issued.secret}, 201)


@router.delete(
    "/{token_id}",
    summary="Ein eigenes Zugriffstoken beenden",
    openapi_extra=described(answers=answering(members(token="object"))),
)
def revoke(
    token_id: str,
    person: PersonDep,
    accounts: AccountsDep,
    reason: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """End a token for good."""
    why = required_reason(reason)
    return answer({"token": token_shown(accounts.tokens.revoke(person.name, token_id, by=person.name, why=why))})
