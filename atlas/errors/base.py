"""The root of everything that can be expected to go wrong."""

from collections.abc import Sequence
from typing import ClassVar


class AtlasError(Exception):
    """Base of every expected failure: `de` and `en` say in one sentence what happened and what to do."""

    code: ClassVar[str] = "atlas-error"
    title_de: ClassVar[str] = "Fehler"
    title_en: ClassVar[str] = "Error"

    def __init__(
        self,
        de: str,
        en: str,
        *,
        parameter: str | None = None,
        known: Sequence[str] = (),
        near: Sequence[str] = (),
    ) -> None:
        super().__init__(de)
        self.de = de
        self.en = en
        self.parameter = parameter
        self.known = tuple(known)
        self.near = tuple(near)

    def members(self) -> dict[str, object]:
        """Return what a problem details object tells beyond the sentences (RFC 9457, 3.2)."""
        named = {"parameter": self.parameter, "known": list(self.known), "near": list(self.near)}
        return {name: value for name, value in named.items() if value}
