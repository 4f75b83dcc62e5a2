"""What the list of operations lacks, on a terminal."""

import sys

from rich.console import Console
from rich.table import Table

from atlas.export.operations.selfcheck import SelfCheck

_out = Console(width=None if sys.stdout.isatty() else 180, highlight=False, markup=False)


def print_check(report: SelfCheck) -> int:
    """Print how many operations miss each rule; return the exit code, 1 where anything is missing."""
    table = Table("Grundlage", "Regel", "fehlt bei", "Hinweise")
    for verdict in report.verdicts:
        hints = len(verdict.gaps) - verdict.missing
        table.add_row(verdict.rule.law, verdict.rule.de, str(verdict.missing), str(hints))
    _out.print(table)
    listed = len(report.listing.operations)
    _out.print(f"{report.complete} von {listed} Vorhaben haben alles, was Art. 49 (3) verlangt.")
    _out.print("Welchen etwas fehlt, steht in der Arbeitsmappe: --format xlsx, Blatt „Selbstprüfung“.")
    return int(any(verdict.missing for verdict in report.verdicts))
