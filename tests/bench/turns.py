"""One kind of work in turns: ours right before each other one, because a machine is lent by the second."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.bench.wrk import Client, Measured, better

US = "atlas"


@dataclass(frozen=True, slots=True)
class Turns:
    """The best run of every server, and turn by turn how many times as much ours answered as each other."""

    us: Client
    runs: dict[str, Measured] = field(default_factory=dict)
    ratios: dict[str, list[float]] = field(default_factory=dict)

    def take(self, others: Mapping[str, Client], seconds: float) -> None:
        """Measure ours and then the others, each for so many seconds; an other that answers nothing leaves no ratio."""
        ours = self._measure(US, self.us, seconds)
        for name, other in others.items():
            theirs = self._measure(name, other, seconds)
            if theirs.per_second:
                self.ratios.setdefault(name, []).append(ours.per_second / theirs.per_second)

    def told(self) -> dict[str, Any]:
        """Return both as they are kept in JSON."""
        runs = {name: asdict(run) for name, run in self.runs.items()}
        return {"runs": runs, "ratios": {name: [round(one, 3) for one in row] for name, row in self.ratios.items()}}

    def _measure(self, name: str, client: Client, seconds: float) -> Measured:
        run = client.measure(seconds)
        best = self.runs.get(name)
        self.runs[name] = run if best is None else better(best, run)
        return run
