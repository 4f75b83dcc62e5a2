"""Whether a change may be made: what the checks of the data find after it that they did not find before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from atlas import quality
from atlas.edit import precision, references
from atlas.edit.apply import Key, applied
from atlas.edit.around import around
from atlas.edit.reading import Read, Sentences, refused
from atlas.errors import InvalidRecord
from atlas.layers import Layers
from atlas.quality import Finding

Place = tuple[str, str, str]
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
    "value-source": "value_sources",
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
    "person": "beneficiary",
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
    """Return what the checks find in the changed records, and, where areas change, newly in others.

    Raises InvalidRecord where the change adds an error, and StillNamed where others name what goes.

    An error that was there before does not stand in the way of mending something else.
    """
    references.require_unnamed(layers, reads)
    wrong = {path: sentences for read in reads.values() if read for path, sentences in precision.problems(read)}
    if wrong:
        raise refused(wrong)
    near = around(layers, reads)
    known = frozenset(map(_place, quality.run(near, today).findings))
    found = quality.run(applied(near, reads), today).findings
    added = [one for one in found if one.severity == "error" and _place(one) not in known]
    if added:
        raise _refusal(added, reads)
    own = [one for one in found if (one.collection, one.record_id) in reads]
    if not any(collection == "areas" for collection, _ in reads):
        return tuple(own)
    # A boundary may overlap that of another area, which is then said of the other one.
    others = [one for one in found if (one.collection, one.record_id) not in reads]
    return (*own, *(one for one in others if _place(one) not in known))


def _place(finding: Finding) -> Place:
    return finding.check, finding.collection, finding.record_id


def _refusal(added: Sequence[Finding], reads: Mapping[Key, Read | None]) -> InvalidRecord:
    fields: dict[str, Sentences] = {}
    for one in added:
        own = (one.collection, one.record_id) in reads
        path = FIELD_OF_CHECK.get(one.check, one.check) if own else f"{one.collection}/{one.record_id}"
        fields.setdefault(path, (one.sentence_de, one.sentence_en))
    return refused(fields)
