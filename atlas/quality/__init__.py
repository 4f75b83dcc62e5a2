"""The checks of the data: one small function each, yielding findings with a severity and a sentence of advice."""

from atlas.quality.finding import Finding, Severity
from atlas.quality.report import CheckCount, Report
from atlas.quality.table import CHECKS, Check, grave, run

__all__ = ["CHECKS", "Check", "CheckCount", "Finding", "Report", "Severity", "grave", "run"]
