"""A sheet to a plan: its columns recognised, its rows planned, and all of them weighed together by the checks."""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date

import orjson

from atlas import garbage, quality
from atlas.edit.apply import Key, applied
from atlas.edit.around import around
from atlas.edit.reading import Read
from atlas.edit.weighing import FIELD_OF_CHECK
from atlas.intake.draft import Draft, Problem, RowReader
from atlas.intake.fields import NEEDED, Kind
from atlas.intake.heading import Table, to_table
from atlas.intake.known import Known
from atlas.intake.limits import LIMITS, too_slow
from atlas.intake.outlines import OutlinePlanner
from atlas.intake.plan import Options, Plan, PlanRow
from atlas.intake.sheet import Line, Sheet
from atlas.intake.tables import COLUMN_OF, TablePlanner
from atlas.model import Source
from atlas.quality import Finding

Progress = Callable[[int, int], None]
_Row = tuple[Line, PlanRow]
_Planner = TablePlanner | OutlinePlanner


def _silent(_: int, __: int) -> None:
    """Tell nobody how far the planning is."""


def source_of(file_digest: str) -> str:
    """Return the id of the source that a file is; the same file is the same source."""
    return f"src-import-{file_digest[:12]}"


def make_plan(
    kind: Kind,
    sheet: Sheet,
    known: Known,
    *,
    file_name: str,
    file_digest: str,
    options: Options,
    today: date,
    progress: Progress = _silent,
) -> Plan:
    """Return what importing a sheet would do; `progress` is told how many of how many rows are planned."""
    table = to_table(sheet, kind, options.columns)
    missing = _missing(kind, table, options)
    source_id = source_of(file_digest)
    rows: tuple[PlanRow, ...] = ()
    if not missing:
        with garbage.spared():
            rows = _rows(kind, table, known, options, source_id, today, progress)
    return Plan(
        kind=kind,
        file_name=file_name,
        format=sheet.format,
        digest=_digest(kind, file_digest, options, known.revision),
        revision=known.revision,
        source_id=source_id,
        options=options,
        remarks=table.remarks,
        sheets=sheet.sheets,
        columns=table.columns,
        missing=missing,
        rows=rows,
    )


def _digest(kind: Kind, file_digest: str, options: Options, revision: int) -> str:
    """Return the hash of everything that a plan follows from."""
    said = orjson.dumps([kind, file_digest, asdict(options), revision], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(said).hexdigest()


def _missing(kind: Kind, table: Table, options: Options) -> tuple[str, ...]:
    given = table.at.keys() | options.defaults.keys()
    return next((group for group in NEEDED[kind] if not given & set(group)), ())


def _rows(
    kind: Kind, table: Table, known: Known, options: Options, source_id: str, today: date, progress: Progress
) -> tuple[PlanRow, ...]:
    planner: _Planner = (
        OutlinePlanner(table, known, options, source_id)
        if kind == "boundaries"
        else TablePlanner(kind, table, known, options, source_id)
    )
    pairs = []
    latest = time.monotonic() + LIMITS.planning_seconds
    for done, pair in enumerate(planner.rows(), start=1):
        progress(done, len(table.rows))
        pairs.append(pair)
        if time.monotonic() > latest:
            raise too_slow(LIMITS.planning_seconds)
    rows = _weighed(pairs, planner, known, source_id, today)
    return tuple(sorted(rows, key=lambda row: row.line))


def _weighed(pairs: Sequence[_Row], planner: _Planner, known: Known, source_id: str, today: date) -> list[PlanRow]:
    """Return the rows with what the checks of the data find once all of them are written."""
    written = [proposal for _, row in pairs if (proposal := row.proposal())]
    if not written:
        return [row for _, row in pairs]
    reads: dict[Key, Read | None] = {(one.collection, one.record_id): planner.reads[one.record_id] for one in written}
    reads["sources", source_id] = Read(_placeholder(source_id), None)
    near = around(known.layers, reads)
    before = {_place(one) for one in quality.grave(near, today)}
    found: dict[Key, list[Finding]] = {}
    for one in quality.grave(applied(near, reads), today):
        if _place(one) not in before:
            found.setdefault((one.collection, one.record_id), []).append(one)
    return [_judged(planner.reader, line, row, found) for line, row in pairs]


def _judged(reader: RowReader, line: Line, row: PlanRow, found: Mapping[Key, Sequence[Finding]]) -> PlanRow:
    proposal = row.proposal()
    findings = found.get((proposal.collection, proposal.record_id), ()) if proposal else ()
    if not findings:
        return row
    # Few rows come here: reading one again costs less than keeping the drafts of all.
    draft = reader.read(line)
    problems = (*row.problems, *(_problem(draft, finding) for finding in findings))
    if any(problem.blocks for problem in problems):
        return replace(row, outcome="invalid", problems=problems, proposals={})
    return replace(row, problems=problems)


def _problem(draft: Draft, finding: Finding) -> Problem:
    path = FIELD_OF_CHECK.get(finding.check, "")
    column, cell = draft.raw.get(COLUMN_OF.get(path, path), ("", None))
    value = "" if cell is None else str(cell)[:120]
    blocks = finding.severity == "error"
    return Problem(draft.line, column, value, finding.sentence_de, finding.sentence_en, blocks=blocks)


def _place(finding: Finding) -> tuple[str, str, str]:
    return finding.check, finding.collection, finding.record_id


def _placeholder(source_id: str) -> Source:
    """Return the source that a file will be; what it is called is asked when the plan is accepted."""
    said = {"what": "Datei", "publisher": "Datei", "seen": "Datei", "note": "Datei"}
    return Source(id=source_id, url=None, as_of=None, **said)
