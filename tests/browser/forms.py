"""What people do with the forms of records, in the page's own words."""

from typing import Any

from browser.desk import dialog, log_in
from playwright.sync_api import Locator, Page, expect

OFFICE = "bautzen-qm-gesundbrunnen"


def form(page: Page) -> Locator:
    return page.locator("form.edit-form")


def open_record(page: Page, collection: str = "offices", key: str = OFFICE, who: str = "koordination") -> None:
    """Log in and come to the form of a record, ready to be filled in."""
    log_in(page, who, f"/mitarbeit/bearbeiten/{collection}/{key}")
    expect(form(page)).to_be_visible()


def field(page: Page, label: str) -> Locator:
    """The control that a label names; what follows the name in the label is a hint."""
    controls = form(page).locator("input, select, textarea")
    return controls.and_(page.get_by_label(label, exact=False)).first


def publish(page: Page, reason: str) -> None:
    """Publish what stands in the form, for a reason."""
    form(page).get_by_role("button", name="Veröffentlichen").click()
    dialog(page).get_by_label("Begründung").fill(reason)
    dialog(page).get_by_role("button", name="Veröffentlichen").click()


def kept(page: Page, collection: str = "offices", key: str = OFFICE) -> Any:
    """A record as the API keeps it."""
    path = f"/api/collections/{collection}/items/{key}/record"
    return page.request.get(path).json()


def properties(page: Page, collection: str = "offices", key: str = OFFICE) -> Any:
    return kept(page, collection, key)["properties"]


def change(page: Page, fields: dict[str, Any], collection: str = "offices", key: str = OFFICE) -> Any:
    """Change a record without the form, as somebody else would."""
    csrf = page.request.get("/api/session").json()["csrf"]
    found = kept(page, collection, key)
    answer = page.request.patch(
        f"/api/collections/{collection}/items/{key}",
        params={"reason": "Vorbereitung"},
        headers={"Atlas-CSRF": csrf, "If-Match": found["tag"]},
        data={"properties": fields},
    )
    assert answer.ok, answer.text()
    return answer.json()


def summary(page: Page) -> Locator:
    """All that is wrong, above the form."""
    return page.locator("#edit-summary")


def suggestions(page: Page) -> Locator:
    """What a search in the form offers."""
    return form(page).locator(".picker-list").get_by_role("option")
