"""Two areas side by side as a page: a form to choose them, and a table whose lines say whether both are the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from api.pages.profiles import known_of
from api.pages.speech import Speech
from atlas import crs, profile
from atlas.profile import Profile
from atlas.profile.figures import Timeline
from atlas.snapshot import Snapshot

Fields = Mapping[str, Any]
Verdict = Literal["same", "different", "unknown"]
SIGNS: Mapping[Verdict, str] = {"same": "=", "different": "≠", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class One:
    """One of the areas compared."""

    fields: Fields
    profile: Profile


@dataclass(frozen=True, slots=True)
class Line:
    """What is compared, how it reads for each (None: not known), and whether the words are those of the data."""

    label: str
    values: tuple[str | None, str | None]
    german: bool

    @property
    def verdict(self) -> Verdict:
        """Whether both say the same; where one says nothing, that is not known."""
        first, second = self.values
        if first is None or second is None:
            return "unknown"
        return "same" if first == second else "different"


def make(voice: Speech, snapshot: Snapshot, a: str, b: str) -> dict[str, Any]:
    """Return what the template needs: the choices, what is wrong with them, and the comparison once both are there."""
    found = [_one(snapshot, key) for key in (a, b) if key in snapshot.area_of]
    both = (found[0], found[1]) if len(found) == 2 and a != b else None
    lines = lines_of(voice, *both) if both else []
    return {
        "chosen": (a, b),
        "choices": choices(snapshot),
        "notices": list(_notices(voice, snapshot, a, b)),
        "both": [one.fields for one in both] if both else [],
        "lines": lines,
        "counts": _counts(voice, lines),
        "apart": _apart(voice, *both) if both else "",
        "is_weak": any(one.fields["geometry_quality"] == "schematic" for one in both or ()),
        "SIGNS": SIGNS,
    }


def choices(snapshot: Snapshot) -> list[tuple[str, list[Fields]]]:
    """Return all areas by the name of their city, both in order."""

    def city(area: Fields) -> str:
        return area["city_name"] or ""

    areas = sorted(snapshot.area_of.values(), key=lambda area: (city(area), area["name"]))
    return [(name, list(group)) for name, group in groupby(areas, key=city)]


def _one(snapshot: Snapshot, key: str) -> One:
    return One(snapshot.fields("areas", key), profile.of_area(snapshot, key))


def _notices(voice: Speech, snapshot: Snapshot, a: str, b: str) -> Iterator[str]:
    for key in (a, b):
        if key and key not in snapshot.area_of:
            yield voice.say("page-compare-lost", what=key[:80])
    if a and a == b:
        yield voice.say("page-compare-twice")


def lines_of(voice: Speech, a: One, b: One) -> list[Line]:
    """Return the lines of a comparison; what is known of neither area is left out."""
    lines = [Line(voice.say(key), (read(voice, a), read(voice, b)), key in _DATA) for key, read in _SUBJECTS.items()]
    return [line for line in lines if line.values != (None, None)]


def _counts(voice: Speech, lines: Sequence[Line]) -> str:
    verdicts = [line.verdict for line in lines]
    return voice.say("compare-counts", **{verdict: verdicts.count(verdict) for verdict in SIGNS})


def _apart(voice: Speech, a: One, b: One) -> str:
    """Return how far apart the middles of two drawn areas lie; empty where one is not drawn by itself."""
    if {a.fields["geometry_quality"], b.fields["geometry_quality"]} & {"none", "municipality"}:
        return ""
    here, there = tuple(a.fields["point"]), tuple(b.fields["point"])
    side = crs.direction(crs.to_metric_xy(*here), crs.to_metric_xy(*there))
    far = voice.way(crs.geodesic_distance_m(here, there), None)
    return voice.say("compare-apart", distance=far, direction=voice.say(f"direction-{side}")) if side else ""


def _field(name: str) -> "Read":
    return lambda voice, one: one.fields[name]


def _inhabitants(voice: Speech, one: One) -> str | None:
    number, day = one.fields["inhabitants"], one.fields["inhabitants_as_of"]
    if number is None:
        return None
    as_of = voice.say("as-of", when=voice.day(day)) if day else voice.say("profile-no-day")
    return f"{voice.number(number)} ({as_of})"


def _size(name: str) -> "Read":
    return lambda voice, one: None if one.fields[name] is None else voice.size(one.fields[name])


def _manager(voice: Speech, one: One) -> str | None:
    return one.fields["manager"]["name"] if one.fields["manager"] else None


def _total(voice: Speech, one: One) -> str | None:
    total, basis = one.fields["budget_total_eur"], one.fields["budget_basis"]
    if total is None:
        return None
    return f"{voice.money(total)} ({voice.say(f'area-basis-{basis}')})" if basis else voice.money(total)


def _costs(voice: Speech, one: One) -> str | None:
    money = one.profile.money
    if money.cost_eur is None:
        return None
    return f"{voice.money(money.cost_eur)} ({known_of(voice, money.cost_known, money.projects)})"


def _share(voice: Speech, one: One) -> str | None:
    money = one.profile.money
    if money.eu_share is None:
        return None
    return f"{voice.percent(money.eu_share)} ({known_of(voice, money.share_known, money.projects)})"


def _eu(voice: Speech, one: One) -> str | None:
    amount = one.profile.money.eu_eur
    return None if amount is None else voice.money(amount)


def _per_inhabitant(voice: Speech, one: One) -> str | None:
    found = one.profile.per_inhabitant
    return voice.money(found.amount_eur) if found else None


def _themes(voice: Speech, one: One) -> str | None:
    rows = [f"{voice.say(f'theme-{row.theme}')}: {row.projects}" for row in one.profile.themes]
    return "; ".join(rows) or None


def _years(voice: Speech, one: One) -> str | None:
    found: Timeline = one.profile.timeline
    if not found.years:
        return None
    first, last = found.years[0].year, found.years[-1].year
    return str(first) if first == last else voice.say("span-both", start=str(first), end=str(last))


Read = Callable[[Speech, One], str | None]
# What is compared, by the message that names it, in the order of the pages of areas.
_SUBJECTS: Mapping[str, Read] = {
    "kinds-city": _field("city_name"),
    "filters-kreis": _field("kreis"),
    "glossary-region": lambda voice, one: voice.say(f"region-{one.fields['region']}") if one.fields["region"] else None,
    "area-programme": _field("programme"),
    "area-periods": lambda voice, one: voice.periods(one.fields["periods"]) or None,
    "filters-status": lambda voice, one: voice.say(f"status-{one.fields['status']}"),
    "area-inhabitants": _inhabitants,
    "area-hectares": _size("hectares"),
    "compare-drawn": _size("drawn_hectares"),
    "conflict-boundary_description": lambda voice, one: voice.say(f"quality-{one.fields['geometry_quality']}"),
    "manager-title": _manager,
    "area-offices": lambda voice, one: voice.number(len(one.fields["office_ids"])),
    "area-money-total": _total,
    "profile-costs": _costs,
    "profile-eu": _eu,
    "profile-share": _share,
    "profile-head": _per_inhabitant,
    "area-projects": lambda voice, one: voice.number(one.profile.money.projects),
    "profile-themes": _themes,
    "profile-time": _years,
}
_DATA = ("kinds-city", "filters-kreis", "area-programme", "manager-title")
