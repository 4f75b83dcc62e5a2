"""The page of the figures: whole without a script, the figures of the API, and honest about what is not known."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from answers import ok
from starlette.testclient import TestClient

from api.pages import figures
from api.pages.kreismap import Value, draw
from api.pages.speech import speech
from atlas import Atlas
from atlas.stats import bounds_of
from atlas.texts import languages, say

FOR_PEOPLE = {"accept": "text/html"}
VOICE = speech("de")
QUERIES = [
    {},
    {"region": "west", "measure": "areas"},
    {"period": "2021-2027", "measure": "cost_total_eur"},
    {"status": "former", "kreis": "Landkreis Görlitz"},
    {"carrier": "CJD", "measure": "eu_amount_eur"},
    {"datetime": "2018-05-31", "measure": "offices"},
]


class Rows(HTMLParser):
    """The rows of the charts by the id of their section: the name, and the value before its note."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sections: dict[str, list[list[str]]] = {}
        self._section = ""
        self._into: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "h2" and values.get("id"):
            self._section = str(values["id"])
            self.sections[self._section] = []
        if tag == "th" and values.get("role") == "rowheader":
            self.sections[self._section].append([])
        if (tag == "th" and values.get("role") == "rowheader") or (tag == "td" and values.get("role") == "cell"):
            self.sections[self._section][-1].append("")
            self._into = tag
        if values.get("class") == "chart-note":
            self._into = None

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into:
            self.sections[self._section][-1][-1] += data.strip()


def _page(client: TestClient, **asked: str) -> str:
    response = client.get("/statistik", params=asked, headers=FOR_PEOPLE)
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return str(response.text).partition("<main")[2].partition("</main")[0]


def _text(row: Any, measure: str) -> str:
    if not measure.endswith("_eur"):
        return VOICE.number(row[measure])
    is_unknown = row["projects"] and not row[{"cost_total_eur": "cost_known", "eu_amount_eur": "eu_known"}[measure]]
    return say("stats-unknown") if is_unknown else VOICE.money(row[measure])


@pytest.mark.parametrize("asked", QUERIES, ids=str)
@pytest.mark.parametrize("by", ["kreis", "city", "period", "region"])
def test_the_page_has_the_figures_of_the_api(client: TestClient, by: str, asked: dict[str, str]) -> None:
    measure = asked.get("measure", "projects")
    filters = {name: text for name, text in asked.items() if name != "measure"}
    rows = ok(client.get("/api/stats", params={"by": by, **filters}))["rows"]
    drawn = Rows(_page(client, **asked)).sections.get(f"nach-{by}", [])
    names = {"period": lambda row: say(f"period-{row['key']}")}.get(by, lambda row: row["label"])
    assert sorted(drawn) == sorted([names(row), _text(row, measure)] for row in rows)


def test_years_stand_side_by_side(client: TestClient) -> None:
    rows = ok(client.get("/api/stats?by=year"))["rows"]
    assert Rows(_page(client)).sections["nach-year"] == [["Projekte", *(str(row["projects"]) for row in rows)]]


def test_every_measure_is_offered_and_every_sum_says_of_how_many_projects_it_knows(client: TestClient) -> None:
    for measure in figures.MEASURES:
        assert f'<option value="{measure}" selected>' in _page(client, measure=measure)
    total = ok(client.get("/api/stats?by=theme"))["total"]
    said = say("stats-known", known=total["cost_known"], n=total["projects"])
    assert said in _page(client) and re.fullmatch(r"bekannt bei \d+ von \d+ Projekten", said)


def test_every_kreis_has_its_value_on_the_map(client: TestClient) -> None:
    page = _page(client)
    assert page.count('class="kreis-text"') == 13
    for row in ok(client.get("/api/stats?by=kreis"))["rows"]:
        assert f">{row['projects']}</text>" in page


def test_empty_fields_of_the_form_ask_for_nothing(client: TestClient) -> None:
    assert _page(client, period="", kreis="", measure="") == _page(client)


def test_what_is_asked_stands_in_words_and_is_kept_by_the_form(client: TestClient) -> None:
    page = _page(client, manager_id="quge-ost", theme="accompanying", carrier="CJD", datetime="2018-05-31")
    assert (
        "Thema der Projekte: Quartiersmanagement, Begleitung" in page
        and "Träger: CJD" in page
        and "Stand am: 31. Mai 2018" in page
    )
    assert '<input type="hidden" name="carrier" value="CJD">' in page
    assert '<option value="accompanying" selected>' in page
    assert '<input type="hidden" name="manager_id" value="quge-ost">' in page


def test_where_nothing_is_left_the_page_says_so(client: TestClient) -> None:
    page = _page(client, carrier="gibt es nicht")
    assert "Mit dieser Auswahl gibt es nichts zu zeigen" in page and "<figure" not in page


@pytest.mark.parametrize("asked", [{"status": "offen"}, {"measure": "schönheit"}, {"bbox": "1,2"}], ids=str)
def test_what_cannot_be_used_is_said_on_a_page(client: TestClient, asked: dict[str, str]) -> None:
    response = client.get("/statistik", params=asked, headers=FOR_PEOPLE)
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("language", [code for code in languages() if code != "de"])
def test_the_page_speaks_every_language_and_keeps_to_it(client: TestClient, language: str) -> None:
    page = _page(client, lang=language, measure="cost_total_eur")
    assert f"<h1>{say('list-kinds-stats', language)}</h1>" in page
    assert say("theme-local_economy", language) in page
    assert f'<input type="hidden" name="lang" value="{language}">' in page
    inner = re.findall(r'href="(/statistik[^"]*)"', page)
    assert inner and all(f"lang={language}" in href for href in inner)


def test_hostile_values_stay_text(client: TestClient) -> None:
    page = _page(client, carrier='"><script>alert(1)</script>')
    assert "<script>alert" not in page


def test_the_page_is_found_from_the_data_page_the_footer_and_the_sitemap(client: TestClient) -> None:
    assert client.get("/daten", headers=FOR_PEOPLE).text.count('href="/statistik"') == 2
    assert "/statistik</loc>" in client.get("/sitemap.xml").text


def test_classes_have_round_bounds_and_nothing_known_has_none() -> None:
    assert bounds_of([0, 0, 3]) == []
    assert bounds_of([1, 12, 13, 14, 15, 16, 18, 21]) == [13, 15, 18]


def test_a_kreis_without_projects_and_one_without_a_known_amount_look_different(house: Atlas) -> None:
    values = {"Vogtlandkreis": Value(None, "?"), "Landkreis Zwickau": Value(5, "5 €")}
    drawn = draw(house.geodata, values, "–")
    looks = {kreis.lines[0]: (kreis.look, kreis.text) for kreis in drawn.kreise}
    assert (looks["Vogtlandkreis"], looks["Zwickau"], looks["Dresden"]) == (
        ("unknown", "?"),
        ("0", "5 €"),
        ("zero", "–"),
    )
    assert drawn.has_unknown


def test_the_kreis_around_a_town_of_its_name_keeps_its_kind(house: Atlas) -> None:
    names = [kreis.lines[0] for kreis in draw(house.geodata, {}, "0").kreise]
    assert {"Leipzig", "Landkreis Leipzig", "Bautzen"} <= set(names)
