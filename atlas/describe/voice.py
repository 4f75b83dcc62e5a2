"""How a language speaks: sentences, lists, amounts and dates of the catalogue's messages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from atlas.describe.position import Language, distance, time_words
from atlas.texts import Catalogue, Value, catalogue, number, rounded

_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
_SINGLE_QUOTES = str.maketrans("„“”", "‚‘’")
_EXACT = ("address", "street")


@dataclass(frozen=True)
class Voice:
    """A language that describes things."""

    language: Language

    @cached_property
    def _catalogue(self) -> Catalogue:
        return catalogue(self.language)

    @cached_property
    def _commas(self) -> tuple[str, str]:
        """What stands between the members of a list, and before its last."""
        return self.say("words-comma"), self.say("words-and")

    @property
    def lang(self) -> str:
        """The tag of the language for documents: "de", "en-GB"."""
        return self._catalogue.lang

    def say(self, key: str, **values: Value) -> str:
        """Return a message; where a name ends with a full stop, the sentence gets no second one."""
        return _DOUBLE_STOP.sub(".", self._catalogue.say(key, **values))

    def knows(self, key: str) -> bool:
        """Return whether there is such a message."""
        return self._catalogue.knows(key)

    def listing(self, items: Sequence[str]) -> str:
        """Return several things as a list: "a, b und c"."""
        comma, last = self._commas
        return last.join([comma.join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)

    def joined(self, items: Sequence[str]) -> str:
        """Return several things side by side, without a word before the last: "a, b"."""
        return self._commas[0].join(items)

    def titles(self, records: Sequence[Mapping[str, Any]]) -> str:
        """Return the titles of projects as a list of quotations."""
        return self.listing([self.quoted(record["title"]) for record in records])

    def quoted(self, title: str) -> str:
        """Return a title in quotation marks; those inside it become single ones."""
        return self.say("words-quoted", title=title.translate(_SINGLE_QUOTES))

    def counted(self, amounts: Mapping[str, int]) -> str:
        """Return "2 Gebiete, 12 Projekte und 1 Büro"; what there is none of is left out."""
        return self.listing([self.say(f"count-{kind}", n=n) for kind, n in amounts.items() if n])

    def way(self, metres: float, direction: str | None) -> str:
        """Return distance and direction in one; without a direction the distance alone."""
        far = distance(metres, self.language)
        return self.say("way", distance=far, direction=self.say(f"direction-{direction}")) if direction else far

    def hectares(self, size: float) -> Value:
        """Return a size as a number that is written with a decimal only where it is small."""
        return rounded(size, 1 if size < 100 and size != int(size) else 0)

    def euro(self, amount: float, approx: bool | None = False) -> str:
        """Return an amount of money, with cents where it has some."""
        said = self.say("words-euro", n=rounded(amount, 0 if round(amount, 2) == int(amount) else 2))
        return self.say("about", what=said) if approx else said

    def day(self, iso: str) -> str:
        """Return an ISO date of any precision: "12. Februar 2018", "Februar 2018", "2018"."""
        year, *rest = iso[:10].split("-")
        if not rest or not 1 <= int(rest[0]) <= 12:
            return iso
        month = self.say("words-month", n=int(rest[0]))
        if len(rest) == 1:
            return self.say("words-month-of", month=month, year=year)
        return self.say("words-day", day=int(rest[1]), month=month, year=year)

    def span(self, start: str | None, end: str | None) -> str:
        """Return a stretch of time of which one end may be unknown."""
        if start and end:
            return self.say("span-both", start=self.day(start), end=self.day(end))
        return (
            self.say("span-from", start=self.day(start)) if start else self.say("span-until", end=self.day(end or ""))
        )

    def number(self, value: float, decimals: int = 1) -> str:
        """Return a number with at most so many decimals.

        >>> Voice("de").number(1234.56), Voice("en").number(1234.56), Voice("ls").number(109.0)
        ('1.234,6', '1,234.6', '109')
        """
        return self.say("page-number", n=number(value, decimals))

    def money(self, amount: float, approx: bool | None = False) -> str:
        """Return an amount in EUR, with cents where it has some; rounded figures say so.

        >>> Voice("de").money(1234.5).replace(chr(160), " "), Voice("en").money(896074, approx=True)
        ('1.234,50 €', 'about €896,074')
        """
        cents = 0 if round(amount, 2) == int(amount) else 2
        said = self.say("page-euro", n=number(amount, cents, cents))
        return self.say("about", what=said) if approx else said

    def percent(self, share: float) -> str:
        """Return a share of 1 as per cent."""
        return self.say("page-percent", n=number(share * 100, 1))

    def size(self, hectares: float) -> str:
        """Return a size in hectares."""
        return self.say("area-hectares-of", n=number(hectares, 1))

    def time(self, start: str | None, end: str | None) -> str:
        """Return a stretch of time of which either end may be unknown; empty where both are."""
        return self.span(start, end) if start or end else ""

    def period(self, code: str) -> str:
        """Return a funding period."""
        return self.say(f"period-{code}")

    def periods(self, codes: list[str]) -> str:
        """Return funding periods as a list."""
        return self.listing([self.period(code) for code in codes])

    def brief(self, area: Mapping[str, Any]) -> str:
        """Return the periods, else the programme, and the status of an area."""
        status, time = self.say(f"standing-status-{area['status']}"), time_words(area, self.language)
        return self.say("words-brief", time=time, status=status) if time else status


def has_own_point(record: Mapping[str, Any]) -> bool:
    """Return whether an office or a project stands at a place of its own, not at its area or town."""
    return record["precision"] in _EXACT
