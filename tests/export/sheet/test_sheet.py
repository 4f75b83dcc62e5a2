"""What a sheet says: everything that its page says, in every language, of whatever somebody wrote."""

import io
from pathlib import Path

import orjson
import pypdf
import pytest
from hostile_texts import AREA, MARKUP, OFFICE, PROJECT, write_everywhere
from pdf_ua import RULES, of_kind, opened, says, text_of

import atlas
from atlas.describe.voice import Voice
from atlas.errors import InvalidParameter, NotFound, SheetFailed, UnknownRecord
from atlas.export.sheet import Choice, of_query, of_record, typesetting
from atlas.export.sheet.booklet import Printer
from atlas.query import Query
from atlas.snapshot import Snapshot
from atlas.store.ledger import Edit

from .conftest import BASE, Print

LONG = "dresden-friedrichstadt-2014-2020"
GOERLITZ = "goerlitz-innenstadt-west-brautwiese"


def test_a_sheet_names_every_project_and_office_of_its_area(printed: Print, snapshot: Snapshot) -> None:
    text, area = text_of(printed(GOERLITZ)), snapshot.fields("areas", GOERLITZ)
    titles = [snapshot.fields("projects", key)["title"] for key in area["project_ids"]]
    names = [snapshot.fields("offices", key)["name"] for key in area["office_ids"]]
    assert len(titles) == 11
    assert len(names) == 4
    assert [name for name in (*titles, *names) if "".join(name.split()).replace("-", "") not in text] == []


def test_a_sheet_says_who_is_responsible_and_that_it_is_assumed(printed: Print) -> None:
    pdf = printed("bautzen-gesundbrunnen")
    assert says(pdf, "Zuständig für Bautzen")
    assert says(pdf, "Clara Zeitler")
    assert says(pdf, "Zuordnung nach Kreis angenommen, noch nicht bestätigt.")


def test_a_sheet_shows_both_sides_of_a_disagreement_and_every_source(printed: Print, snapshot: Snapshot) -> None:
    pdf = printed("bautzen-gesundbrunnen")
    assert says(pdf, "7.500 (Überschrift)")
    assert says(pdf, "ein Fünftel der Einwohner")
    found = snapshot.evidence("areas", "bautzen-gesundbrunnen")["sources"]
    assert [source["publisher"] for source in found if not says(pdf, source["publisher"])] == []


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ("bautzen-gesundbrunnen", "Gebiet, schematisch, nicht amtlich"),
        ("leipzig-loessnig", "Gebiet, aus amtlichen Ortsteilen"),
        ("colditz", "Gebiet, ganze Gemeinde"),
        ("leisnig", "Gebiet, Grenze nicht bekannt"),
    ],
)
def test_the_legend_says_what_the_boundary_is_worth(printed: Print, area: str, words: str) -> None:
    assert says(printed(area), words)


def test_a_point_that_only_stands_for_its_area_says_so(printed: Print) -> None:
    assert says(printed("bautzen-gesundbrunnen"), "Projekte, Lage nur ungefähr")


def test_every_page_tells_revision_day_licence_and_its_number(printed: Print, snapshot: Snapshot) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed(GOERLITZ))).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        said = " ".join(page.split())
        assert f"Fassung {snapshot.revision} vom" in said
        assert "ODbL-1.0" in said
        assert f"Seite {number} von {len(pages)}" in said


def test_the_credits_travel_with_the_sheet(printed: Print) -> None:
    assert says(printed("leisnig"), "© GeoBasis-DE / BKG 2016 (Daten verändert)")
    assert says(printed("leisnig"), "Kofinanziert von der Europäischen Union")


def test_no_page_holds_the_credits_alone(printed: Print) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed(LONG))).pages]
    assert "Belege" in pages[-1]


def test_a_sheet_leads_to_its_page(printed: Print) -> None:
    pdf = opened(printed("leisnig"))
    address = f"{BASE}/gebiete/leisnig"
    assert address in {str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one}
    assert any(address in str(one.Alt) for one in of_kind(pdf, "/Figure"))


def test_a_sheet_speaks_english(printed: Print) -> None:
    pdf = printed("bautzen-gesundbrunnen", "en")
    assert says(pdf, "At a glance")
    assert says(pdf, "Page 1 of")
    assert says(pdf, "area, schematic, not official")


def test_a_sheet_speaks_leichte_sprache(printed: Print) -> None:
    assert says(printed("bautzen-gesundbrunnen", "ls"), "Das Wichtigste")


def test_the_same_revision_gives_the_same_bytes(printed: Print, house: atlas.Atlas) -> None:
    again = Printer(house.snapshot, house.geodata, "de", BASE)
    assert again.print(of_record(house.snapshot, again.voice, "areas", "leisnig")) == printed("leisnig")


def test_a_booklet_tells_by_what_it_was_asked_and_names_its_areas(booklet: bytes) -> None:
    assert says(booklet, "Drei Gebiete")
    assert says(booklet, "enthält „drei“")
    assert says(booklet, "3 Steckbriefe, geordnet nach Stadt und Gebiet.")
    assert says(booklet, "Bautzen-Gesundbrunnen Bautzen, Förderperiode 2014-2020, Stand unklar")


def test_each_sheet_of_a_booklet_begins_a_page(booklet: bytes) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(booklet)).pages]
    firsts = [page for page in pages if "Heute gültige Fassung" in page]
    assert len(firsts) == 4


@pytest.fixture
def hostile(tmp_path: Path, geodata: Path) -> atlas.Atlas:
    """An atlas in which every text of a record tries to be markup, of SVG, of typst and of JSON."""
    house = atlas.open(tmp_path, geodata)
    write_everywhere(house, f'{MARKUP} #panic() ] $x_y $ *fett* `roh` @ziel <marke> \\ \\u{{202e}} "]}}')
    return house


