"""Words on a terminal: errors as a sentence with an exit code, reports as tables."""

import sys
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.table import Table

from atlas.errors import (
    AccessError,
    AtlasError,
    ChangeRefused,
    IntakeRefused,
    InvalidQuery,
    NotFound,
    UnusableSetting,
)

if TYPE_CHECKING:
    from atlas.quality import Report, Severity

FAILURE_EXIT, USAGE_EXIT = 1, 2
_MENDED_BY_THE_ASKER = (InvalidQuery, NotFound, AccessError, ChangeRefused, IntakeRefused, UnusableSetting)
_WORDS = {"error": "Fehler", "warning": "Warnung", "info": "Hinweis"}
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def fail(error: AtlasError) -> NoReturn:
    """Print an error as a sentence on the error output and end the process: exit code 2 if the asker can mend it."""
    console = Console(stderr=True)
    console.print(f"[bold]{error.title_de}:[/]", end=" ")
    console.print(error.de, soft_wrap=True, highlight=False, markup=False)
    if error.near:
        console.print(f"Meinten Sie: {', '.join(error.near)}?", soft_wrap=True, highlight=False, markup=False)
    sys.exit(USAGE_EXIT if isinstance(error, _MENDED_BY_THE_ASKER) else FAILURE_EXIT)


def print_report(console: Console, report: "Report", at_least: "Severity") -> None:
    """Print the findings of a severity and graver ones as a table, then the sums over all checks."""
    table = Table("Schwere", "Prüfung", "Sammlung", "Eintrag", "Befund")
    for finding in report.rows(at_least):
        word = f"[{_STYLES[finding.severity]}]{_WORDS[finding.severity]}[/]"
        table.add_row(word, finding.check, finding.collection, finding.record_id, finding.sentence_de)
    if table.row_count:
        console.print(table)
    clean = sum(1 for count in report.counts if not count.total)
    console.print(f"{len(report.counts)} Prüfungen am {report.today:%d.%m.%Y}, {clean} ohne Befund.")
    console.print(f"{len(report.errors)} Fehler, {len(report.warnings)} Warnungen, {len(report.infos)} Hinweise.")
