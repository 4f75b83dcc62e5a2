"""The watch over the wire itself: it refuses and remembers what goes elsewhere, and hears complaints."""

from typing import Any

from playwright.sync_api import Page, expect


def test_a_request_to_another_host_is_refused_and_remembered(page: Page, wire: Any) -> None:
    page.set_content('<img id="far" src="http://elsewhere.example/pixel.png" alt="far">')
    expect(page.locator("#far")).to_have_js_property("complete", True)
    assert page.locator("#far").evaluate("image => image.naturalWidth") == 0
    assert wire.foreign == ["http://elsewhere.example/pixel.png"]
    wire.forget()


def test_an_error_in_the_page_is_heard(page: Page, wire: Any) -> None:
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('lost') })")
    page.evaluate("console.error('found')")
    assert sorted(wire.complaints) == ["found", "lost"]
    wire.forget()
