"""Whom to call about a record: an office on the spot, else who is responsible for its city."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from atlas.snapshot import Snapshot

Fields = Mapping[str, Any]
# An office that is known to be open comes before one of which nobody has asked lately.
_STANDING = ("open", "unverified")


@dataclass(frozen=True, slots=True)
class Contact:
    """An office (`id` in offices) or a manager (`id` in managers); what is not known is None."""

    kind: Literal["office", "manager"]
    id: str
    name: str
    organisation: str | None
    phone: str | None
    phone_e164: str | None
    email: str | None


def contact_of(snapshot: Snapshot, collection: str, record: str) -> Contact | None:
    """Return the contact of a project, an area or an office, or None where nobody is known.

    An office answers for itself unless it is closed. For a project or an area: an office of the area that is not
    closed (open before unverified, one that can be reached before one that cannot), else the manager of the city.
    Raises UnknownRecord.
    """
    fields = snapshot.fields(collection, record)
    offices = [fields] if collection == "offices" else _offices_around(snapshot, fields, collection)
    standing = sorted((one for one in offices if one["status"] in _STANDING), key=_order)
    if standing:
        return _office(standing[0])
    manager = snapshot.fields("cities", fields["city_ags"])["manager"]
    return _manager(manager) if manager else None


def _offices_around(snapshot: Snapshot, fields: Fields, collection: str) -> list[Fields]:
    area = fields["id"] if collection == "areas" else fields["area_id"]
    keys = snapshot.area_of[area]["office_ids"] if area else ()
    return [snapshot.fields("offices", key) for key in keys]


def _order(office: Fields) -> tuple[int, bool, str]:
    return _STANDING.index(office["status"]), not (office["phone"] or office["email"]), office["id"]


def _office(office: Fields) -> Contact:
    reached = (office[name] for name in ("phone", "phone_e164", "email"))
    return Contact("office", office["id"], office["name"], office["carrier"], *reached)


def _manager(manager: Fields) -> Contact:
    reached = (manager[name] for name in ("phone", "phone_e164", "email"))
    return Contact("manager", manager["id"], manager["name"], manager["organisation"], *reached)
