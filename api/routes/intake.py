"""Taking in files from outside: upload makes a dry run, accepting one writes exactly what it has shown.

A file is sent as the bare body of the request, with its name in the query. What a dry run says belongs to the account
that made it, and is kept for a day.
"""

import time
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

import anyio
from anyio import CapacityLimiter
from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api import parameters
from api.deps import AtlasDep, limit_parameter
from api.described import answering, described, members, sent
from api.guard import ActorDep, authorise
from api.parameters import Parameter
from api.responses import CSV, GEOJSON, JSON
from atlas import Atlas, encode
from atlas.day import today
from atlas.errors import NotFound
from atlas.intake import accepting, boundaries, errorfile, mappings, reading
from atlas.intake.fields import KINDS, Kind
from atlas.intake.limits import LIMITS
from atlas.intake.mappings import MappingStore
from atlas.intake.plan import OUTCOMES, Choice, Options
from atlas.intake.plans import Kept, PlanStore
from atlas.layers import to_geometry
from atlas.policy import Actor

if TYPE_CHECKING:
    from atlas.intake.planning import Progress

router = APIRouter(prefix="/api", tags=["Einlesen"], include_in_schema=False)
_KIND = Parameter("kind", "Was die Datei enthält (what the file holds)", {"type": "string", "enum": list(KINDS)}, True)
_NAME = Parameter("name", "Name der Datei (name of the file)")
_CRS = Parameter("crs", "Koordinatensystem, z. B. EPSG:25833 (coordinate system)")
_SHEET = Parameter("sheet", "Blatt oder Ebene (sheet or layer)")
_ID = Parameter("id", "Eigene Kennung des Probelaufs, um nach dem Fortschritt zu fragen (own id, to ask how far it is)")
_MAPPING = Parameter("mapping", "Name einer gespeicherten Zuordnung (name of a saved mapping)")
_LINE = Parameter("line", "Zeile in der Datei (line in the file)", {"type": "integer"}, True)
_OUTCOME = Parameter("outcome", "Nur Zeilen dieses Ausgangs (only rows of this outcome)", {"enum": list(OUTCOMES)})
_NOTED = Parameter("noted", "Nur Zeilen mit Hinweisen (only rows with hints)", {"enum": ["true", "false"]})
_OFFSET = Parameter("offset", "So viele Zeilen überspringen (skip so many rows)", {"type": "integer", "default": 0})
_LANG = Parameter("lang", "Sprache der Gründe (language of the reasons)", {"type": "string", "enum": ["de", "en"]})
_ROWS, _MOST_ROWS = 100, 1000
_PLAN = members(id="string", kind="string", counts="object")
_PAGED = (_OUTCOME, _NOTED, _OFFSET, limit_parameter(_ROWS, _MOST_ROWS))
_UPLOADED = (_KIND, _NAME, _CRS, _SHEET, _ID, _MAPPING)
_LONGEST_NAME = 120
# One file at a time: planning keeps a processor busy, and reading needs the others.
_AT_ONCE = 1
_REPORT_S = 0.3
_Result = TypeVar("_Result")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Said(_Strict):
    """How a file is to be understood."""

    crs: str | None = Field(None, max_length=40)
    sheet: str | None = Field(None, max_length=200)
    columns: dict[str, str] = Field(default_factory=dict, max_length=300)
    defaults: dict[str, str] = Field(default_factory=dict, max_length=60)


class OriginBody(_Strict):
    """Where a file comes from."""

    what: str = Field(max_length=300)
    publisher: str = Field(max_length=300)
    url: str | None = Field(None, max_length=1000)
    as_of: str | None = Field(None, max_length=10)


class Acceptance(_Strict):
    """What of a plan is to be written, why, and where the file comes from."""

    reason: str = Field(max_length=2000)
    source: OriginBody
    rows: list[int] | None = Field(None, max_length=LIMITS.rows)
    duplicates: dict[int, Literal["create", "update", "skip"]] = Field(default_factory=dict, max_length=LIMITS.rows)


def get_plans(request: Request) -> PlanStore:
    """Return the plans in the data directory of the atlas."""
    return PlanStore(request.app.state.atlas.data)


def get_mappings(request: Request) -> MappingStore:
    """Return the saved mappings of the atlas."""
    return MappingStore(request.app.state.atlas.mappings)


PlansDep = Annotated[PlanStore, Depends(get_plans)]


def get_importer(actor: ActorDep, house: AtlasDep) -> Actor:
    """Return who acts, if they may import; raises Forbidden."""
    authorise(actor, "import", house.snapshot)
    return actor


