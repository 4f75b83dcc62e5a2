"""Two who changed the same record: what each did to which field, and the record that keeps the work of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Feature = Mapping[str, Any]
Side = Literal["mine", "theirs", "both", "conflict"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field that at least one of two has changed: mine, theirs, both alike, or both differently."""

    name: str
    side: Side
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """The fields that were changed, and the feature with the changes of both; in a conflict it holds what is theirs."""

    fields: tuple[Field, ...]
    feature: dict[str, Any]

    @property
    def is_clean(self) -> bool:
        """Return whether nobody's work is lost when the merged feature is saved."""
        return all(field.side != "conflict" for field in self.fields)


def merged(base: Feature, mine: Feature, theirs: Feature) -> Merge:
    """Return the merge of two features that both began with `base`; the geometry counts as one field."""
    fields = tuple(_fields(_flat(base), _flat(mine), _flat(theirs)))
    values = {**_flat(theirs), **{field.name: field.mine for field in fields if field.side == "mine"}}
    geometry = values.pop("geometry")
    return Merge(fields, {**theirs, "geometry": geometry, "properties": values})


def _flat(feature: Feature) -> dict[str, Any]:
    return {**feature["properties"], "geometry": feature["geometry"]}


def _fields(base: Feature, mine: Feature, theirs: Feature) -> Iterator[Field]:
    for name in dict.fromkeys((*theirs, *mine, *base)):
        values = base.get(name), mine.get(name), theirs.get(name)
        side = _side(*values)
        if side is not None:
            yield Field(name, side, *values)


def _side(base: Any, mine: Any, theirs: Any) -> Side | None:
    if mine == theirs:
        return None if mine == base else "both"
    if mine == base:
        return "theirs"
    return "mine" if theirs == base else "conflict"
