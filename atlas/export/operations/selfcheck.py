"""What a list of operations lacks by Art. 49(3) of Regulation (EU) 2021/1060: each rule with the rows that miss it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from atlas.day import day_of
from atlas.export.operations.listing import COLLECTION, LEFT_OUT, Listing, listing, updated_on
from atlas.export.operations.operation import Operation
from atlas.persons import may_be_person, names_person
from atlas.quality.timespan import days, is_date, months_before
from atlas.query import Query
from atlas.snapshot import Snapshot

if TYPE_CHECKING:
    from atlas.store.store import Store

FRESH_MONTHS, NAMED_MONTHS = 4, 24
_PUBLIC_BODY = re.compile(
    r"(?:(?:Große\s+)?Kreis)?stadt\b|Stadtverwaltung|Gemeinde|Landkreis|Landratsamt", re.IGNORECASE
)
# When the name of a beneficiary was first published, by the id of the operation.
Published = Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Gap:
    """What one operation lacks, or what somebody should look at: only `missing` breaks the rule."""

    operation_id: str
    title: str
    de: str
    en: str
    missing: bool = True


Gaps = Iterator[Gap]
Find = Callable[[Listing, date, Published], Gaps]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id, where it stands, what it asks for, and how its gaps are found."""

    id: str
    law: str
    de: str
    en: str
    find: Find


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule with the gaps that were found."""

    rule: Rule
    gaps: tuple[Gap, ...]

    @property
    def missing(self) -> int:
        """How many operations break the rule."""
        return sum(gap.missing for gap in self.gaps)

    @property
    def hints(self) -> int:
        """How many operations somebody should look at."""
        return len(self.gaps) - self.missing

    def told(self) -> dict[str, Any]:
        """Return the verdict as plain JSON values."""
        rule = {"id": self.rule.id, "law": self.rule.law, "rule_de": self.rule.de, "rule_en": self.rule.en}
        return {**rule, "missing": self.missing, "hints": self.hints, "gaps": [asdict(gap) for gap in self.gaps]}


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """All verdicts on one list on a day."""

    listing: Listing
    day: date
    verdicts: tuple[Verdict, ...]

    @property
    def complete(self) -> int:
        """How many operations lack nothing that the law asks for."""
        lacking = {gap.operation_id for verdict in self.verdicts for gap in verdict.gaps if gap.missing}
        return sum(operation.id not in lacking for operation in self.listing.operations)

    def told(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        reasons = {
            name: {"count": self.listing.left_out[name], "de": de, "en": en}
            for name, (de, en) in LEFT_OUT.items()
            if self.listing.left_out.get(name)
        }
        return {
            "checked_on": self.day.isoformat(),
            "updated_on": self.listing.updated.isoformat(),
            "operations": len(self.listing.operations),
            "complete": self.complete,
            "left_out": reasons,
            "rules": [verdict.told() for verdict in self.verdicts],
        }


def check(found: Listing, today: date, published: Published) -> SelfCheck:
    """Return what a list lacks on a day; `published` says since when beneficiaries have been named."""
    verdicts = tuple(Verdict(rule, tuple(rule.find(found, today, published))) for rule in RULES)
    return SelfCheck(found, today, verdicts)


def checked(store: "Store", snapshot: Snapshot, query: Query) -> SelfCheck:
    """Return the list that a query of the projects asks for, with what it lacks today; raises InvalidParameter."""
    found = listing(snapshot, query, updated_on(store, snapshot))
    began = store.history.began(COLLECTION, persons(found))
    published = {key: day_of(at) for key, at in began.items()}
    return check(found, snapshot.day, published)


def persons(found: Listing) -> tuple[str, ...]:
    """Return the ids of operations whose beneficiary is stored under a person's name, which is withheld."""
    named = ((operation.id, operation.fields["beneficiary"]) for operation in found.operations)
    return tuple(key for key, name in named if name and names_person(name))


