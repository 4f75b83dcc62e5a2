import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from atlas import snapshot as snapshots
from atlas.errors import AtlasError, FileNotWritable, InvalidParameter, UnknownRecord
from atlas.export.folium_map import render_map, words, write_map
from atlas.layers import Layers
from atlas.snapshot import Snapshot

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% for %}</title></style>--><!--"
LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "manifest"}
# A link is followed only when somebody clicks on it; everything else that has an address is loaded.
CLICKED = {"a"}


class Reader(HTMLParser):
    """What a browser would see: addresses it loads, links, scripts, attributes that run, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.records: set[str] = set()
        self.text: list[str] = []
        self.policy = ""
        self._script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.handlers += [name for name in values if name.startswith("on")]
        self.loaded += [value for name, value in values.items() if name in LOADING]
        if "href" in values:
            (self.links if tag in CLICKED else self.loaded).append(values["href"])
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if "data-record" in values:
            self.records.add(values["data-record"])
        self._script = tag == "script" and values.get("type") != "application/json"
        if self._script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts[-1] += data
        else:
            self.text.append(data)

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.text))


@pytest.fixture(scope="module")
def basemap(geodata: Path) -> Path:
    return geodata / "basemap"


@pytest.fixture(scope="module")
def saxony(snapshot: Snapshot, basemap: Path) -> str:
    return render_map(snapshot, basemap)


def hostile_snapshot(layers: Layers, snapshot: Snapshot) -> Snapshot:
    """The shipped atlas in which every name and note that people write is an attack."""
    bad = {
        "areas": {"name": HOSTILE, "boundary_description": HOSTILE, "programme": "ESF " + HOSTILE},
        "offices": {"name": HOSTILE, "website": "javascript:alert(3)", "email": HOSTILE, "phone_e164": HOSTILE},
        "projects": {"title": HOSTILE, "carrier": HOSTILE, "summary": HOSTILE},
        "managers": {"name": HOSTILE, "email": HOSTILE},
        "cities": {"name": HOSTILE},
        "sources": {"what": HOSTILE, "url": "javascript:alert(4)"},
    }
    changed = {}
    for name, values in bad.items():
        layer = getattr(layers, name)
        changed[name] = replace(layer, records=tuple(replace(record, **values) for record in layer.records))
    return snapshots.build(
        replace(layers, **changed),
        dict,
        revision=snapshot.revision,
        changed_at=snapshot.changed_at,
        facts_as_of=snapshot.facts_as_of,
        day=snapshot.day,
    )


def test_whole_saxony_is_one_sensible_file(saxony: str) -> None:
    assert len(saxony.encode()) < 900_000, "it has to fit into a mail"
    assert saxony.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert "<title>Sachsen – Quartiersatlas Sachsen</title>" in saxony


def test_nothing_is_loaded_from_anywhere(saxony: str) -> None:
    page = Reader(saxony)
    assert [address for address in page.loaded if not address.startswith(("data:", "#"))] == []
    styles = " ".join(re.findall(r"<style>(.*?)</style>", saxony, re.DOTALL))
    assert "@import" not in styles
    addresses = re.findall(r"url\(([^)]*)\)", styles)
    assert addresses and all(address.startswith(("data:image/png", "#")) for address in addresses)
    assert "sourceMappingURL" not in saxony


def test_only_the_scripts_of_the_page_may_run(saxony: str) -> None:
    page = Reader(saxony)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in page.scripts]
    assert len(digests) == 4
    assert f"script-src {' '.join(f'{chr(39)}sha256-{digest}{chr(39)}' for digest in digests)};" in page.policy
    assert page.policy.startswith("default-src 'none';")
    assert "http" not in page.policy


def test_everybody_and_everything_is_told(saxony: str, snapshot: Snapshot) -> None:
    text = Reader(saxony).words
    for name in ("areas", "offices", "cities"):
        missing = [f["name"] for f in snapshot.collection(name).fields if " ".join(f["name"].split()) not in text]
        assert missing == []
    titles = [" ".join(fields["title"].split()) for fields in snapshot.collection("projects").fields]
    assert [title for title in titles if title not in text] == []
    for fields in snapshot.collection("regions").fields:
        assert {fields["manager"][name] in text for name in ("name", "phone", "email")} == {True}
        assert f'href="mailto:{fields["manager"]["email"]}"' in saxony
        assert f'href="tel:{fields["manager"]["phone_e164"]}"' in saxony


def test_credits_revision_and_funder_are_on_the_page(saxony: str, snapshot: Snapshot) -> None:
    text = Reader(saxony).words
    assert "Kofinanziert von der Europäischen Union" in text
    assert f"Revision {snapshot.revision}" in text
    assert "© GeoBasis-DE / BKG 2016 (Daten verändert)" in text
    assert "Volodymyr Agafonkin" in text, "Leaflet's licence goes with every copy"


def test_every_point_leads_to_records_of_the_list(saxony: str) -> None:
    named = set(re.findall(r'"records":\s*\[([^\]]*)\]', saxony))
    keys = {key for group in named for key in re.findall(r'"(\w+)"', group)}
    assert keys and keys <= Reader(saxony).records


def test_two_runs_give_the_same_bytes(saxony: str, snapshot: Snapshot, basemap: Path) -> None:
    assert render_map(snapshot, basemap) == saxony


@pytest.mark.parametrize("wanted", ["Bautzen", "bautzen", "Budyšin", "14625020"])
def test_a_city_by_any_of_its_names_has_only_its_own(wanted: str, snapshot: Snapshot, basemap: Path) -> None:
    page = render_map(snapshot, basemap, city=wanted)
    text = Reader(page).words
    for name in ("areas", "projects", "offices"):
        for fields in snapshot.collection(name).fields:
            label = fields.get("title") or fields["name"]
            if fields["city_ags"] == "14625020":
                assert " ".join(label.split()) in text
    assert "Chemnitz" not in text
    assert len(page) < 500_000


def test_an_area_has_only_its_own(snapshot: Snapshot, basemap: Path) -> None:
    text = Reader(render_map(snapshot, basemap, area="chemnitz-innenstadt")).words
    projects = snapshot.collection("projects").fields
    inside = [p["title"] for p in projects if p["area_id"] == "chemnitz-innenstadt"]
    outside = {p["title"] for p in projects if p["area_id"] != "chemnitz-innenstadt"} - set(inside)
    assert inside and all(" ".join(title.split()) in text for title in inside)
    assert [title for title in outside if len(title) > 30 and " ".join(title.split()) in text] == []


@pytest.mark.parametrize("period", ["2014-2020", "2021-2027"])
def test_a_period_has_only_its_own(period: str, snapshot: Snapshot, basemap: Path) -> None:
    page = Reader(render_map(snapshot, basemap, period=period))
    areas = [fields for fields in snapshot.collection("areas").fields if period in fields["periods"]]
    projects = [fields for fields in snapshot.collection("projects").fields if fields["period"] == period]
    assert f"{len(areas)} Gebiete, {len(projects)} Projekte" in page.words
    assert "8 Projekte ohne Angabe der Förderperiode fehlen hier" in page.words


def test_every_area_and_city_gives_a_map(snapshot: Snapshot, basemap: Path) -> None:
    quality = {fields["geometry_quality"]: fields["id"] for fields in snapshot.collection("areas").fields}
    for area in quality.values():
        assert "</html>" in render_map(snapshot, basemap, area=area)
    assert "hat die Stadt kein Gebiet" in render_map(snapshot, basemap, city="Bautzen", period="2021-2027")


@pytest.mark.parametrize(
    ("wanted", "kind", "near"),
    [
        ({"city": "Bautzn"}, UnknownRecord, "Bautzen"),
        ({"city": ""}, UnknownRecord, None),
        ({"city": "99999999"}, UnknownRecord, None),
        ({"area": "chemnitz-inenstadt"}, UnknownRecord, "chemnitz-innenstadt"),
        ({"area": "chemnitz-innenstadt", "city": "Bautzen"}, InvalidParameter, None),
        ({"period": "2007-2013"}, InvalidParameter, None),
        ({"period": ""}, InvalidParameter, None),
        ({"tint": "theme"}, InvalidParameter, None),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    wanted: dict[str, str], kind: type[AtlasError], near: str | None, snapshot: Snapshot, basemap: Path
) -> None:
    with pytest.raises(kind) as caught:
        render_map(snapshot, basemap, **wanted)
    assert near is None or near in caught.value.near
    assert caught.value.de != caught.value.en


@pytest.mark.parametrize("tint", ["region", "kreis", "city", "none"])
def test_the_map_opens_with_the_tint_that_was_asked_for(tint: str, snapshot: Snapshot, basemap: Path) -> None:
    page = render_map(snapshot, basemap, tint=tint)
    assert f'<section class="stage" data-tint="{tint}"' in page
    assert re.findall(r'value="(\w+)" checked', page) == [tint]


def test_the_map_of_a_city_is_not_tinted_by_costs(snapshot: Snapshot, basemap: Path) -> None:
    page = render_map(snapshot, basemap, city="Bautzen", tint="kreis")
    assert 'data-tint="region"' in page and "Karte einfärben" not in page


def test_a_source_is_told_once_and_named_by_its_number(saxony: str) -> None:
    numbers = re.findall(r'<li id="b(\d+)">', saxony)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    named = set(re.findall(r'href="#b(\d+)"', saxony))
    assert named == set(numbers)


def test_hostile_text_stays_text(layers: Layers, snapshot: Snapshot, basemap: Path) -> None:
    page = Reader(render_map(hostile_snapshot(layers, snapshot), basemap))
    assert len(page.scripts) == 4
    assert page.handlers == []
    assert [address for address in page.loaded if not address.startswith(("data:", "#"))] == []
    assert [link for link in page.links if not re.match(r"https?:|tel:|mailto:|#", link)] == []
    assert HOSTILE in "".join(page.text)
    assert not any("alert(" in script for script in page.scripts[1:])


def test_the_file_is_written_whole_and_readable(snapshot: Snapshot, basemap: Path, tmp_path: Path) -> None:
    target = tmp_path / "karte.html"
    target.write_text("alt")
    assert write_map(snapshot, basemap, target, city="Bautzen", area=None, period=None) == target
    assert target.read_text("utf-8") == render_map(snapshot, basemap, city="Bautzen")
    assert target.stat().st_mode & 0o044
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("place", ["fehlt/karte.html", "ordner"])
def test_a_target_that_cannot_be_written_leaves_nothing_behind(
    place: str, snapshot: Snapshot, basemap: Path, tmp_path: Path
) -> None:
    (tmp_path / "ordner").mkdir()
    with pytest.raises(FileNotWritable) as caught:
        write_map(snapshot, basemap, tmp_path / place, city="Bautzen")
    assert "Ordner, Rechte und Platz" in caught.value.de
    assert [path.name for path in tmp_path.iterdir()] == ["ordner"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (words.day("2024-06-05"), "5. Juni 2024"),
        (words.day("2024-06"), "Juni 2024"),
        (words.day("2024"), "2024"),
        (words.day("2024-13"), "2024-13"),  # no month: as the source has it
        (words.day("Frühjahr 2019"), "Frühjahr 2019"),
        (words.day(None), ""),
        (words.span("2018-01", None), "seit Januar 2018"),
        (words.span(None, "2020"), "bis 2020"),
        (words.span("2018", "2020"), "2018 bis 2020"),
        (words.span(None, None), ""),
        (words.euros(1234567.0), "1.234.567 €"),
        (words.euros(12.5), "12,50 €"),
        (words.number(48.5), "48,5"),
        (words.web_address("javascript:alert(1)"), None),
        (words.web_address("HTTPS://example.org"), "HTTPS://example.org"),
    ],
)
def test_words(told: str | None, expected: str | None) -> None:
    assert told == expected
