"""Where one request about a record works: who acts, on which collection, and how the record is shown to them."""

from dataclasses import asdict, dataclass
from typing import Any

import orjson
from fastapi import Request, Response

from api import links, parameters
from api.described import members
from api.guard import authorise, owns
from api.parameters import Parameter
from api.responses import GEOJSON
from atlas import Atlas, encode
from atlas.day import day_of
from atlas.errors import Gone, UnknownRecord
from atlas.policy import Action, Actor, allows
from atlas.quality import Finding
from atlas.store.ledger import Current, Edit, Revision, record_tag

EDITS: dict[str, Action] = {
    "areas": "edit_areas",
    "offices": "edit_offices",
    "projects": "edit_projects",
    "cities": "edit_cities",
    "managers": "keep_managers",
    "sources": "edit_sources",
    "conflicts": "edit_sources",
}
COLLECTIONS = ("areas", "offices", "projects", "cities")
# Cities come and go with the register of municipalities, not by hand.
FIXED = ("cities",)
_BOOLEAN = {"type": "string", "enum": ["true", "false"], "default": "false"}
REASON = Parameter("reason", "Warum geändert wird (why this is changed)", required=True)
DRY_RUN = Parameter("dry_run", "Nur prüfen, nichts schreiben (check only)", _BOOLEAN)

MERGED_INTO = Parameter("merged_into", "Der Eintrag, der an seine Stelle tritt (the record in its place)")
# What every address of a record answers with, for the description of the API.
RECORD = members(
    type="string",
    id="string",
    geometry=["object", "null"],
    properties="object",
    collection="string",
    tag="string",
    revision="integer",
    changed_at="string",
    changed_by="string",
    may="object",
    findings="array",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The atlas, who acts, and the collection."""

    request: Request
    house: Atlas
    actor: Actor
    collection: str

    def require(self, action: Action, *features: dict[str, Any] | None) -> None:
        """Raise Forbidden where the actor may not act on every city that the features are in."""
        authorise(self.actor, action, self.house.snapshot, _cities(self.collection, features))

    def may(self, feature: dict[str, Any]) -> dict[str, bool]:
        """Return what the actor may do with a record; by the same table as the one that refuses."""
        own = owns(self.actor, self.house.snapshot, _cities(self.collection, (feature,)))
        edit, delete = (self._allowed(action, own) for action in (EDITS[self.collection], "delete"))
        return {"edit": edit, "delete": edit and delete and self.collection not in FIXED}

    def _allowed(self, action: Action, own: bool) -> bool:
        in_scope = self.actor.scopes is None or action in self.actor.scopes
        return in_scope and allows(self.actor.role, action, own=own)

    def present(self, key: str) -> tuple[Current, dict[str, Any]]:
        """Return a record as it is; raises UnknownRecord, and Gone for a deleted one."""
        current = self.house.store.current(self.collection, key)
        if current.body is None:
            raise _missing(self.collection, key, current)
        return current, orjson.loads(current.body)

    def write(self, edits: list[Edit]) -> tuple[Revision, tuple[Finding, ...], bool]:
        """Write edits for the reason that the query gives, or try them out; return also whether they were written."""
        offered = (REASON, DRY_RUN, MERGED_INTO) if self.request.method == "DELETE" else (REASON, DRY_RUN)
        values = parameters.read(self.request, offered)
        dry_run = parameters.choice(values, "dry_run", ("true", "false"), "false") == "true"
        reason = values.get("reason", "")
        revision, findings = self.house.change_and_tell(edits, who=self.actor.name, why=reason, dry_run=dry_run)
        return revision, findings, not dry_run

    def shown(self, key: str, findings: tuple[Finding, ...] = (), status: int = 200) -> Response:
        """Return a record as it is kept, with its tag, its last change, and what the actor may do with it."""
        current, feature = self.present(key)
        return self.answer(feature, current, findings, status)

    def answer(
        self, feature: dict[str, Any], current: Current, findings: tuple[Finding, ...], status: int = 200
    ) -> Response:
        """Return a feature in some state of a record."""
        tag = record_tag(self.collection, str(feature["id"]), current.revision)
        body = {
            **feature,
            "collection": self.collection,
            "tag": tag,
            "revision": current.revision,
            "changed_at": current.at,
            "changed_by": current.who,
            "may": self.may(feature),
            "findings": [asdict(finding) for finding in findings],
        }
        headers = {"ETag": tag, "Atlas-Revision": str(self.house.snapshot.revision)}
        return Response(encode.dumps(body), status, headers, GEOJSON)

    def address(self, key: str) -> str:
        """Return the address of a record of this collection."""
        return f"{links.base_url(self.request)}{path_of(self.collection)}/{key}"


def path_of(collection: str) -> str:
    """Return where the records of a collection are written."""
    return f"/api/collections/{collection}/items" if collection in COLLECTIONS else f"/api/records/{collection}"


def _cities(collection: str, features: tuple[dict[str, Any] | None, ...]) -> set[str]:
    own = "ags" if collection == "cities" else "city_ags"
    found = {str(feature["properties"].get(own, "")) for feature in features if feature is not None}
    return found - {""}


def _missing(collection: str, key: str, current: Current) -> UnknownRecord | Gone:
    if current.revision:
        day = day_of(current.at)
        return Gone(f"{collection}/{key} wurde am {day} gelöscht.", f"{collection}/{key} was deleted on {day}.")
    return UnknownRecord(f"„{key[:80]}“ gibt es in „{collection}“ nicht.", f"There is no '{key[:80]}' here.")
