"""`atlas import`: files from outside, shown as a dry run first, then written as one change."""

import getpass
import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from atlas.console import FAILURE_EXIT, USAGE_EXIT
from atlas.day import today
from atlas.paths import data_dir, database_url

if TYPE_CHECKING:
    from atlas import Atlas
    from atlas.intake.accepting import Origin
    from atlas.intake.fields import Kind
    from atlas.intake.mappings import MappingStore
    from atlas.intake.plan import Options, Plan

app = typer.Typer(help="Dateien von außen einlesen, nach einem Probelauf.", no_args_is_help=True)
_out = Console(width=None if sys.stdout.isatty() else 180)
_SHOWN = 20
_WORDS = {
    "create": "neu",
    "update": "geändert",
    "unchanged": "unverändert",
    "possible_duplicate": "vielleicht schon da",
    "invalid": "nicht übernehmbar",
}

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="CSV, XLSX, ODS, GeoJSON, GPKG, SHP (ZIP), KML, DXF")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, nichts schreiben")]
AcceptValid = Annotated[
    bool, typer.Option("--accept-valid", help="Gültige Zeilen auch dann übernehmen, wenn andere es nicht sind")
]
Errors = Annotated[Path | None, typer.Option("--errors", help="Die übrigen Zeilen hierhin schreiben (CSV)")]
Crs = Annotated[str | None, typer.Option("--crs", help="Koordinatensystem der Datei, z. B. EPSG:25833")]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Blatt oder Ebene")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="Spalte=Feld, z. B. „Maßnahme=title“; Feld leer: nicht lesen")
]
Defaults = Annotated[
    list[str] | None, typer.Option("--set", help="Feld=Wert für Zeilen ohne Angabe, z. B. city=Bautzen")
]
Mapping_ = Annotated[str | None, typer.Option("--mapping", help="Eine gespeicherte Zuordnung verwenden")]
SaveMapping = Annotated[
    str | None, typer.Option("--save-mapping", help="Die Zuordnung der Spalten unter diesem Namen merken")
]
Reason = Annotated[str, typer.Option("--reason", help="Warum eingelesen wird")]
What = Annotated[str, typer.Option("--source", help="Was die Datei ist (Beleg)")]
Publisher = Annotated[str, typer.Option("--publisher", help="Wer sie herausgegeben hat")]
Url = Annotated[str | None, typer.Option("--url", help="Wo sie nachzulesen ist")]
Yes = Annotated[bool, typer.Option("--yes", help="Nach dem Probelauf nicht fragen")]


def _command(kind: "Kind", called: str) -> None:
    """Add the command for one kind of file."""

    def run(
        file: File,
        dry_run: DryRun = False,
        accept_valid: AcceptValid = False,
        errors: Errors = None,
        crs: Crs = None,
        sheet: Sheet = None,
        column: Columns = None,
        default: Defaults = None,
        mapping: Mapping_ = None,
        save_mapping: SaveMapping = None,
        reason: Reason = "",
        source: What = "",
        publisher: Publisher = "",
        url: Url = None,
        yes: Yes = False,
    ) -> None:
        import atlas
        from atlas.intake.accepting import Origin
        from atlas.intake.plan import Options

        house = atlas.open()
        options = _options(kind, mapping, Options(crs, sheet, _pairs(column), _pairs(default)))
        plan = _dry_run(house, kind, file, options)
        _show(plan)
        _save_mapping(plan, save_mapping)
        _write_errors(plan, errors)
        refused = plan.counts()["invalid"] > 0
        if dry_run or (refused and not accept_valid):
            _say_why_nothing(refused, dry_run)
            raise typer.Exit(FAILURE_EXIT if refused else 0)
        _accept(house, plan, Origin(source, publisher, url), reason, yes)

    run.__doc__ = f"Liest {called} ein."
    app.command(kind)(run)


_command("operations", "eine Liste der Vorhaben")
_command("offices", "eine Liste von Büros")
_command("boundaries", "amtliche Grenzen von Fördergebieten")


@app.command("mappings")
def saved_mappings(
    drop: Annotated[str | None, typer.Option("--drop", help="Diese Zuordnung vergessen: Art/Name")] = None,
) -> None:
    """Zeigt die gespeicherten Zuordnungen."""
    from atlas.intake.fields import KINDS

    store = _mappings()
    if drop is not None:
        word, _, name = drop.partition("/")
        kind = next((one for one in KINDS if one == word), None)
        if kind is None:
            raise typer.BadParameter(f"„{drop}“ hat nicht die Form Art/Name; Arten: {', '.join(KINDS)}.")
        store.drop(kind, name)
    table = Table("Art", "Name", "Spalten", "gespeichert am", "von")
    for saved in store.all():
        read = ", ".join(f"{column}={field}" for column, field in saved.options.columns.items() if field)
        table.add_row(saved.kind, _inert(saved.name), _inert(read), saved.saved_on, _inert(saved.who))
    _out.print(table if table.row_count else "Keine Zuordnung ist gespeichert.")


