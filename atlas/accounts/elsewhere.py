"""Logins by another house: one under way there, and somebody as that house knows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flow:
    """A login under way: what its answer must prove to belong to it, and where the asker wants to go afterwards."""

    nonce: str
    verifier: str
    target: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A new login under way: what the other house hands back (`state`), and what only this browser has (`browser`)."""

    state: str
    browser: str
    flow: Flow


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody as another house knows them; `claimed` is the account that it says they have here, if it is believed."""

    issuer: str
    subject: str
    claimed: str | None = None