def _gap(operation: Operation, de: str, en: str, *, missing: bool = True) -> Gap:
    return Gap(operation.id, operation.fields["title"], de, en, missing)


def _fresh(found: Listing, today: date, _: Published) -> Gaps:
    if found.updated < months_before(today, FRESH_MONTHS):
        said = f"{found.updated:%d.%m.%Y}"
        yield Gap("", "", f"Zuletzt aktualisiert am {said}, vor mehr als vier Monaten.", f"Last updated on {said}.")


def _code(found: Listing, _: date, __: Published) -> Gaps:
    counts = Counter(operation.code for operation in found.operations)
    for operation in found.operations:
        if operation.code is None:
            yield _gap(operation, "Ohne amtlichen Code.", "No official code.")
        elif counts[operation.code] > 1:
            yield _gap(operation, f"Der Code {operation.code} steht mehrfach.", f"Code {operation.code} stands twice.")


def _needs(value: Callable[[Operation], object], de: str, en: str) -> Find:
    """Return a search for operations that say nothing of something."""

    def find(found: Listing, _: date, __: Published) -> Gaps:
        return (_gap(operation, de, en) for operation in found.operations if not value(operation))

    return find


def _date(name: str, de: str, en: str) -> Find:
    """Return a search for operations without a date, or with one that is no whole day."""

    def find(found: Listing, _: date, __: Published) -> Gaps:
        for operation in found.operations:
            text = operation.fields[name]
            if not text or not is_date(text):
                yield _gap(operation, f"{de} ist unbekannt.", f"{en} is unknown.")
            elif len(text) < len("2024-01-01"):
                yield _gap(operation, f"{de} ist nur ungefähr bekannt: {text}.", f"{en} is only {text}.")

    return find


def _order(found: Listing, _: date, __: Published) -> Gaps:
    for operation in found.operations:
        start, end = operation.fields["start"], operation.fields["end"]
        if start and end and is_date(start) and is_date(end) and days(end)[1] < days(start)[0]:
            yield _gap(operation, f"Das Ende {end} liegt vor dem Beginn {start}.", f"{end} is before {start}.")


def _rate(found: Listing, _: date, __: Published) -> Gaps:
    for operation in found.operations:
        if operation.union_rate is not None:
            continue
        joint = operation.fields["co_financing_rate"]
        de = "Bekannt ist nur der Satz von EU und Land zusammen." if joint else "Der Satz der Union ist unbekannt."
        en = "Only the rate of Union and state together is known." if joint else "The Union's rate is unknown."
        yield _gap(operation, de, en)


def _location(found: Listing, _: date, __: Published) -> Gaps:
    for operation in found.operations:
        if operation.nuts is None and operation.lon_lat is None:
            yield _gap(operation, "Weder Region noch Koordinaten sind bekannt.", "Neither region nor point is known.")
        elif operation.fields["precision"] == "city":
            de = "Die Koordinaten zeigen nur die Ortsmitte; es gilt die Region."
            yield _gap(operation, de, "The point is the middle of town; the region counts.", missing=False)


def _person(found: Listing, today: date, published: Published) -> Gaps:
    for operation in found.operations:
        name = operation.fields["beneficiary"]
        if name is None or not may_be_person(name):
            continue
        if not names_person(name):
            de = "Der Begünstigte könnte eine natürliche Person sein; bitte prüfen."
            yield _gap(operation, de, "The beneficiary may be a natural person; please check.", missing=False)
        elif operation.id in published:
            since = published[operation.id]
            late = since < months_before(today, NAMED_MONTHS)
            de = f"Der Name einer natürlichen Person ist seit {since:%d.%m.%Y} gespeichert; hier steht er nicht."
            yield _gap(operation, de, f"A person's name is stored since {since}; it is withheld here.", missing=late)