ImporterDep = Annotated[Actor, Depends(get_importer)]


@router.post(
    "/intake",
    summary="Datei hochladen: Probelauf, nichts wird geschrieben",
    openapi_extra=described(
        *_UPLOADED,
        body=sent({"type": "string", "format": "binary"}, "application/octet-stream"),
        answers=answering(_PLAN, status=201),
    ),
)
async def upload(request: Request, actor: ImporterDep, house: AtlasDep, plans: PlansDep) -> Response:
    """Read a file and answer what importing it would do."""
    values = parameters.read(request, _UPLOADED)
    kind = _kind(parameters.choice(values, "kind", KINDS, ""))
    options = Options(crs=values.get("crs"), sheet=values.get("sheet"))
    if values.get("mapping"):
        saved = await anyio.to_thread.run_sync(lambda: get_mappings(request).find(kind, values["mapping"]))
        options = mappings.over(saved.options, options)
    kept = plans.begin(actor.name, _file_name(values.get("name", "")), values.get("id"))
    try:
        await _receive(request, kept)
        summary = await _one_at_a_time(request, lambda: _planned(house, plans, kept, kind, options))
    except BaseException:
        plans.drop(kept)
        raise
    return _answer(summary, 201)


@router.get(
    "/intake/{key}",
    dependencies=[parameters.NAMED_ONLY],
    summary="Ein Probelauf",
    openapi_extra=described(answers=answering(_PLAN)),
)
def shown(key: str, actor: ImporterDep, plans: PlansDep) -> Response:
    """Return what a dry run has found, without its rows."""
    return _answer(plans.summary(plans.find(key, actor.name)))


@router.post(
    "/intake/{key}",
    summary="Probelauf mit anderer Zuordnung der Spalten",
    openapi_extra=described(_ID, answers=answering(_PLAN, status=201)),
)
async def planned_anew(
    request: Request, key: str, body: Said, actor: ImporterDep, house: AtlasDep, plans: PlansDep
) -> Response:
    """Read the same file with other columns, values, sheet or system; the first dry run stays as it is."""
    values = parameters.read(request, [_ID])
    before = plans.find(key, actor.name)
    kind = _kind(plans.summary(before)["kind"])
    kept = plans.again(before, values.get("id"))
    try:
        options = Options(body.crs, body.sheet, body.columns, body.defaults)
        summary = await _one_at_a_time(request, lambda: _planned(house, plans, kept, kind, options))
    except BaseException:
        plans.drop(kept)
        raise
    return _answer(summary, 201)


@router.get(
    "/intake/{key}/progress",
    dependencies=[parameters.NAMED_ONLY],
    summary="Wie weit ein Probelauf ist",
    openapi_extra=described(answers=answering(members(phase="string", done="integer", total="integer"))),
)
def progress(key: str, actor: ImporterDep, plans: PlansDep) -> Response:
    """Return the phase that a file is in, and how many of its rows are done; asked while the upload is answered."""
    return _answer(plans.progress(key, actor.name))


@router.get(
    "/intake/{key}/outline",
    summary="Eine neue Grenze neben der alten",
    openapi_extra=described(_LINE, answers=answering(members(features="array"), GEOJSON)),
)
def outline(request: Request, key: str, actor: ImporterDep, house: AtlasDep, plans: PlansDep) -> Response:
    """Return what the boundary that begins in a line keeps, gains and loses, as features (GeoJSON, degrees)."""
    values = parameters.read(request, [_LINE])
    line = parameters.whole_number(values, "line", default=0, least=0, most=LIMITS.rows)
    row = next((row for row in plans.rows(plans.find(key, actor.name)) if row.line == line and row.difference), None)
    if row is None:
        raise NotFound(f"In Zeile {line} beginnt keine Grenze.", f"No boundary begins in line {line}.")
    areas = house.snapshot.collection("areas")
    old = areas.geometries[areas.position(row.record_id)]
    proposal = row.proposal()
    new = to_geometry(proposal.feature["geometry"]) if proposal else old
    found = boundaries.parts(old, new).items() if new is not None else ()
    features = [encode.feature(name, {"part": name}, shape) for name, shape in found]
    return Response(encode.collection(features, {}), media_type=GEOJSON)


