"""Files from outside become lines of cells and shapes in degrees, whatever format they come in."""

from pathlib import Path

import pytest
import shapely
from foreign_files import (
    HEAD,
    ROW,
    drawing,
    frame,
    geojson,
    text_table,
    vector_file,
    workbook,
    zipped_shapefile,
)

from atlas.errors import UnknownCrs, UnreadableFile
from atlas.intake.reading import read
from atlas.intake.sheet import Sheet

AREA = shapely.box(14.43, 51.18, 14.44, 51.185)
TABLE = frame([{"Name": "Gesundbrunnen"}], [AREA])


def remarks(sheet: Sheet) -> str:
    return "; ".join(remark.de for remark in sheet.remarks)


def first_shape(sheet: Sheet) -> shapely.Geometry:
    shape = sheet.lines[0].shape
    assert shape is not None
    return shapely.from_wkb(shape)


def lies_on(shape: shapely.Geometry, other: shapely.Geometry = AREA, tolerance: float = 1e-6) -> bool:
    return bool(shape.hausdorff_distance(other) < tolerance)


@pytest.mark.parametrize(
    ("delimiter", "encoding", "said"),
    [
        (";", "utf-8", "Zeichensatz: UTF-8; Trennzeichen: Semikolon"),
        (";", "utf-8-sig", "Zeichensatz: UTF-8 mit BOM; Trennzeichen: Semikolon"),
        (";", "cp1252", "Zeichensatz: Windows-1252; Trennzeichen: Semikolon"),
        ("\t", "utf-16", "Zeichensatz: UTF-16; Trennzeichen: Tabulator"),
        ("|", "utf-8", "Zeichensatz: UTF-8; Trennzeichen: |"),
    ],
)
def test_a_text_table_is_read_in_its_encoding_and_by_its_delimiter_and_says_so(
    tmp_path: Path, delimiter: str, encoding: str, said: str
) -> None:
    sheet = read(text_table(tmp_path / "liste.csv", [HEAD, ROW], delimiter=delimiter, encoding=encoding))
    assert [line.cells for line in sheet.lines] == [HEAD, ROW]
    assert remarks(sheet) == said


