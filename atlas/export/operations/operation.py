"""One project as a list of operations has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.persons import public_name

COUNTRY, COUNTRY_CODE, CURRENCY = "Germany", "DE", "EUR"
# NUTS 2021 and 2024, level 3, by Kreis (Commission Delegated Regulation (EU) 2023/674, Annex I).
NUTS3: Mapping[str, str] = {
    "14511": "DED41",
    "14521": "DED42",
    "14522": "DED43",
    "14523": "DED44",
    "14524": "DED45",
    "14612": "DED21",
    "14625": "DED2C",
    "14626": "DED2D",
    "14627": "DED2E",
    "14628": "DED2F",
    "14713": "DED51",
    "14729": "DED52",
    "14730": "DED53",
}


@dataclass(frozen=True)
class Operation:
    """The joined fields of a project, its point in degrees, and when the list was last updated; nothing is guessed."""

    fields: Mapping[str, Any]
    point: BaseGeometry | None
    updated: date

    @property
    def id(self) -> str:
        """The id of the project in the atlas."""
        key: str = self.fields["id"]
        return key

    @property
    def code(self) -> str | None:
        """The official number, where one is known."""
        return self._text("record_id")

    @property
    def beneficiary(self) -> str | None:
        """Who is funded; the name of a natural person is withheld."""
        return public_name(self._text("beneficiary"))

    @property
    def contractor(self) -> str | None:
        """Who was commissioned, in the case of public procurement; the name of a natural person is withheld."""
        return public_name(self._text("contractor"))

    @property
    def carrier(self) -> str | None:
        """Who does the work; the name of a natural person is withheld."""
        return public_name(self._text("carrier"))

    @property
    def nuts(self) -> str | None:
        """The NUTS 3 region that the operation's city lies in."""
        return NUTS3.get(self.fields["city_ags"][:5])

    @cached_property
    def site(self) -> Mapping[str, Any]:
        """The address where it happens; the seat of its carrier is not that."""
        address = self.fields["address"]
        return address if address and address["kind"] == "site" else {}

    @property
    def lon_lat(self) -> tuple[float, float] | None:
        """Where it lies, in degrees to six decimals."""
        return (round(self.point.x, 6), round(self.point.y, 6)) if self.point is not None else None

    @property
    def union_rate(self) -> float | None:
        """The share that the Union pays, 0 to 1; a rate of Union and state together is not that."""
        rate = self.fields["co_financing_rate"]
        return rate["value"] if rate and rate["basis"] == "eu" else None

    @property
    def intervention_code(self) -> str | None:
        """The number of the type of intervention, where it is given: 152 of "152 - Maßnahmen …"."""
        number, dash, _ = (self._text("intervention_category") or "").partition(" - ")
        return number if dash and number.isdigit() else None

    def _text(self, name: str) -> str | None:
        value: str | None = self.fields[name]
        return value
