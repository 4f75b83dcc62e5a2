"""`atlas export`: collections, filtered, as files for spreadsheets, maps, address books and calendars."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Literal, TypeVar, cast

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from atlas.errors import FileNotWritable, InvalidParameter, UnknownParameter
from atlas.near import near_matches

if TYPE_CHECKING:
    from atlas import Atlas
    from atlas.export.table import Table
    from atlas.query import Query

ALL, OPERATIONS = "all", "operations"
STDOUT = "-"
# What is exported where nobody says it: a booklet is one of areas, any other file holds everything.
_USUAL: Mapping[str, str] = {"pdf": "areas"}
# Nobody waits behind a booklet that is made here.
_LONGEST_S = 1_800
Tick = Callable[[int, int | None], None]
_Format = TypeVar("_Format")
_notes = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported: of which atlas, what of it, in which format, and by which filters and words.

    `asked` are filters by their names in the API; what they mean is known where the collection is (`query_of`).
    """

    house: "Atlas"
    subject: str
    format: str
    asked: Mapping[str, str]
    query: "Query"
    language: Literal["de", "en"]
    form: str


@dataclass(frozen=True, slots=True)
class Job:
    """An export that is ready to be written; `write` tells how many of how many steps are done."""

    file_name: str
    write: Callable[[BinaryIO, Tick], None]


def export(
    subject: Annotated[
        str, typer.Argument(metavar="SAMMLUNG", help="cities, areas, offices, projects, regions, operations, all")
    ] = "",
    format: Annotated[str, typer.Option("--format", "-f", help="Format, z. B. xlsx, csv-de, gpkg, kml, vcf")] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Zieldatei oder Ordner; - schreibt auf die Ausgabe")
    ] = None,
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            help="Name=Wert wie in der API, mehrfach möglich: region=east, oder ein Ausdruck in CQL2: "
            "'filter=cost_total_eur > 100000'",
        ),
    ] = None,
    words: Annotated[str, typer.Option("-q", "--words", help="Wörter, die vorkommen müssen")] = "",
    box: Annotated[
        tuple[float, float, float, float] | None, typer.Option("--bbox", help="West Süd Ost Nord in Grad")
    ] = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Vom Tag an")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Bis zum Tag")] = None,
    lang: Annotated[Literal["de", "en"], typer.Option(help="Sprache von Überschriften und Angaben")] = "de",
    form: Annotated[
        Literal["art49", "kohesio"], typer.Option(help="Spalten der Liste der Vorhaben (operations)")
    ] = "art49",
    check: Annotated[bool, typer.Option("--check", help="Nur sagen, was der Liste der Vorhaben fehlt")] = False,
    force: Annotated[bool, typer.Option("--force", help="Eine vorhandene Datei ersetzen")] = False,
) -> None:
    """Schreibt eine Sammlung, gefiltert, als Datei; mit „all“, oder ohne Sammlung, alle in eine (pdf: die Gebiete)."""
    import atlas
    from atlas.index import Box
    from atlas.query import Interval, Query

    span = Interval(first.date() if first else None, last.date() if last else None) if first or last else None
    query = Query(text=words, box=Box(*box) if box else None, interval=span)
    order = Order(atlas.open(), subject or _USUAL.get(format, ALL), format, _pairs(filters or []), query, lang, form)
    if check:
        raise typer.Exit(_self_check(order))
    job = _job(order)
    if str(output) == STDOUT:
        job.write(sys.stdout.buffer, _quiet)
        return
    target = _target(output, job.file_name, force=force)
    with _progress() as tick, _replacing(target) as sink:
        job.write(sink, tick)
    _notes.print(f"Geschrieben: {target} ({target.stat().st_size / 1e6:.1f} MB)")


def _job(order: Order) -> Job:
    if order.subject == OPERATIONS:
        return _operations(order)
    by_format = {"pmtiles": _tiles, "pdf": _sheets}
    return by_format.get(order.format, _features)(order)


def _tiles(order: Order) -> Job:
    from atlas.tiles.archive import write_archive

    _refuse_filters(order, "pmtiles")
    snapshot = order.house.snapshot
    return Job("atlas.pmtiles", lambda sink, tick: write_archive(snapshot, sink, tick))


