"""Sheets and booklets keep PDF/UA-1, and each rule that says so can be broken."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pdf_ua import (
    RULES,
    content_faults,
    document_faults,
    figure_faults,
    font_faults,
    heading_faults,
    languages,
    link_faults,
    of_kind,
    opened,
    table_faults,
)

from atlas.snapshot import Snapshot

from .conftest import Print

# Many projects and four offices; made of official quarters; the whole municipality; no boundary.
SHEETS = ("goerlitz-innenstadt-west-brautwiese", "leipzig-loessnig", "colditz", "leisnig")
Rule = Callable[[pikepdf.Pdf], list[str]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("area", SHEETS)
def test_a_sheet_keeps_the_rule(printed: Print, area: str, rule: Rule) -> None:
    assert rule(opened(printed(area))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_booklet_keeps_the_rule(booklet: bytes, rule: Rule) -> None:
    assert rule(opened(booklet)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("language", ["en", "ls"])
def test_a_sheet_in_another_language_keeps_the_rule(printed: Print, language: str, rule: Rule) -> None:
    assert rule(opened(printed("bautzen-gesundbrunnen", language))) == []


def _drop(kind: str, name: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del of_kind(pdf, kind)[0][name]

    return change


def _rename(kind: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        of_kind(pdf, kind)[0].S = pikepdf.Name(other)

    return change


def _paint_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f", prepend=False)


def _drop_words_of_links(pdf: pikepdf.Pdf) -> None:
    for one in pdf.pages[0].Annots:
        del one["/Contents"]


def _drop_letters(pdf: pikepdf.Pdf) -> None:
    fonts: list[Any] = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one]
    for font in fonts:
        del font["/ToUnicode"]


def _drop_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (document_faults, _drop_title),
        (content_faults, _paint_outside),
        (figure_faults, _drop("/Figure", "/Alt")),
        (heading_faults, _rename("/H1", "/P")),
        (table_faults, _drop("/TH", "/A")),
        (table_faults, _rename("/TD", "/P")),
        (link_faults, _drop_words_of_links),
        (font_faults, _drop_letters),
    ],
)
def test_each_rule_can_be_broken(printed: Print, rule: Rule, change: Callable[[pikepdf.Pdf], None]) -> None:
    pdf = opened(printed("goerlitz-innenstadt-west-brautwiese"))
    change(pdf)
    assert rule(pdf) != []


def test_bookmarks_lead_to_every_part_of_a_sheet(printed: Print) -> None:
    with opened(printed("bautzen-gesundbrunnen")).open_outline() as outline:
        (area,) = outline.root
    assert area.title == "Bautzen-Gesundbrunnen"
    parts = [part.title for part in area.children]
    assert {"Auf einen Blick", "Zuständig für Bautzen", "Büros vor Ort", "Projekte", "Belege"} <= set(parts)


def test_bookmarks_lead_to_every_sheet_of_a_booklet(booklet: bytes) -> None:
    with opened(booklet).open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[0] == "Inhalt"
    assert [title.split(" ", 1)[0] for title in titles[1:]] == ["1", "2", "3"]


def test_the_table_of_contents_is_one_for_those_who_listen(booklet: bytes) -> None:
    assert len(of_kind(opened(booklet), "/TOCI")) == 3


def test_the_words_of_the_map_stand_in_its_place(printed: Print, snapshot: Snapshot) -> None:
    pdf = opened(printed("bautzen-gesundbrunnen"))
    words = [str(one.Alt) for one in of_kind(pdf, "/Figure")]
    (of_map,) = (said for said in words if "in seiner Umgebung" in said)
    assert "schematisch, nicht amtlich" in of_map
    assert "nordöstlich der Ortsmitte von Bautzen" in of_map


def test_what_the_sources_say_is_marked_as_german_in_an_english_sheet(printed: Print) -> None:
    pdf = opened(printed("bautzen-gesundbrunnen", "en"))
    assert str(pdf.Root.Lang) == "en-GB"
    assert "de" in languages(pdf)


def test_a_sorbian_name_is_marked_as_such(printed: Print) -> None:
    assert "hsb" in languages(opened(printed("bautzen-gesundbrunnen")))
