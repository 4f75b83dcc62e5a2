"""What somebody sent as a record to a record of the model, or an error with one sentence for each field."""

import dataclasses
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

import orjson
from pydantic import TypeAdapter, ValidationError
from shapely.geometry.base import BaseGeometry

from atlas import encode
from atlas.edit import shape, wording
from atlas.errors import InvalidRecord
from atlas.layers import parsed, to_geometry
from atlas.model import INTERNAL_TYPES, RECORD_TYPES, record_id

Sentences = tuple[str, str]
_ADAPTERS = {name: TypeAdapter(kind) for name, kind in {**RECORD_TYPES, **INTERNAL_TYPES}.items()}
_MEMBERS = frozenset({"type", "id", "geometry", "properties"})
LINE, TEXT = 300, 4000
# Euros, people or hectares: no figure of a city has more; the sum of several must still be a number in every format.
_MOST = 10**12
# What may be told in several lines, at length; anything else is one line.
LONG = frozenset(
    {"note", "summary", "boundary_description", "geometry_note", "location_note", "what", "result", "next_step"}
)
URLS = frozenset({"website", "url"})
_BREAKS = "\n\t"
_OUTDATED: Sentences = (
    "Dieser Eintrag wurde mit einer anderen Fassung des Atlas geprüft. Bitte den Probelauf wiederholen.",
    "This record was checked by another version of the atlas. Please repeat the dry run.",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """A record as it is understood: by the model, with its geometry as it is published."""

    record: Any
    geometry: BaseGeometry | None

    def body(self) -> str:
        """Return the record as the ledger keeps it, as text."""
        return encode.canonical(self._with(encode.properties(self.record)))

    def feature(self) -> dict[str, Any]:
        """Return the record as the ledger keeps it, in plain JSON values."""
        return self._with(orjson.loads(orjson.dumps(self.record)))

    def _with(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return encode.feature_object(record_id(self.record), fields, self.geometry)


def record_type(collection: str) -> type[Any]:
    """Return the type of the records of a collection, public or internal."""
    found: type[Any] = {**RECORD_TYPES, **INTERNAL_TYPES}[collection]
    return found


def read(collection: str, feature: Mapping[str, Any]) -> Read:
    """Return what a feature says; fields that are not given are unknown. Raises InvalidRecord.

    Nothing is accepted that is no field of the model's record: no joined field, no foreign member.
    """
    fields = _properties(feature)
    wrong: dict[str, Sentences] = {}
    geometry = _geometry(feature.get("geometry"), wrong)
    # Most fields of most records are unknown.
    cleaned = {name: None if value is None else _cleaned(name, value, name, wrong) for name, value in fields.items()}
    try:
        record = _ADAPTERS[collection].validate_json(orjson.dumps({**_unknown(collection), **cleaned}), strict=True)
    except ValidationError as error:
        wrong.update(wording.of_model(error))
    if wrong:
        raise refused(wrong)
    return Read(record, geometry)


def read_as(collection: str, key: str, feature: Mapping[str, Any] | str | None) -> Read | None:
    """Return what a feature, or the body of one, says of the record with an id; None where there shall be none.

    Raises InvalidRecord.
    """
    if feature is None:
        return None
    if isinstance(feature, str):
        return _with_id(_read_again(collection, feature), key)
    return _with_id(read(collection, feature), key, feature.get("id", key))


def _read_again(collection: str, body: str) -> Read:
    """Return the record that a text is the `body` of: it was read once, and its texts and its shape are in order."""
    try:
        return Read(*parsed(record_type(collection), body))
    except (KeyError, TypeError, ValueError) as error:
        raise refused({"properties": _OUTDATED}) from error


def _with_id(found: Read, *keys: str) -> Read:
    if any(key != record_id(found.record) for key in keys):
        raise refused({found.record.key: ("Die Kennung kann nicht geändert werden.", "The id cannot be changed.")})
    return found


def refused(fields: Mapping[str, Sentences]) -> InvalidRecord:
    """Return the error for fields with what is wrong with each."""
    count = len(fields)
    de = "Eine Angabe ist" if count == 1 else f"{count} Angaben sind"
    en = "One value is" if count == 1 else f"{count} values are"
    return InvalidRecord(f"{de} nicht gültig. Nichts wurde gespeichert.", f"{en} not valid.", fields=fields)


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    foreign = sorted(feature.keys() - _MEMBERS)
    properties = feature.get("properties")
    if foreign:
        raise refused({name[:60]: wording.UNKNOWN for name in foreign})
    if feature.get("type") != "Feature" or not isinstance(properties, Mapping):
        de = "Erwartet wird ein GeoJSON-Feature mit „type“, „geometry“ und „properties“."
        raise refused({"type": (de, "A GeoJSON Feature with type, geometry and properties is expected.")})
    return properties


def _geometry(value: Any, wrong: dict[str, Sentences]) -> BaseGeometry | None:
    try:
        geometry = to_geometry(value)
        return None if geometry is None else shape.published(geometry)
    except shape.BadShape as error:
        wrong["geometry"] = error.de, error.en
    except (TypeError, ValueError):
        wrong["geometry"] = "Das ist keine GeoJSON-Geometrie.", "This is no GeoJSON geometry."
    return None


@cache
def _unknown(collection: str) -> Mapping[str, Any]:
    """Return the value that stands for "unknown" in every field of a collection's records that has one."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(record_type(collection)):
        parts = get_args(field.type)
        if NoneType in parts:
            found[field.name] = None
        elif get_origin(field.type) is tuple and Ellipsis in parts:
            found[field.name] = []
    return found


def _cleaned(name: str, value: Any, path: str, wrong: dict[str, Sentences]) -> Any:
    """Return a value with its texts trimmed and composed; what is wrong with them is noted by path."""
    if value is None:
        return None
    if isinstance(value, str):
        if name not in URLS and _is_clean_line(value):
            return value
        text, sentences = _cleaned_text(value, name in LONG, name in URLS)
        if sentences:
            wrong[path] = sentences
        return text
    if isinstance(value, Mapping):
        return {key: _cleaned(key, part, f"{path}.{key}", wrong) for key, part in value.items()}
    if isinstance(value, int | float) and abs(value) > _MOST:
        wrong[path] = "Diese Zahl ist zu groß.", "This number is too large."
    if isinstance(value, list):
        return [_cleaned(name, part, f"{path}.{place}", wrong) for place, part in enumerate(value)]
    return value


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Co")


def _is_clean_line(value: str) -> bool:
    """Return whether there is nothing to clean in a text, and nothing wrong with it: so are most of a list."""
    return (
        0 < len(value) <= LINE
        and value.isprintable()
        and value[0] != " " != value[-1]
        and unicodedata.is_normalized("NFC", value)
    )


def _cleaned_text(value: str, long: bool, is_url: bool) -> tuple[str | None, Sentences | None]:
    composed = value if value.isascii() else unicodedata.normalize("NFC", value)
    text = composed.replace("\r\n", "\n").strip()
    return text or None, _text_problem(text, long, is_url)


def _text_problem(text: str, long: bool, is_url: bool) -> Sentences | None:
    most = TEXT if long else LINE
    allowed = _BREAKS if long else ""
    if len(text) > most:
        return f"Höchstens {most} Zeichen; das sind {len(text)}.", f"At most {most} characters; these are {len(text)}."
    # Most texts are printable as they are, and need no look at each letter.
    if not text.isprintable() and any(_is_control(letter) and letter not in allowed for letter in text):
        return "Hier stehen Steuerzeichen oder Zeilenumbrüche.", "There are control characters or line breaks."
    if is_url and text and not text.lower().startswith(("https://", "http://")):
        return "Eine Webadresse beginnt mit https:// oder http://.", "A web address begins with https:// or http://."
    return None
