"""One record put in the place of another: whoever names the one that goes names the one that stays from now on."""

from collections.abc import Iterator, Mapping
from typing import Any

from atlas import encode
from atlas.edit.apply import Key
from atlas.edit.references import naming
from atlas.layers import Layers
from atlas.model import record_id

Fields = dict[str, Any]
# The fields that name a record of a collection, wherever they stand; a conflict names its subject by kind and id.
_LINKS: Mapping[str, frozenset[str]] = {
    "areas": frozenset({"area_ids", "area_id", "predecessor_ids", "shared_with"}),
    "sources": frozenset({"sources", "geometry_sources", "value_sources", "source"}),
}
_SUBJECTS = {"areas": "area", "offices": "office", "projects": "project"}


def handed_over(layers: Layers, gone: Key, stays: str) -> dict[Key, Fields]:
    """Return the features that change when a record goes and another one takes its place, itself aside.

    Its conflicts become those of the one that stays.
    """
    collection, old = gone
    features = {key: _feature(layers, key) for key in naming(layers, gone) if key != (collection, stays)}
    changed = {key: _renamed_feature(feature, collection, old, stays) for key, feature in features.items()}
    conflicts = [key for kind, key in changed if kind == "conflicts"]
    own = _renamed_feature(_feature(layers, (collection, stays)), collection, old, stays)
    fields = own["properties"]
    if "conflicts" in fields:
        fields["conflicts"] = list(dict.fromkeys((*fields["conflicts"], *conflicts)))
    # It cannot come before itself, nor share a sum with itself.
    for name in ("predecessor_ids", "shared_with"):
        if name in fields:
            fields[name] = [key for key in fields[name] if key != stays]
    return {**changed, (collection, stays): own}


def _feature(layers: Layers, key: Key) -> Fields:
    layer = getattr(layers, key[0])
    pairs = zip(layer.records, layer.geometries, strict=True)
    record, geometry = next(pair for pair in pairs if record_id(pair[0]) == key[1])
    return encode.feature_object(key[1], encode.properties(record), geometry)


def _renamed_feature(feature: Fields, collection: str, old: str, new: str) -> Fields:
    fields = dict(_renamed(feature["properties"], _LINKS.get(collection, frozenset()), old, new))
    if fields.get("subject_type") == _SUBJECTS.get(collection, "") and fields.get("subject_id") == old:
        fields["subject_id"] = new
    return {**feature, "properties": fields}


def _renamed(fields: Mapping[str, Any], links: frozenset[str], old: str, new: str) -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if name in links:
            yield name, _replaced(value, old, new)
        elif isinstance(value, list | tuple):
            yield name, [dict(_renamed(one, links, old, new)) if isinstance(one, dict) else one for one in value]
        else:
            yield name, dict(_renamed(value, links, old, new)) if isinstance(value, dict) else value


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {name: _replaced(one, old, new) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return list(dict.fromkeys(new if one == old else one for one in value))
    return new if value == old else value
