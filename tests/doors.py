"""What every address of the server needs: the right to write or to read, where it reaches, and a tag or none.

An address that stands in no table here is caught by tests/api/test_every_route.py until it is placed.
"""

from dataclasses import dataclass, field
from typing import Any

import atlas
from atlas.policy import Action
from atlas.visits import book, checked

Address = tuple[str, str]
WHY = {"reason": "Test"}
# A city of the account "ost", and one that is another's; both have a visit, of which the ledger tells as 2 and 3.
EAST, WEST = "14625020", "14511000"
# A dry run that there is not: everybody has their own only.
PLAN = "0" * 24
VISITS = (f"{EAST}-2030-03-10-1", f"{WEST}-2030-03-10-1")
VISIT = {
    "kind": "first_talk",
    "status": "planned",
    "day": "2030-03-10",
    "manager_id": "quge-ost",
    "participants": ["Quartiersmanagement"],
}
_WISH = {"manager_id": "quge-ost", "valid_from": "2030-01-01"}
_FEATURE: dict[str, Any] = {"type": "Feature", "geometry": None, "properties": {}}


@dataclass(frozen=True)
class Write:
    """What a writing address needs: rights, whether it must say what was read; and how it is asked.

    `keys` fill the address for an own city and for a foreign one, and so do the two arguments of `body`.
    """

    rights: tuple[Action, ...] = ()
    keys: tuple[str, str] = ("", "")
    body: Any = None
    if_match: bool = False
    query: dict[str, str] = field(default_factory=lambda: dict(WHY))
    has_city: bool = True

    def path(self, pattern: str, *, own: bool) -> str:
        """The address for a city of one's own or a foreign one."""
        for name in ("item_id", "visit_id", "number", "record_id"):
            pattern = pattern.replace(f"{{{name}}}", self.keys[0 if own else 1])
        return (
            pattern.replace("{name}", "leserin")
            .replace("{token_id}", "abc")
            .replace("{key}", "abc")
            .replace("{collection}", "sources")
        )

    def sent(self, *, own: bool) -> Any:
        """The body for a city of one's own or a foreign one."""
        return self.body(EAST if own else WEST) if callable(self.body) else self.body


def visit_both(house: atlas.Atlas) -> None:
    """Write a visit down in the city of either manager."""
    for ags, manager, key in ((EAST, "quge-ost", VISITS[0]), (WEST, "quge-west", VISITS[1])):
        fields = {**VISIT, "city_ags": ags, "manager_id": manager, "id": key}
        house.change([book.edit(checked(fields, house.snapshot, house.snapshot.day), 0)], who="Test", why="Anfang")


def _in_city(ags: str) -> Any:
    return {**_FEATURE, "properties": {"city_ags": ags}}


def _records(kind: str, right: Action, *keys: str) -> dict[Address, Write]:
    """The ways of writing the records of a collection: `keys` are one in an own city and one in a foreign one."""
    items, pair = f"/api/collections/{kind}/items", (keys[0], keys[1])
    one = f"{items}/{{item_id}}"
    return {
        ("POST", items): Write((right,), body=_in_city),
        ("PUT", one): Write((right,), pair, _in_city, if_match=True),
        ("PATCH", one): Write((right,), pair, {"properties": {"note": "neu"}}, if_match=True),
        ("DELETE", one): Write((right, "delete"), pair, if_match=True),
    }


def _listed(kind: str, right: Action, key: str) -> dict[Address, Write]:
    """The ways of writing records that are of no city."""
    items, pair = f"/api/records/{kind}", (key, key)
    one = f"{items}/{{item_id}}"
    return {
        ("POST", items): Write((right,), body=_FEATURE, has_city=False),
        ("PUT", one): Write((right,), pair, _FEATURE, if_match=True, has_city=False),
        ("PATCH", one): Write((right,), pair, {"properties": {"note": "neu"}}, if_match=True, has_city=False),
        ("DELETE", one): Write((right, "delete"), pair, if_match=True, has_city=False),
    }


def _keeping(body: Any = None) -> Write:
    """A deed of those who keep accounts; without a reason, so that it is not done."""
    return Write(("keep_accounts",), body=body, query={}, has_city=False)


def _importing(body: Any = None, query: dict[str, str] | None = None) -> Write:
    """A step of taking in a file; of a dry run that there is not."""
    return Write(("import",), body=body, query=query or {}, has_city=False)


