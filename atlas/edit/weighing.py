"""Whether a change may be made: what the checks of the data find after it that they did not find before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from atlas import quality
from atlas.edit import precision, references
from atlas.edit.apply import Key, applied
from atlas.edit.reading import Read, Sentences, refused
from atlas.errors import InvalidRecord
from atlas.layers import Layers
from atlas.quality import Finding

# The field beside which a form shows what a check has found; other findings are about the record as a whole.
FIELD_OF_CHECK: Mapping[str, str] = {
    "id-form": "id",
    "record-number": "record_id",
    "city-reference": "city_ags",
    "area-reference": "area_id",
    "predecessor": "predecessor_ids",
    "shared-budget": "budget_figures",
    "manager-reference": "manager_id",
    "source-reference": "sources",
    "source-present": "sources",
    "conflict-sides": "values",
    "geometry-kind": "geometry",
    "geometry-valid": "geometry",
    "geometry-quality": "geometry_quality",
    "in-saxony": "geometry",
    "area-in-city": "geometry",
    "project-in-city": "geometry",
    "office-in-city": "geometry",
    "area-overlap": "geometry",
    "area-point": "point",
    "area-budget": "budget_total_eur",
    "co-financing": "co_financing_rate",
    "area-period": "periods",
    "project-period": "period",
    "phone": "phone_e164",
    "email": "email",
    "email-personal": "email",
    "postcode": "postcode",
}


@dataclass
class Weighing:
    """A change to be weighed against the layers that it meets; afterwards it knows what the checks have found."""

    reads: Mapping[Key, Read | None]
    today: date
    findings: tuple[Finding, ...] = ()

    def __call__(self, layers: Layers) -> None:
        """Weigh the change; raises InvalidRecord and StillNamed."""
        self.findings = weigh(layers, self.reads, self.today)


def weigh(layers: Layers, reads: Mapping[Key, Read | None], today: date) -> tuple[Finding, ...]:
    """Return what the checks find in the changed records; raises InvalidRecord where the change adds an error.

    An error that was there before does not stand in the way of mending something else.
    """
    references.require_unnamed(layers, reads)
    wrong = {path: sentences for read in reads.values() if read for path, sentences in precision.problems(read)}
    if wrong:
        raise refused(wrong)
    found = quality.run(applied(layers, reads), today).findings
    errors = [one for one in found if one.severity == "error"]
    before = _places(quality.run(layers, today).errors) if errors else frozenset()
    added = [one for one in errors if _place(one) not in before]
    if added:
        raise _refusal(added, reads)
    return tuple(one for one in found if (one.collection, one.record_id) in reads)


def _place(finding: Finding) -> tuple[str, str, str]:
    return finding.check, finding.collection, finding.record_id


def _places(findings: Iterable[Finding]) -> frozenset[tuple[str, str, str]]:
    return frozenset(_place(one) for one in findings)


def _refusal(added: Sequence[Finding], reads: Mapping[Key, Read | None]) -> InvalidRecord:
    fields: dict[str, Sentences] = {}
    for one in added:
        own = (one.collection, one.record_id) in reads
        path = FIELD_OF_CHECK.get(one.check, one.check) if own else f"{one.collection}/{one.record_id}"
        fields.setdefault(path, (one.sentence_de, one.sentence_en))
    return refused(fields)
