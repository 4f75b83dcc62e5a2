"""What somebody else writes meanwhile, straight through the API, as the account that the page is logged in with."""

from typing import Any

from playwright.sync_api import Page

OFFICE = "bautzen-qm-gesundbrunnen"
_AT = f"/api/collections/offices/items/{OFFICE}"


def csrf(page: Page) -> dict[str, str]:
    """What writing needs beside the cookie."""
    return {"Atlas-CSRF": page.request.get("/api/session").json()["csrf"]}


def note(page: Page) -> Any:
    """The remark on the office as it stands now."""
    return page.request.get(_AT).json()["properties"]["note"]


def write_note(page: Page, text: str, reason: str = "Anruf im Büro") -> None:
    """Change the remark on the office."""
    tag = page.request.get(f"{_AT}/record").json()["tag"]
    body = {"properties": {"note": text}}
    answer = page.request.patch(_AT, data=body, params={"reason": reason}, headers={**csrf(page), "If-Match": tag})
    assert answer.ok, answer.text()


def write_visit(page: Page, **fields: Any) -> dict[str, Any]:
    """Write down a talk in Bautzen."""
    talk = {"city_ags": "14625020", "manager_id": "quge-ost", "kind": "first_talk", "status": "planned"}
    answer = page.request.post("/api/visits", data=talk | fields, headers=csrf(page))
    assert answer.ok, answer.text()
    return dict(answer.json())
