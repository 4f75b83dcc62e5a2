"""The vocabulary of the atlas: every kind of record with its fields and allowed values, defined here only.

Records are frozen dataclasses. Unknown values are None or an empty tuple, never a guess. Dates are ISO 8601, also with
reduced precision (2018, 2018-09); money is EUR; ids are stable slugs. The borders (layer files, API writes, intake)
validate against these definitions with pydantic's TypeAdapter; `__pydantic_config__` makes it refuse unknown fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import ClassVar, Literal, get_args

from atlas.internal import Merger, Visit

Region = Literal["east", "west"]
Period = Literal["2014-2020", "2021-2027"]
GeometryQuality = Literal["official", "quarter", "schematic", "municipality", "none"]
Precision = Literal["address", "street", "area", "city"]
Evidence = Literal["described", "named", "assumed"]
AreaStatus = Literal["approved", "applied", "former", "unknown"]
OfficeStatus = Literal["open", "closed", "unverified"]
ProjectStatus = Literal["approved", "applied", "planned"]
ParticipationStatus = Literal["approved", "applied", "concept_only", "unclear"]
Confidence = Literal["high", "medium", "low"]
Theme = Literal[
    "children_youth_education",
    "civic_lifelong_learning",
    "social_inclusion_employment",
    "local_economy",
    "accompanying",
    "other",
]
OfficeKind = Literal[
    "QM-Büro",
    "Stadtteilbüro",
    "Stadtteiltreff",
    "Projekttreff",
    "Koordinierungsstelle",
    "Citymanagement",
    "Programmkontakt",
    "Servicestelle",
]

REGIONS: tuple[Region, ...] = get_args(Region)
PERIODS: tuple[Period, ...] = get_args(Period)
THEMES: tuple[Theme, ...] = get_args(Theme)
GEOMETRY_QUALITIES: tuple[GeometryQuality, ...] = get_args(GeometryQuality)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

# The sources of single values by field, where they are known more closely than those of the record.
ValueSources = Mapping[str, tuple[str, ...]]
# What is no value with a source of its own: the key, what tells of sources itself, and our own judgement.
UNSOURCED = frozenset({"id", "ags", "sources", "geometry_sources", "value_sources", "conflicts", "confidence"})

_STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A municipality's part in one funding period, put together from single findings."""

    __pydantic_config__: ClassVar = _STRICT
    period: Period
    status: ParticipationStatus
    note: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A municipality that was merged into another one: its name, and the key by which old links name it."""

    __pydantic_config__: ClassVar = _STRICT
    ags: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A municipality with at least one area (Programmstadt); its feature geometry is the municipal boundary."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "ags"
    ags: str
    name: str
    name_hsb: str | None
    kreis: str
    kreis_ags: str
    population: int | None
    website: str | None
    participation: tuple[Participation, ...]
    centre: tuple[float, float]
    former: tuple[Former, ...] = ()
    sources: tuple[str, ...]
    value_sources: ValueSources = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFigure:
    """One amount as one source states it; figures must not be added up."""

    __pydantic_config__: ClassVar = _STRICT
    amount_eur: float
    approx: bool
    kind: Literal["grant", "cost", "own_share", "requested", "expected", "max", "unclear"]
    what: str
    source: str
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A funding area (Fördergebiet) in one delineation; without geometry it is listed at its town."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    city_ags: str
    name: str
    name_official: bool
    programme: str
    periods: tuple[Period, ...]
    status: AreaStatus
    predecessor_ids: tuple[str, ...]
    transition_2022_2024: bool | None
    gihk_title: str | None
    council_decision: str | None
    council_decision_date: str | None
    inhabitants: int | None
    inhabitants_as_of: str | None
    hectares: float | None
    budget_total_eur: float | None
    budget_basis: Literal["grant", "grant_eu_and_state", "framework", "cost"] | None
    budget_eu_eur: float | None
    budget_figures: tuple[BudgetFigure, ...]
    boundary_description: str | None
    sub_quarters: tuple[str, ...]
    note: str | None
    sources: tuple[str, ...]
    value_sources: ValueSources = field(default_factory=dict)
    confidence: Confidence
    conflicts: tuple[str, ...]
    geometry_quality: GeometryQuality
    geometry_evidence: Evidence | None
    geometry_partial: bool
    geometry_note: str | None
    geometry_sources: tuple[str, ...]
    drawn_hectares: float | None
    point: tuple[float, float]
    point_precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A place on the spot with address, phone and opening hours (QM-Büro, Stadtteilbüro …)."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    area_ids: tuple[str, ...]
    area_relation: Literal["same_programme", "same_quarter"] | None
    city_ags: str
    kind: OfficeKind
    programme: str | None
    name: str
    carrier: str | None
    client: str | None
    street: str | None
    house_number: str | None
    postcode: str | None
    city: str
    location_note: str | None
    phone: str | None
    phone_e164: str | None
    email: str | None
    website: str | None
    opening_hours: str | None
    osm_opening_hours: str | None
    opening_hours_as_of: str | None
    since: str | None
    until: str | None
    funded_until: str | None
    status: OfficeStatus
    as_of: str | None
    note: str | None
    conflicts: tuple[str, ...]
    sources: tuple[str, ...]
    value_sources: ValueSources = field(default_factory=dict)
    precision: Precision
    precision_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a project happens, or where its carrier sits."""

    __pydantic_config__: ClassVar = _STRICT
    street: str | None
    house_number: str | None
    postcode: str | None
    city: str
    place: str | None
    kind: Literal["site", "carrier_seat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoFinancing:
    """Share of the cost that the fund pays (0 to 1); `computed` where it is a quotient of the amounts."""

    __pydantic_config__: ClassVar = _STRICT
    value: float
    basis: Literal["eu", "eu_and_state"]
    computed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A funded operation (Vorhaben)."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    record_id: str | None
    area_id: str | None
    area_basis: Literal["source", "assumed"] | None
    city_ags: str
    title: str
    title_addition: str | None
    beneficiary: str | None
    # Who was commissioned by public procurement. Ledgers of earlier versions do not have it.
    contractor: str | None = None
    carrier: str | None
    programme: str | None
    programme_id: str | None
    period: Period | None
    start: str | None
    end: str | None
    cost_total_eur: float | None
    eu_amount_eur: float | None
    grant_total_eur: float | None
    grant_approx: bool | None
    co_financing_rate: CoFinancing | None
    fund: str | None
    intervention_category: str | None
    guideline_code: str | None
    guideline_label: str | None
    funding_object_code: str | None
    funding_object_label: str | None
    specific_objective: str | None
    theme: Theme
    theme_basis: Literal["record", "assigned"]
    status: ProjectStatus | None
    address: Address | None
    summary: str | None
    note: str | None
    conflicts: tuple[str, ...]
    sources: tuple[str, ...]
    value_sources: ValueSources = field(default_factory=dict)
    precision: Precision
    precision_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """How a manager was called up to and including a day."""

    __pydantic_config__: ClassVar = _STRICT
    name: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """The days, both included, on which another manager stands in for one; why is told by the ledger only."""

    __pydantic_config__: ClassVar = _STRICT
    substitute_id: str
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manager:
    """A regional manager of the Servicestelle QuGe; in office from `since` to `until`, where these days are known."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    name: str
    role: str
    organisation: str
    region: Region
    phone: str | None
    phone_e164: str | None
    email: str | None
    as_of: str | None
    since: str | None = None
    until: str | None = None
    former_names: tuple[FormerName, ...] = ()
    absences: tuple[Absence, ...] = ()
    sources: tuple[str, ...]
    value_sources: ValueSources = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Which manager is responsible for a city from a day on; `valid_from` None means: since an unknown day."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    city_ags: str
    manager_id: str
    valid_from: str | None
    basis: str
    confirmed: bool
    decided_by: str | None
    reason: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read, and when."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    url: str | None
    what: str
    publisher: str
    seen: str
    as_of: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictingValue:
    """What one source says in a disagreement."""

    __pydantic_config__: ClassVar = _STRICT
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A disagreement between sources; both sides are kept and shown."""

    __pydantic_config__: ClassVar = _STRICT
    key: ClassVar[str] = "id"
    id: str
    subject_type: Literal["area", "office", "project", "programme"]
    subject_id: str
    field: str
    values: tuple[ConflictingValue, ...]
    note: str | None


Record = City | Area | Office | Project | Manager | Assignment | Source | Conflict

RECORD_TYPES: dict[str, type[Record]] = {
    "cities": City,
    "areas": Area,
    "projects": Project,
    "offices": Office,
    "managers": Manager,
    "assignments": Assignment,
    "sources": Source,
    "conflicts": Conflict,
}
# Kept in the same ledger and in no collection of a snapshot: only who is logged in reads them.
INTERNAL_TYPES: dict[str, type[Visit | Merger]] = {"visits": Visit, "mergers": Merger}


def record_id(record: Record | Visit | Merger) -> str:
    """Return the key of a record: the AGS of a city, the slug of anything else."""
    value: str = getattr(record, type(record).key)
    return value


def field_names(record_type: type[Record]) -> tuple[str, ...]:
    """Return the names of a record type's fields in their order of definition."""
    return tuple(one.name for one in fields(record_type))
