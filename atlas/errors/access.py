"""The asker may not, or not yet."""

from typing import Any

from atlas.errors.base import AtlasError


class AccessError(AtlasError):
    """The asker may not do this."""

    code = "access-error"
    title_de = "Kein Zugang"
    title_en = "No access"


class LoginRequired(AccessError):
    """Nobody is logged in, or the session or token has ended."""

    code = "login-required"
    title_de = "Anmeldung nötig"
    title_en = "Login required"


class LoginFailed(LoginRequired):
    """Name and password do not belong together; which of the two is wrong is not told."""

    code = "login-failed"
    title_de = "Anmeldung nicht gelungen"
    title_en = "Login failed"


class Forbidden(AccessError):
    """The role of the account does not allow it."""

    code = "forbidden"
    title_de = "Nicht erlaubt"
    title_en = "Not allowed"


class ForeignRequest(Forbidden):
    """A request in the name of a session that does not come from our own pages."""

    code = "foreign-request"


class LoginUnavailable(AccessError):
    """The house that people log in at does not answer, or not as it should."""

    code = "login-unavailable"
    title_de = "Anmeldung nicht erreichbar"
    title_en = "Login not available"


class TooManyRequests(AccessError):
    """Tried too often; `retry_after_s` says how long to wait."""

    code = "too-many-requests"
    title_de = "Zu viele Versuche"
    title_en = "Too many requests"

    def __init__(self, de: str, en: str, *, retry_after_s: int = 1, **named: Any) -> None:
        super().__init__(de, en, **named)
        self.retry_after_s = retry_after_s

    def members(self) -> dict[str, object]:
        """Return how long to wait."""
        return super().members() | {"retry_after_s": self.retry_after_s}