def _mappings() -> "MappingStore":
    from atlas.intake.mappings import MappingStore
    from atlas.store.engines import open_mappings

    return MappingStore(open_mappings(data_dir(), database_url()))


def _options(kind: "Kind", mapping: str | None, said: "Options") -> "Options":
    """Return what is said, over what a saved mapping says."""
    if mapping is None:
        return said
    from atlas.intake.mappings import over

    return over(_mappings().find(kind, mapping).options, said)


def _save_mapping(plan: "Plan", name: str | None) -> None:
    if name is None:
        return
    from atlas.intake.mappings import Saved, options_of

    _mappings().keep(
        Saved(plan.kind, name, options_of(plan), f"{getpass.getuser()} (Kommandozeile)", today().isoformat())
    )
    _out.print(f"Zuordnung gemerkt: {name}", markup=False, highlight=False)


def _pairs(texts: list[str] | None) -> dict[str, str]:
    pairs = [text.partition("=") for text in texts or ()]
    wrong = next((text for text, (_, sign, _rest) in zip(texts or (), pairs, strict=True) if not sign), None)
    if wrong is not None:
        raise typer.BadParameter(f"„{wrong}“ hat nicht die Form Name=Wert.")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _dry_run(house: "Atlas", kind: "Kind", file: Path, options: "Options") -> "Plan":
    from atlas.intake.known import Known
    from atlas.intake.planning import make_plan
    from atlas.intake.reading import read

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Datei lesen", total=None)
        sheet = read(file, crs=options.crs, sheet=options.sheet)
        progress.update(task, description="Zeilen prüfen", total=len(sheet.lines))
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        return make_plan(
            kind,
            sheet,
            Known.of(house.store, house.gazetteer),
            file_name=file.name,
            file_digest=digest,
            options=options,
            today=today(),
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )


def _show(plan: "Plan") -> None:
    """Print what was recognised, then what becomes of the rows."""
    from atlas.intake.fields import field_of

    for remark in plan.remarks:
        _out.print(remark.de, markup=False, highlight=False)
    table = Table("Spalte", "gelesen als", "Beispiel")
    for column in plan.columns:
        field = field_of(plan.kind, column.field or "")
        table.add_row(_inert(column.name), field.de if field else "–", _inert(column.sample))
    _out.print(table)
    # A file without the columns that are needed has no rows to speak of.
    plan.proposals(None, {})
    troubles = Table("Zeile", "Spalte", "Wert", "Grund", "Vorschlag")
    for _, problem in plan.problems():
        if troubles.row_count < _SHOWN:
            cells = str(problem.line), problem.column, problem.value, problem.reason_de, problem.suggestion
            troubles.add_row(*map(_inert, cells))
    if troubles.row_count:
        _out.print(troubles)
    for row in plan.rows[: _SHOWN if plan.kind == "boundaries" else 0]:
        if row.difference:
            _out.print(f"{row.title}: {_in_words(row.difference)}", markup=False, highlight=False)
    _out.print(", ".join(f"{number} {_WORDS[outcome]}" for outcome, number in plan.counts().items()) + ".")


def _inert(text: str) -> Text:
    """Return a text of a foreign file as it stands there: neither markup nor control codes of the terminal."""
    return Text("".join(letter if letter.isprintable() else " " for letter in text))


def _in_words(difference: Mapping[str, float | None]) -> str:
    before = difference["before_ha"]
    old = "bisher keine Grenze" if before is None else f"bisher {before} ha"
    kept = f"{difference['common_ha']} ha bleiben, " if before is not None else ""
    new = f"nun {difference['after_ha']} ha: {kept}{difference['added_ha']} ha hinzu, {difference['removed_ha']} ha weg"
    return f"{old}, {new}".replace(".", ",")


def _write_errors(plan: "Plan", target: Path | None) -> None:
    if target is None:
        return
    from atlas.errors import FileNotWritable
    from atlas.intake.errorfile import error_file

    try:
        target.write_bytes(error_file(plan.rows))
    except OSError as error:
        raise FileNotWritable(
            f"Die Datei {target} kann nicht geschrieben werden.", f"The file {target} cannot be written."
        ) from error
    _out.print(f"Geschrieben: {target}", markup=False, highlight=False, soft_wrap=True)


def _say_why_nothing(refused: bool, dry_run: bool) -> None:
    _out.print("Nichts wurde geschrieben.")
    if refused and not dry_run:
        _out.print("Mit --accept-valid werden die gültigen Zeilen übernommen, mit --errors DATEI die übrigen abgelegt.")


def _accept(house: "Atlas", plan: "Plan", origin: "Origin", reason: str, yes: bool) -> None:
    from atlas.intake import accepting

    edits = accepting.edits(plan, house.store, origin)
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Einträge schreiben ({len(edits) - 1})?")):
        _out.print("Nichts wurde geschrieben. Ohne Rückfrage schreibt --yes.")
        raise typer.Exit(USAGE_EXIT)
    revision = house.change(edits, who=f"{getpass.getuser()} (Kommandozeile)", why=accepting.reason(plan, reason))
    _out.print(f"In Revision {revision.number} übernommen; Einträge: {len(edits) - 1}.")