def _operations(order: Order) -> Job:
    """Return the job of the list of operations, which has forms and formats of its own."""
    from atlas.export.operations import FORMS
    from atlas.export.operations.selfcheck import checked
    from atlas.export.operations.writing import FILES
    from atlas.export.statement import in_words, name_of, state

    query = _operations_query(order)
    chosen = _known_format(replace(order, format=order.format or "xlsx"), FILES)
    form, snapshot = FORMS[order.form], order.house.snapshot
    base = os.environ.get("ATLAS_PUBLIC_URL", "").rstrip("/")
    named = name_of(f"vorhaben-{form.name}", order.asked)
    statement = state(snapshot, in_words("projects", query), named, base=base)

    def write(sink: BinaryIO, tick: Tick) -> None:
        report = checked(order.house.store, snapshot, query)
        sink.write(chosen.write(form, report, statement))
        tick(len(report.listing.operations), len(report.listing.operations))

    return Job(statement.file_name(chosen.extension), write)


def _operations_query(order: Order) -> "Query":
    if order.subject != OPERATIONS:
        raise InvalidParameter(
            "Geprüft wird die Liste der Vorhaben: atlas export operations --check.",
            "What is checked is the list of operations: atlas export operations --check.",
            parameter="--check",
        )
    return _query_of(order, "projects")


def _query_of(order: Order, collection: str) -> "Query":
    """Return what is asked of a collection; raises UnknownParameter and InvalidParameter."""
    from atlas.conditions import NAMES, conditions
    from atlas.filters import filters_of
    from atlas.queryables import further_of

    filters, rows = filters_of(collection), order.house.snapshot.collection(collection)
    _refuse_unknown(order, (*filters, *(one.name for one in further_of(collection)), *NAMES))
    return replace(
        order.query,
        filters={name: text for name, text in order.asked.items() if name in filters},
        conditions=conditions(collection, order.asked),
        limit=max(1, len(rows.ids)),
    )


def _self_check(order: Order) -> int:
    """Print what the list of operations lacks; return 1 where it lacks anything that the law asks for."""
    from atlas.commands.operations import print_check
    from atlas.export.operations.selfcheck import checked

    return print_check(checked(order.house.store, order.house.snapshot, _operations_query(order)))


def _known_format(order: Order, known: Mapping[str, _Format]) -> _Format:
    if order.format not in known:
        raise InvalidParameter(
            f"Das Format „{order.format[:40]}“ gibt es hier nicht. Möglich: {', '.join(known)}.",
            f"There is no format '{order.format[:40]}' here. Possible: {', '.join(known)}.",
            parameter="--format",
            known=tuple(known),
            near=near_matches(order.format, known),
        )
    return known[order.format]


def _sheets(order: Order) -> Job:
    """Return the job of the sheet of one area, or of a booklet of those that are found."""
    from atlas.describe.voice import Voice
    from atlas.export.sheet import COLLECTIONS, file_name, of_query
    from atlas.export.sheet.booklet import Printer

    if order.subject not in COLLECTIONS:
        raise InvalidParameter(
            f"Steckbriefe gibt es von {', '.join(COLLECTIONS)}: atlas export areas --format pdf.",
            f"There are sheets of {', '.join(COLLECTIONS)}: atlas export areas --format pdf.",
            parameter="--format",
            known=COLLECTIONS,
        )
    snapshot, base = order.house.snapshot, os.environ.get("ATLAS_PUBLIC_URL", "").rstrip("/")
    rows, query = snapshot.collection(order.subject), _query_of(order, order.subject)
    found, most = rows.run(query).positions, len(snapshot.area_of)
    choice = of_query(snapshot, Voice(order.language), rows, found, query, order.asked, most=most)
    printer = Printer(snapshot, order.house.geodata, order.language, base, seconds=_LONGEST_S)
    return Job(file_name(snapshot, choice), lambda sink, tick: _sink(sink, printer.print(choice, tick)))


def _sink(sink: BinaryIO, content: bytes) -> None:
    sink.write(content)


