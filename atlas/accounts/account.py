"""What an account, a session and a token are, and which of them can be. None of them holds a secret."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from atlas.errors import InvalidRecord
from atlas.policy import ACTIONS, ROLES, Action, Actor, Role, reach

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_LABEL_LENGTH = 80
# A stolen token must not be able to make itself an account.
GRANTABLE: tuple[Action, ...] = tuple(action for action in ACTIONS if action != "keep_accounts")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in; `must_change` says that the password was made by somebody else and is for once only."""

    name: str
    role: Role
    manager_id: str | None
    disabled: bool
    must_change: bool
    has_password: bool
    created_at: datetime
    changed_at: datetime

    @property
    def actor(self) -> Actor:
        """Return the account as it acts."""
        return Actor(self.name, self.role, self.manager_id)


@dataclass(frozen=True, slots=True)
class Session:
    """A login that lasts until `expires_at`, if nobody acts in between."""

    account: Account
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A machine's access: what for, until when, when it was last used."""

    id: str
    account: str
    label: str
    scopes: frozenset[Action]
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


def normal_name(text: str) -> str:
    """Return a name as it is compared: without blanks around it, in small letters."""
    return text.strip().casefold()


def checked_name(text: str) -> str:
    """Return the name of a new account, or raise InvalidRecord."""
    name = normal_name(text)
    if _NAME.fullmatch(name):
        return name
    raise _wrong(
        "name",
        "Ein Kontoname hat 2 bis 64 Zeichen: a bis z, Ziffern, Punkt, Unterstrich, Bindestrich, @.",
        "An account name has 2 to 64 characters: a to z, digits, dot, underscore, hyphen, @.",
    )


def checked_role(role: str, manager_id: str | None, managers: Collection[str]) -> Role:
    """Return a role that there is; raises InvalidRecord where manager and role do not go together."""
    known = next((one for one in ROLES if one == role), None)
    if known is None:
        raise _wrong("role", f"Rollen sind: {', '.join(ROLES)}.", f"Roles are: {', '.join(ROLES)}.", known=ROLES)
    if known == "manager" and manager_id is None:
        raise _wrong(
            "manager_id",
            "Zur Rolle „manager“ gehört, wessen Städte es sind (manager_id).",
            "The role 'manager' needs to know whose cities these are (manager_id).",
        )
    if manager_id is not None and manager_id not in managers:
        raise _wrong(
            "manager_id",
            f"Diese Zuständige gibt es nicht. Vorhanden: {', '.join(sorted(managers))}.",
            f"There is no such manager. Known: {', '.join(sorted(managers))}.",
            known=sorted(managers),
        )
    return known


def checked_label(text: str) -> str:
    """Return what a token is for, or raise InvalidRecord."""
    label = " ".join(text.split())
    if 0 < len(label) <= _LABEL_LENGTH and label.isprintable():
        return label
    raise _wrong("label", "Bitte sagen Sie kurz, wofür das Token ist.", "Please say briefly what the token is for.")


def checked_scopes(asked: Collection[str], role: Role) -> frozenset[Action]:
    """Return the actions that a token is for, or raise InvalidRecord: only what its account may do itself."""
    possible = [action for action in GRANTABLE if reach(role, action) != "never"]
    scopes = frozenset(action for action in possible if action in asked)
    if scopes and len(scopes) == len(set(asked)):
        return scopes
    listed = ", ".join(possible)
    raise _wrong("scopes", f"Ein Token dieses Kontos kann dürfen: {listed}.", f"This account can grant: {listed}.")


def _wrong(field: str, de: str, en: str, known: Collection[str] = ()) -> InvalidRecord:
    return InvalidRecord(de, en, parameter=field, known=tuple(known), fields={field: (de, en)})