def test_markup_in_a_record_stands_on_the_sheet_as_text(hostile: atlas.Atlas) -> None:
    printer = Printer(hostile.snapshot, hostile.geodata, "de", BASE)
    pdf = printer.print(of_record(hostile.snapshot, printer.voice, "areas", AREA))
    for sign in ("<img src=x onerror=alert(1)>", "#panic()", "*fett*", "`roh`", "@ziel", "<marke>"):
        assert says(pdf, f"{sign}")
    assert [fault for rule in RULES for fault in rule(opened(pdf))] == []
    hostile.close()


def test_letters_that_the_font_lacks_break_no_sheet(tmp_path: Path, geodata: Path) -> None:
    house = atlas.open(tmp_path, geodata)
    write_everywhere(house, "Nguyễn Doğan 😀 中文 \u202eab\u200b e\u0301")
    printer = Printer(house.snapshot, house.geodata, "de", BASE)
    pdf = printer.print(of_record(house.snapshot, printer.voice, "areas", AREA))
    assert says(pdf, "Doğan ? ?? abé")
    house.close()


def test_a_text_of_many_pages_is_not_cut(tmp_path: Path, geodata: Path) -> None:
    house = atlas.open(tmp_path, geodata)
    project = orjson.loads(house.store.current("projects", PROJECT).body or "")
    project["properties"]["summary"] = "Wort " * 795 + "Ende"
    office = orjson.loads(house.store.current("offices", OFFICE).body or "")
    office["properties"]["location_note"] = "Weg " * 900 + "Ziel"
    edits = [Edit("projects", PROJECT, project, None), Edit("offices", OFFICE, office, None)]
    house.change(edits, who="Test", why="Lange Texte")
    printer = Printer(house.snapshot, house.geodata, "de", BASE)
    pdf = printer.print(of_record(house.snapshot, printer.voice, "areas", AREA))
    assert says(pdf, "Wort Ende")
    assert says(pdf, "Weg Ziel")
    assert text_of(pdf).count("Wort") >= 795
    assert text_of(pdf).count("Weg") >= 900
    house.close()


def test_typesetting_that_takes_too_long_is_ended(house: atlas.Atlas) -> None:
    printer = Printer(house.snapshot, house.geodata, "de", BASE, seconds=0)
    with pytest.raises(SheetFailed) as caught:
        printer.print(of_record(house.snapshot, printer.voice, "areas", "leisnig"))
    assert "weniger Gebiete" in caught.value.de


def test_what_cannot_be_set_is_no_file() -> None:
    with pytest.raises(SheetFailed):
        typesetting.pdf({"colours": {}}, "2026-11-22T00:00:00Z")


class TestChoosing:
    """Which areas a booklet holds."""

    voice = Voice("de")

    def of(self, snapshot: Snapshot, collection: str = "areas", **filters: str) -> Choice:
        rows, query = snapshot.collection(collection), Query(filters=filters, limit=1_000)
        return of_query(snapshot, self.voice, rows, rows.run(query).positions, query, filters)

    def test_a_city_has_a_booklet_of_its_areas(self, snapshot: Snapshot) -> None:
        found = of_record(snapshot, self.voice, "cities", "14713000")
        assert set(found.areas) == set(snapshot.fields("cities", "14713000")["area_ids"])
        assert (found.title, found.path) == ("Leipzig", "/staedte/14713000")

    def test_a_region_has_a_booklet_of_its_areas(self, snapshot: Snapshot) -> None:
        found = of_record(snapshot, self.voice, "regions", "east")
        assert set(found.areas) == {key for key, area in snapshot.area_of.items() if area["region"] == "east"}

    def test_a_kreis_gives_its_name_to_its_booklet(self, snapshot: Snapshot) -> None:
        found = self.of(snapshot, kreis="Landkreis Görlitz")
        assert found.title == "Kreis: Landkreis Görlitz"
        assert {snapshot.area_of[key]["kreis"] for key in found.areas} == {"Landkreis Görlitz"}

    def test_a_manager_gives_their_name_to_their_booklet(self, snapshot: Snapshot) -> None:
        assert self.of(snapshot, manager_id="quge-ost").title == "Gebiete im Bereich von Clara Zeitler"

    def test_several_filters_are_told_on_the_cover(self, snapshot: Snapshot) -> None:
        found = self.of(snapshot, region="east", status="approved")
        assert found.title == "Gebiete in Auswahl"
        assert found.asked == ("Region: Region Ost", "Stand: bewilligt")

    def test_sheets_are_ordered_by_town_and_name(self, snapshot: Snapshot) -> None:
        names = [(snapshot.area_of[key]["city_name"], snapshot.area_of[key]["name"]) for key in self.of(snapshot).areas]
        assert names == sorted(names)

    def test_a_choice_without_an_area_is_no_booklet(self, snapshot: Snapshot) -> None:
        with pytest.raises(NotFound):
            self.of(snapshot, city="Dresden", kreis="Landkreis Görlitz")

    def test_too_many_areas_are_refused(self, snapshot: Snapshot) -> None:
        rows, query = snapshot.collection("areas"), Query(limit=100)
        with pytest.raises(InvalidParameter) as caught:
            of_query(snapshot, self.voice, rows, rows.run(query).positions, query, {}, most=5)
        assert "höchstens 5 Gebiete, gefunden sind 69" in caught.value.de

    def test_an_unknown_area_has_no_sheet(self, snapshot: Snapshot) -> None:
        with pytest.raises(UnknownRecord):
            of_record(snapshot, self.voice, "areas", "gibt-es-nicht")