_CITY, _ASSIGNMENT = "/api/collections/cities/items/{item_id}", "/api/cities/{item_id}/assignment"
_VISIT, _DRAFT = "/api/visits/{visit_id}", "/api/drafts/{collection}/{record_id}"
# Nothing that is sent here can be done: each lacks what only comes after the question who may.
WRITES: dict[Address, Write] = {
    **_records("areas", "edit_areas", "bautzen-gesundbrunnen", "chemnitz-innenstadt"),
    **_records("offices", "edit_offices", "bautzen-qm-gesundbrunnen", "chemnitz-buergerzentrum-sonnenberg"),
    **_records("projects", "edit_projects", "p-24278", "p-36284"),
    **_listed("managers", "keep_managers", "quge-ost"),
    **_listed("sources", "edit_sources", "doc-quge-vortrag-2024"),
    **_listed("conflicts", "edit_sources", "c-aue-bad-schlema-esf-plus-budget-total-eur"),
    ("PUT", _CITY): Write(("edit_cities",), (EAST, WEST), _in_city, if_match=True),
    ("PATCH", _CITY): Write(("edit_cities",), (EAST, WEST), {"properties": {"website": None}}, if_match=True),
    ("PUT", _ASSIGNMENT): Write(("assign",), (EAST, WEST), _WISH | WHY, if_match=True, query={}),
    ("DELETE", _ASSIGNMENT): Write(("assign",), (EAST, WEST), if_match=True, query={**WHY, "valid_from": "2030-01-01"}),
    ("POST", "/api/assignments"): Write(
        ("assign",), body=lambda ags: {**WHY, "changes": [{**_WISH, "city_ags": ags, "tag": "alt"}]}, query={}
    ),
    ("POST", "/api/assignments/preview"): Write(
        ("read_internal",), body=lambda ags: {"changes": [{**_WISH, "city_ags": ags}]}, query={"x": "y"}
    ),
    ("POST", "/api/visits"): Write(("keep_visits",), body=lambda ags: {**VISIT, "city_ags": ags}, query={"x": "y"}),
    ("PUT", _VISIT): Write(("keep_visits",), VISITS, VISIT, if_match=True, query={}),
    ("DELETE", _VISIT): Write(("keep_visits",), VISITS, if_match=True, query={}),
    ("POST", "/api/history/{number}/restore"): Write(("restore", "keep_visits"), ("2", "3"), {}, query={}),
    ("PUT", _DRAFT): Write(("edit_sources",), ("neu", "neu"), {"feature": {}}, query={}, has_city=False),
    ("DELETE", _DRAFT): Write(keys=("fremd", "fremd"), query={}),
    ("POST", f"{_DRAFT}/publish"): Write(keys=("fremd", "fremd")),
    ("POST", "/api/intake"): _importing(query={"kind": "quatsch"}),
    ("POST", "/api/intake/{key}"): _importing({}),
    ("POST", "/api/intake/{key}/accept"): _importing({**WHY, "source": {"what": "x", "publisher": "y"}}),
    ("PUT", "/api/mappings"): _importing({"plan": PLAN, "name": "x"}),
    ("DELETE", "/api/mappings"): _importing(query={"kind": "operations", "name": "gibt es nicht"}),
    ("POST", "/api/accounts"): _keeping({"name": "neu", "role": "reader"}),
    ("PUT", "/api/accounts/{name}/role"): _keeping({"role": "reader"}),
    ("PUT", "/api/accounts/{name}/disabled"): _keeping({"disabled": True}),
    ("POST", "/api/accounts/{name}/password"): _keeping({}),
    ("DELETE", "/api/accounts/{name}/tokens/{token_id}"): _keeping(),
    ("PUT", "/api/accounts/{name}/identity"): _keeping({"subject": "x"}),
    ("DELETE", "/api/accounts/{name}/identity"): _keeping(),
    ("POST", "/api/tokens"): Write(body={"label": "x", "scopes": []}, query={}),
    ("DELETE", "/api/tokens/{token_id}"): Write(query={}),
    ("DELETE", "/api/session"): Write(query={"everywhere": "vielleicht"}),
    ("PUT", "/api/session/password"): Write(body={"current": "x", "new": "x"}, query={}),
}
# Questions that are too long for an address: open to all, and nothing is written.
ASKED: set[Address] = {("POST", "/api/nearby/places"), ("POST", "/in-der-naehe/viele")}
# Where one comes to be somebody: open to all, but to no other site.
DOORS: set[Address] = {
    ("POST", "/api/session"),
    ("GET", "/api/config/login"),
    ("GET", "/api/session/oidc"),
    ("GET", "/api/session/oidc/back"),
}
# Internal answers: the right that it takes, and the ids that fill the address.
READS: dict[str, tuple[Action, dict[str, str]]] = {
    **{
        f"/api/collections/{kind}/items/{{item_id}}/record": ("read_internal", {"item_id": key})
        for kind, key in (
            ("areas", "bautzen-gesundbrunnen"),
            ("offices", "bautzen-qm-gesundbrunnen"),
            ("projects", "p-24278"),
            ("cities", EAST),
        )
    },
    **{
        f"/api/records/{kind}/{{item_id}}": ("read_internal", {"item_id": key})
        for kind, key in (
            ("managers", "quge-ost"),
            ("sources", "doc-quge-vortrag-2024"),
            ("conflicts", "c-aue-bad-schlema-esf-plus-budget-total-eur"),
        )
    },
    "/api/records/{collection}": ("read_internal", {"collection": "sources"}),
    "/api/records/{collection}/schema": ("read_internal", {"collection": "sources"}),
    "/api/workload": ("read_internal", {}),
    "/api/assignments/proposal": ("read_internal", {}),
    "/api/drafts": ("read_internal", {}),
    _DRAFT: ("read_internal", {"collection": "sources", "record_id": "neu"}),
    "/api/intake/{key}": ("import", {"key": PLAN}),
    "/api/intake/{key}/rows": ("import", {"key": PLAN}),
    "/api/intake/{key}/errors.csv": ("import", {"key": PLAN}),
    "/api/intake/{key}/progress": ("import", {"key": PLAN}),
    "/api/intake/{key}/outline": ("import", {"key": PLAN}),
    "/api/mappings": ("import", {}),
    "/api/session": ("read_internal", {}),
    "/api/tokens": ("read_internal", {}),
    "/api/visits": ("read_internal", {}),
    "/api/visits/{visit_id}": ("read_internal", {"visit_id": VISITS[0]}),
    "/api/visits/calendar.ics": ("read_calendar", {}),
    "/api/history": ("read_internal", {}),
    "/api/history/proof": ("read_internal", {}),
    "/api/history/{number}": ("read_internal", {"number": "2"}),
    "/api/accounts": ("keep_accounts", {}),
    "/api/accounts/{name}/tokens": ("keep_accounts", {"name": "ost"}),
    "/api/audit": ("keep_accounts", {}),
}
# Public answers to which a login adds what is internal.
TOLD_MORE = {_ASSIGNMENT}
STAFF_PAGES = {"/mitarbeit", "/mitarbeit/{_view:path}"}
# Public addresses that the description of the API does not name.
PAGES = {
    "/",
    "/favicon.svg",
    "/pages/atlas.css",
    "/basemap/foreign.json",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-{number}.xml",
    "/places/{name}.json",
    "/api/",
    "/api/collections/{collection}",
    "/api/collections/{collection}/{rest:path}",
    "/api/tiles/stock/{z}/{x}/{y}",
    "/api/tiles/{collection}",
    "/api/tiles/{collection}/{rest:path}",
    "/gebiete",
    "/gebiete/{item_id}",
    "/gebiete/{item_id}/neues.atom",
    "/staedte",
    "/staedte/{item_id}",
    "/staedte/{item_id}/neues.atom",
    "/neues.atom",
    "/gebiete/{item_id}/steckbrief.pdf",
    "/staedte/{item_id}/steckbrief.pdf",
    "/projekte",
    "/projekte/{item_id}",
    "/bueros",
    "/bueros/{item_id}",
    "/statistik",
    "/daten",
    "/herunterladen",
    "/daten/quellen",
    "/vergleich",
    "/in-der-naehe",
    "/in-der-naehe/viele",
    "/in-der-naehe.js",
    "/impressum",
    "/datenschutz",
    "/barrierefreiheit",
    "/einbetten",
    "/einbetten/karte",
    "/einbetten.js",
    "/einbetten-seite.js",
}
FOLDERS = {"/assets", "/basemap", "/pages"}