def _contractor(found: Listing, _: date, __: Published) -> Gaps:
    """Find operations of public bodies that somebody else carries out: only they can have a contractor to name."""
    for operation in found.operations:
        beneficiary, carrier = operation.beneficiary or "", operation.carrier
        if _PUBLIC_BODY.match(beneficiary) and carrier not in (None, beneficiary) and operation.contractor is None:
            de = f"{beneficiary} wird gefördert, {carrier} führt durch; bei einer Vergabe fehlt der Auftragnehmer."
            yield _gap(operation, de, "If this was procured publicly, the contractor is missing.", missing=False)


RULES: tuple[Rule, ...] = (
    Rule("fresh", "Art. 49 (3)", "Mindestens alle vier Monate aktualisiert", "Updated every four months", _fresh),
    Rule("code", "Art. 49 (3)", "Jedes Vorhaben hat einen eigenen Code", "Each operation has its own code", _code),
    Rule(
        "beneficiary",
        "Art. 49 (3) a",
        "Der Begünstigte ist genannt",
        "The beneficiary is named",
        _needs(lambda o: o.beneficiary, "Der Begünstigte ist unbekannt.", "The beneficiary is unknown."),
    ),
    Rule(
        "contractor",
        "Art. 49 (3) a",
        "Bei öffentlicher Vergabe ist der Auftragnehmer genannt",
        "In the case of public procurement the contractor is named",
        _contractor,
    ),
    Rule(
        "person",
        "Art. 49 (3) b",
        "Natürliche Personen sind nach zwei Jahren nicht mehr genannt",
        "Natural persons are no longer named after two years",
        _person,
    ),
    Rule(
        "name",
        "Art. 49 (3) d",
        "Das Vorhaben ist bezeichnet",
        "The operation has a name",
        _needs(lambda o: o.fields["title"], "Die Bezeichnung fehlt.", "The name is missing."),
    ),
    Rule(
        "purpose",
        "Art. 49 (3) e",
        "Zweck und Errungenschaften sind gesagt",
        "Purpose and achievements are told",
        _needs(lambda o: o.fields["summary"], "Zweck und Errungenschaften fehlen.", "The purpose is missing."),
    ),
    Rule(
        "start",
        "Art. 49 (3) f",
        "Der Beginn ist auf den Tag bekannt",
        "The start date is known",
        _date("start", "Der Beginn", "The start date"),
    ),
    Rule(
        "end",
        "Art. 49 (3) g",
        "Der Abschluss ist auf den Tag bekannt",
        "The date of completion is known",
        _date("end", "Der Abschluss", "The date of completion"),
    ),
    Rule("order", "Art. 49 (3) f, g", "Kein Ende vor dem Beginn", "No end before the start", _order),
    Rule(
        "cost",
        "Art. 49 (3) h",
        "Die Gesamtkosten sind bekannt",
        "The total cost is known",
        _needs(lambda o: o.fields["cost_total_eur"], "Die Gesamtkosten sind unbekannt.", "The cost is unknown."),
    ),
    Rule(
        "fund",
        "Art. 49 (3) i",
        "Der Fonds ist genannt",
        "The fund is named",
        _needs(lambda o: o.fields["fund"], "Der Fonds ist nicht belegt.", "The fund is not known."),
    ),
    Rule(
        "objective",
        "Art. 49 (3) j",
        "Das spezifische Ziel ist genannt",
        "The specific objective is named",
        _needs(
            lambda o: o.fields["specific_objective"],
            "Das spezifische Ziel ist nicht belegt.",
            "The specific objective is not known.",
        ),
    ),
    Rule("rate", "Art. 49 (3) k", "Der Kofinanzierungssatz der Union ist bekannt", "The Union's rate is known", _rate),
    Rule(
        "location",
        "Art. 49 (3) l",
        "Ein Standortindikator oder Koordinaten sind bekannt",
        "A location indicator or geolocation is known",
        _location,
    ),
    Rule(
        "intervention",
        "Art. 49 (3) n",
        "Die Art der Intervention ist genannt",
        "The type of intervention is named",
        _needs(
            lambda o: o.fields["intervention_category"],
            "Die Art der Intervention ist nicht belegt.",
            "The type of intervention is not known.",
        ),
    ),
)