@router.get(
    "/intake/{key}/rows",
    summary="Die Zeilen eines Probelaufs, seitenweise",
    openapi_extra=described(*_PAGED, answers=answering(members(rows="array", offset="integer", limit="integer"))),
)
def rows(request: Request, key: str, actor: ImporterDep, plans: PlansDep) -> Response:
    """Return rows in their order: all, those of one outcome, or those that can be taken in and have hints."""
    values = parameters.read(request, _PAGED)
    outcome = parameters.choice(values, "outcome", (*OUTCOMES, ""), "")
    offset = parameters.whole_number(values, "offset", default=0, least=0, most=LIMITS.rows)
    limit = parameters.whole_number(values, "limit", default=_ROWS, least=1, most=_MOST_ROWS)
    noted = parameters.choice(values, "noted", ("true", "false"), "false") == "true"
    found = (row for row in plans.rows(plans.find(key, actor.name)) if outcome in ("", row.outcome))
    wanted = (row for row in found if row.is_noted or not noted)
    page = [row.told() for row in islice(wanted, offset, offset + limit)]
    return _answer({"rows": page, "offset": offset, "limit": limit})


@router.get(
    "/intake/{key}/errors.csv",
    summary="Die nicht übernommenen Zeilen als Tabelle",
    openapi_extra=described(_LANG, answers=answering({"type": "string"}, "text/csv")),
)
def errors(request: Request, key: str, actor: ImporterDep, plans: PlansDep) -> Response:
    """Return what is wrong with the rows that are not taken."""
    lang = parameters.choice(parameters.read(request, [_LANG]), "lang", ("de", "en"), "de")
    body = errorfile.error_file(plans.rows(plans.find(key, actor.name)), lang)
    return Response(body, headers={"Content-Disposition": 'attachment; filename="fehler.csv"'}, media_type=CSV)


@router.post(
    "/intake/{key}/accept",
    dependencies=[parameters.NAMED_ONLY],
    summary="Einen Probelauf übernehmen",
    openapi_extra=described(answers=answering(members(revision="integer", written="integer", source_id="string"))),
)
def accept(key: str, body: Acceptance, actor: ImporterDep, house: AtlasDep, plans: PlansDep) -> Response:
    """Write what a dry run has shown as one change; records that were changed since are not overwritten (412)."""
    plan = plans.plan(plans.find(key, actor.name))
    choices: dict[int, Choice] = {line: choice for line, choice in body.duplicates.items() if choice != "skip"}
    origin = accepting.Origin(**body.source.model_dump())
    edits = accepting.edits(plan, house.store, origin, lines=body.rows, choices=choices)
    revision = house.change(edits, who=actor.name, why=accepting.reason(plan, body.reason))
    return _answer({"revision": revision.number, "written": len(edits) - 1, "source_id": plan.source_id})


def _planned(house: Atlas, plans: PlanStore, kept: Kept, kind: Kind, options: Options) -> dict[str, Any]:
    # What plans is loaded with the first file, that it takes no memory where nobody sends one.
    from atlas.intake.known import Known
    from atlas.intake.planning import make_plan

    plans.report(kept, "reading", 0, 0)
    sheet = reading.read(kept.path, crs=options.crs, sheet=options.sheet)
    plan = make_plan(
        kind,
        sheet,
        Known.of(house.store, house.gazetteer),
        file_name=kept.name,
        file_digest=kept.digest(),
        options=options,
        today=today(),
        progress=_reporter(plans, kept),
    )
    plans.report(kept, "keeping", len(plan.rows), len(plan.rows))
    plans.keep(kept, plan)
    return plans.summary(kept)


def _reporter(plans: PlanStore, kept: Kept) -> "Progress":
    """Return what writes down how many rows are planned, a few times a second."""
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > _REPORT_S:
            last = now
            plans.report(kept, "planning", done, total)

    return report


async def _receive(request: Request, kept: Kept) -> None:
    """Write the body of a request to a file, and stop where it gets too large."""
    size = 0
    with kept.path.open("wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            reading.refuse_too_large(size)
            file.write(chunk)


async def _one_at_a_time(request: Request, work: Callable[[], _Result]) -> _Result:
    """Do work that takes long in a thread of its own, after that of others."""
    state = request.app.state
    if not hasattr(state, "intake_limiter"):
        state.intake_limiter = CapacityLimiter(_AT_ONCE)
    return await anyio.to_thread.run_sync(work, limiter=state.intake_limiter)


def _kind(text: str) -> Kind:
    return next(kind for kind in get_args(Kind) if kind == text)


def _file_name(text: str) -> str:
    """Return the bare name of a file: no folder, no control characters."""
    bare = text.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in bare if letter.isprintable())[:_LONGEST_NAME] or "Datei"


def _answer(body: dict[str, Any], status: int = 200) -> Response:
    return Response(encode.dumps(body), status, media_type=JSON)
