"""The outcome of all checks: the findings in their order, and how many each check has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from atlas.quality.finding import SEVERITIES, Finding, Severity

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How many findings of each severity a check has; all zero means checked and nothing found."""

    check: str
    title_de: str
    title_en: str
    error: int
    warning: int
    info: int

    @property
    def total(self) -> int:
        """Return the number of findings."""
        return self.error + self.warning + self.info


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one day, sorted by severity, check, collection and record."""

    today: date
    findings: tuple[Finding, ...]
    counts: tuple[CheckCount, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return what must be mended before the data may be published."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return what somebody should look at."""
        return self._of("warning")

    @property
    def infos(self) -> tuple[Finding, ...]:
        """Return what is worth knowing."""
        return self._of("info")

    def rows(self, at_least: Severity = "info") -> Iterator[Finding]:
        """Yield the findings of a severity and graver ones, the gravest first."""
        return (finding for finding in self.findings if _RANK[finding.severity] <= _RANK[at_least])

    def to_dict(self, at_least: Severity = "info") -> dict[str, Any]:
        """Return the report as plain JSON values; the counts are those of all findings."""
        return {
            "today": self.today.isoformat(),
            "totals": {severity: len(self._of(severity)) for severity in SEVERITIES},
            "checks": [asdict(count) for count in self.counts],
            "findings": [asdict(finding) for finding in self.rows(at_least)],
        }

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == severity)


def report(today: date, titles: Mapping[str, tuple[str, str]], findings: Iterator[Finding]) -> Report:
    """Return findings as a report that also counts the checks (slug to German and English title) without any."""
    found = ordered(findings)
    tally = Counter((finding.check, finding.severity) for finding in found)
    counts = (
        CheckCount(slug, de, en, **{severity: tally[slug, severity] for severity in SEVERITIES})
        for slug, (de, en) in titles.items()
    )
    return Report(today, found, tuple(counts))


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by severity, the gravest first, check, collection and record."""
    return tuple(sorted(findings, key=lambda f: (_RANK[f.severity], f.check, f.collection, f.record_id)))