def test_a_table_with_commas_in_quotes_is_parted_at_the_others(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('Titel,Ort\n"Essen, Trinken",Bautzen\n')
    assert read(path).lines[1].cells == ("Essen, Trinken", "Bautzen")


def test_the_delimiter_that_a_spreadsheet_program_names_in_the_first_line_holds(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("sep=,\nTitel,Ort;Kreis\nTreff,Bautzen;Bautzen\n")
    lines = read(path).lines
    assert (lines[0].number, lines[0].cells) == (2, ("Titel", "Ort;Kreis"))


def test_a_line_is_counted_as_people_see_it_also_after_a_cell_of_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('Titel;Ort\n"zwei\nZeilen";Bautzen\nTreff;Görlitz\n')
    assert [line.number for line in read(path).lines] == [1, 2, 4]


def test_a_very_long_line_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    wide = ["x" * 1000] * 200
    sheet = read(text_table(tmp_path / "liste.csv", [wide, wide]))
    assert [len(line.cells) for line in sheet.lines] == [200, 200]


@pytest.mark.parametrize(
    ("title", "encoding", "shown"),
    [("BÃ¼ro", "utf-8", "BÃ¼ro"), ("Nähcafé", "mac_roman", "NŠhcafŽ"), ("Nähcafé", "cp850", "N„hcaf‚")],
)
def test_umlauts_that_were_saved_wrongly_are_pointed_out(tmp_path: Path, title: str, encoding: str, shown: str) -> None:
    rows = [("Titel", "Ort"), (title, "Bautzen")]
    said = remarks(read(text_table(tmp_path / "liste.csv", rows, encoding=encoding)))
    assert f"Umlaute sehen falsch gespeichert aus (etwa „{shown}“)" in said


def test_quotation_marks_and_sorbian_letters_of_windows_are_no_wrong_umlauts(tmp_path: Path) -> None:
    rows = [("Titel", "Ort"), ("Treff „Mitte” in Budyšin – § 5", "Bautzen")]
    said = remarks(read(text_table(tmp_path / "liste.csv", rows, encoding="cp1252")))
    assert ("Windows-1252" in said, "Umlaute" in said) == (True, False)


def test_a_workbook_gives_typed_values_and_days_as_iso_dates(tmp_path: Path) -> None:
    from datetime import date, datetime

    rows = [
        HEAD,
        ("A-1", "Treff", "Bautzen", 1234.5, datetime(2024, 3, 1)),  # noqa: DTZ001
        ("A-2", "Café", "Görlitz", 7, date(2024, 4, 2)),
    ]
    lines = read(workbook(tmp_path / "liste.xlsx", rows)).lines
    assert lines[1].cells == ("A-1", "Treff", "Bautzen", 1234.5, "2024-03-01")
    assert lines[2].cells == ("A-2", "Café", "Görlitz", 7, "2024-04-02")


def test_a_formula_is_never_run(tmp_path: Path) -> None:
    rows = [("Titel", "Kosten"), ("Treff", '=HYPERLINK("http://example.org","1")')]
    assert read(workbook(tmp_path / "liste.xlsx", rows)).lines[1].cells == ("Treff", None)


def test_hidden_sheets_are_left_alone_and_named(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path / "liste.xlsx", [HEAD, ROW], hidden={"intern": [("Lohn",), (1,)]}))
    assert sheet.sheets == ("Liste",)
    assert "Ausgeblendete Blätter nicht gelesen: intern" in remarks(sheet)
    with pytest.raises(UnreadableFile, match="Liste"):
        read(tmp_path / "liste.xlsx", sheet="intern")


def test_an_opendocument_table_is_read(tmp_path: Path) -> None:
    table = frame([{"Titel": "Nähcafé", "Kosten": 12.5}], [AREA]).drop(columns="geometry")
    import pyogrio

    pyogrio.write_dataframe(table, tmp_path / "liste.ods", driver="ODS")
    assert [line.cells for line in read(tmp_path / "liste.ods").lines] == [("Titel", "Kosten"), ("Nähcafé", 12.5)]


@pytest.mark.parametrize("crs", ["EPSG:25833", "EPSG:5650", "EPSG:31468", "EPSG:25832", "EPSG:3857", "EPSG:4326"])
def test_a_geopackage_is_read_in_the_system_that_it_states(tmp_path: Path, crs: str) -> None:
    sheet = read(vector_file(tmp_path / "gebiet.gpkg", TABLE.to_crs(crs), "GPKG", layer="gebiete"))
    assert (sheet.columns, sheet.lines[0].cells) == (("Name",), ("Gesundbrunnen",))
    assert lies_on(first_shape(sheet))
    assert f"Koordinatensystem: {crs}" in remarks(sheet)


def test_a_shapefile_in_utm_33_stands_where_its_prj_says(tmp_path: Path) -> None:
    sheet = read(zipped_shapefile(tmp_path / "gebiet.zip", TABLE.to_crs("EPSG:25833")))
    assert sheet.lines[0].cells == ("Gesundbrunnen",)
    assert lies_on(first_shape(sheet))


def test_a_shapefile_without_prj_needs_its_system_named_and_gets_the_fitting_ones_offered(tmp_path: Path) -> None:
    path = zipped_shapefile(tmp_path / "gebiet.zip", TABLE.to_crs("EPSG:25833"), without=[".prj"])
    with pytest.raises(UnknownCrs) as refused:
        read(path)
    assert refused.value.near == ("EPSG:25833",)
    assert lies_on(first_shape(read(path, crs="25833")))


def test_gauss_krueger_is_read_to_within_a_few_metres(tmp_path: Path) -> None:
    path = zipped_shapefile(tmp_path / "gebiet.zip", TABLE.to_crs("EPSG:31469"), without=[".prj"])
    assert lies_on(first_shape(read(path, crs="EPSG:31469")), tolerance=1e-4)


def test_a_kml_file_is_read_with_all_of_its_folders(tmp_path: Path) -> None:
    sheet = read(vector_file(tmp_path / "gebiet.kml", TABLE, "KML"))
    assert "Gesundbrunnen" in sheet.lines[0].cells
    assert lies_on(first_shape(sheet))


def test_a_drawing_needs_its_system_named(tmp_path: Path) -> None:
    path = drawing(tmp_path / "gebiet.dxf", AREA)
    with pytest.raises(UnknownCrs, match=r"EPSG:25833"):
        read(path)
    shape = first_shape(read(path, crs="EPSG:25833"))
    assert lies_on(shapely.Polygon(shape.coords))


def test_geojson_is_in_degrees_unless_it_names_another_system(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"Name": "A", "Themen": ["x", "y"]}, "geometry": AREA.__geo_interface__}
    assert lies_on(first_shape(read(geojson(tmp_path / "a.geojson", [feature]))))
    metres = TABLE.to_crs("EPSG:25833").geometry[0].__geo_interface__
    member = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25833"}}
    sheet = read(geojson(tmp_path / "b.geojson", [{**feature, "geometry": metres}], crs=member))
    assert lies_on(first_shape(sheet))
    assert sheet.lines[0].cells == ("A", "x; y")


def test_a_system_that_nobody_knows_is_refused_with_the_usual_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownCrs) as refused:
        read(drawing(tmp_path / "gebiet.dxf", AREA), crs="EPSG:99999")
    assert "EPSG:25833" in refused.value.known
