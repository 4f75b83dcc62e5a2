"""Where one is: the sentence, then whom one can visit, what happens there, and who is in charge, in this order."""

import pytest
from browser.steps import open_map, panel
from playwright.sync_api import Page, expect


@pytest.mark.proves("1.3.2", "2.4.6", says="Die Antwort auf „Wo bin ich?“ nennt Gebiet, Büros, Projekte, Zuständige")
@pytest.mark.parametrize(
    ("address", "about"),
    [("/?where=14.4462,51.191", "Gebiet an diesem Ort"), ("/?where=14.9,51.1", "Nächstes Gebiet")],
)
def test_the_answer_goes_from_area_to_office_to_projects_to_manager(address: str, about: str, page: Page) -> None:
    open_map(page, address)
    expect(panel(page).locator(".where-sentence")).to_be_visible()
    titles = panel(page).get_by_role("heading", level=3).all_inner_texts()
    kinds = [title.split(" ")[0] for title in titles]
    assert kinds == [about.split(" ")[0], "Programmstadt", "Büros", "Projekte", "Zuständig"]
