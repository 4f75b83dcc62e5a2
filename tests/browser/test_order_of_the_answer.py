"""Where one is: the sentence, then whom one can visit, what happens there, and who is in charge, in this order."""

import re

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
    kinds = [about.split(" ")[0], "Programmstadt", "Büros", "Projekte", "Zuständig"]
    expect(panel(page).get_by_role("heading", level=3)).to_have_text([re.compile(f"^\\s*{kind}") for kind in kinds])
