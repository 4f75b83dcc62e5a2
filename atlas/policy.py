"""Who may do what: the one table of roles and actions. The API asks it, and the interface is drawn from it."""

from dataclasses import dataclass
from typing import Literal, get_args

from atlas.errors import Forbidden

Role = Literal["reader", "manager", "coordinator", "admin"]
Action = Literal[
    "read_internal",
    "read_calendar",
    "edit_offices",
    "edit_projects",
    "edit_areas",
    "edit_sources",
    "edit_cities",
    "keep_visits",
    "assign",
    "keep_managers",
    "import",
    "restore",
    "delete",
    "keep_accounts",
]
Reach = Literal["never", "own", "always"]

ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)

_READER: dict[Action, Reach] = {"read_internal": "always", "read_calendar": "always"}
_MANAGER: dict[Action, Reach] = _READER | {
    "edit_offices": "own",
    "edit_projects": "own",
    "edit_areas": "own",
    "edit_sources": "always",
    "keep_visits": "own",
    "restore": "own",
}
_COORDINATOR: dict[Action, Reach] = {action: "always" for action in ACTIONS if action != "keep_accounts"}
_ADMIN: dict[Action, Reach] = dict.fromkeys(ACTIONS, "always")

# "own" reaches the cities that are assigned to the manager of the account today. What is not named is never allowed.
TABLE: dict[Role, dict[Action, Reach]] = {
    "reader": _READER,
    "manager": _MANAGER,
    "coordinator": _COORDINATOR,
    "admin": _ADMIN,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the name of the account, its role, and the manager whose cities are its own (None: none are).

    `scopes` are the actions that a machine's token was made for, which narrow the role; None for a person.
    """

    name: str
    role: Role
    manager_id: str | None = None
    scopes: frozenset[Action] | None = None


def reach(role: Role, action: Action) -> Reach:
    """Return how far a role may go with an action."""
    return TABLE[role].get(action, "never")


def allows(role: Role, action: Action, *, own: bool) -> bool:
    """Return whether a role may act; `own` says that every city concerned is assigned to the acting account."""
    return reach(role, action) == "always" or (own and reach(role, action) == "own")


def require(actor: Actor, action: Action, *, own: bool) -> None:
    """Raise Forbidden where the actor may not act, with the reason in words."""
    if actor.scopes is not None and action not in actor.scopes:
        raise Forbidden("Dafür ist dieses Zugriffstoken nicht ausgestellt.", "This token was not issued for that.")
    if allows(actor.role, action, own=own):
        return
    if reach(actor.role, action) == "own":
        raise Forbidden(
            "Das dürfen Sie nur in Städten, für die Sie zuständig sind.",
            "You may do this only in cities that you are responsible for.",
        )
    raise Forbidden("Das ist Ihrer Rolle nicht erlaubt.", "Your role does not allow this.")
