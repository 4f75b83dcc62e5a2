"""Secrets that machines remember: made by chance, kept only as their digest."""

import hashlib
import hmac
import secrets

_BYTES = 32
# Letters and digits that nobody takes for another when a password is read out.
_LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """Return 256 bits of chance as text."""
    return secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """Return the digest under which a secret is kept; chance of 256 bits needs no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(secret: str) -> str:
    """Return what a page of ours shows to prove that it acts for a session, made from the session's secret."""
    return hmac.new(secret.encode(), b"atlas-csrf", hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def new_password() -> str:
    """Return a password of 99 bits in five groups that can be read out."""
    return "-".join("".join(secrets.choice(_LEGIBLE) for _ in range(4)) for _ in range(5))