def _features(order: Order) -> Job:
    """Return the job of one collection, or of all of them in one file."""
    from atlas.export.formats import FORMATS, formats_of

    if order.subject != ALL:
        order.house.snapshot.collection(order.subject)
    known = FORMATS if order.subject == ALL else {one.name: one for one in formats_of(order.subject)}
    chosen, tables = _known_format(order, known), _tables(order)
    extension = chosen.of_several[1] if order.subject == ALL else chosen.extension
    total = sum(len(order.house.snapshot.collection(table.collection).ids) for table in tables)

    def write(sink: BinaryIO, tick: Tick) -> None:
        counted = _counted(tables, tick, total)
        if order.subject == ALL:
            chosen.write_several(counted, sink)
        else:
            chosen.write(counted[0], sink)

    return Job(tables[0].statement.file_name(extension), write)


def _tables(order: Order) -> "list[Table]":
    from atlas.export.statement import in_words, name_of, state
    from atlas.export.table import table_of
    from atlas.snapshot import COLLECTIONS

    snapshot, tables = order.house.snapshot, []
    base = os.environ.get("ATLAS_PUBLIC_URL", "").rstrip("/")
    for name in COLLECTIONS if order.subject == ALL else (order.subject,):
        rows, query = snapshot.collection(name), _query_of(order, name)
        named = name_of("atlas" if order.subject == ALL else name, order.asked)
        statement = state(snapshot, in_words(name, query), named, base=base)
        tables.append(table_of(snapshot, rows, rows.run(query).positions, statement, language=order.language))
    return tables


def _refuse_unknown(order: Order, known: tuple[str, ...]) -> None:
    unknown = next((name for name in order.asked if name not in known), None)
    if unknown is not None:
        raise UnknownParameter(
            f"Den Filter „{unknown[:40]}“ gibt es hier nicht. Bekannt: {', '.join(known)}.",
            f"There is no filter '{unknown[:40]}' here. Known: {', '.join(known)}.",
            parameter="--filter",
            known=known,
            near=near_matches(unknown, known),
        )


def _refuse_filters(order: Order, what: str) -> None:
    if order.asked or order.query.text or order.query.box or order.query.interval or order.subject != ALL:
        raise InvalidParameter(
            f"„{what}“ fasst immer den ganzen Atlas: atlas export all --format {what}.",
            f"'{what}' always holds the whole atlas: atlas export all --format {what}.",
            parameter="--format",
        )


def _pairs(texts: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in texts]
    wrong = next((text for text, (name, sign, _) in zip(texts, pairs, strict=True) if not (sign and name)), None)
    if wrong is not None:
        raise InvalidParameter(
            f"„{wrong[:60]}“ hat nicht die Form Name=Wert. Ein Ausdruck in CQL2 ist der Wert von „filter“: "
            "--filter 'filter=cost_total_eur > 100000'.",
            f"'{wrong[:60]}' is not of the form name=value. An expression in CQL2 is the value of 'filter': "
            "--filter 'filter=cost_total_eur > 100000'.",
            parameter="--filter",
        )
    return {name.strip(): value.strip() for name, _, value in pairs}


def _target(output: Path | None, file_name: str, *, force: bool) -> Path:
    target = Path(file_name) if output is None else output / file_name if output.is_dir() else output
    if target.exists() and not force:
        raise FileNotWritable(
            f"{target} gibt es schon. Mit --force wird die Datei ersetzt.",
            f"{target} exists already. Use --force to replace it.",
        )
    return target


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """Give a file beside the target that takes its place when it is whole, and is gone if it never is."""
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as sink:
            made = Path(sink.name)
            try:
                yield cast(BinaryIO, sink.file)
                sink.close()
                made.chmod(0o666 & ~_umask())
                made.replace(target)
            finally:
                made.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritable(
            f"{target} kann nicht geschrieben werden ({error.strerror}).",
            f"{target} cannot be written ({error.strerror}).",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _quiet(done: int, total: int | None) -> None:
    """Tell nothing: the output is the file."""


@contextmanager
def _progress() -> Iterator[Tick]:
    """Give what shows on the error output how far the work is."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Schreiben", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _counted(tables: "list[Table]", tick: Tick, total: int) -> "list[Table]":
    """Return the same tables, which tell how many rows have been read."""
    done: dict[str, int] = {}

    def reading(table: "Table") -> Callable[[], Iterator[Any]]:
        def read() -> Iterator[Any]:
            # A writer that goes over the rows twice begins anew.
            for number, row in enumerate(table.rows, 1):
                yield row
                done[table.collection] = number
                tick(sum(done.values()), total)

        return read

    return [replace(table, read=reading(table)) for table in tables]
