"""The whole atlas as files: what there is, that every link leads on, and that the same atlas gives the same bytes."""

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import pytest
from conftest import GEODATA, PUBLIC_URL
from lxml import etree, html

import atlas
from api.pages.words import FOLDERS
from api.publish.folder import MANIFEST
from api.publish.publishing import UNKNOWN, publish
from api.settings import Settings
from atlas.errors import DataError
from atlas.snapshot import Snapshot

HOST = "http://host/"
PACKED = (".br", ".gz")


def files_in(folder: Path) -> dict[str, bytes]:
    """All files of a site but their compressed forms."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {name: file.read_bytes() for name, file in sorted(found.items()) if not name.endswith(PACKED)}


@pytest.fixture(scope="module")
def files(published: Path) -> dict[str, bytes]:
    return files_in(published)


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, html.HtmlElement]]:
    return ((name, html.document_fromstring(body)) for name, body in files.items() if name.endswith(".html"))


def test_every_record_has_a_page_in_every_language(files: dict[str, bytes], snapshot: Snapshot) -> None:
    wanted = {
        f"{language}{folder}/{key}/index.html"
        for language in ("", "ls/", "en/")
        for name, folder in FOLDERS.items()
        for key in snapshot.collection(name).ids
    }
    assert wanted <= files.keys()


@pytest.mark.parametrize(
    "name",
    [
        *("index.html", "einbetten/karte/index.html", "statistik/index.html", "en/daten/index.html", "404.html"),
        *("einbetten.js", "api/map/areas.json", "places/streets.json", "basemap/kreise.geojson", "karte.pmtiles"),
        *("api/collections/areas/items/bautzen-gesundbrunnen.json", "api/collections/projects/items.csv"),
        *("api/collections/projects/items/area=bautzen-gesundbrunnen.csv", "api/stats/by=theme.csv"),
        *("api/catalog.ttl", "api/catalog.jsonld", "neues.atom", "gebiete/bautzen-gesundbrunnen/neues.atom"),
        *("gebiete/bautzen-gesundbrunnen/steckbrief.pdf", "en/gebiete/bautzen-gesundbrunnen/steckbrief.pdf"),
        *("sitemap.xml", "robots.txt", "api/operations/form=art49.csv", "api/assignments.json"),
    ],
)
def test_the_site_holds(files: dict[str, bytes], name: str) -> None:
    assert files[name]


def test_nothing_of_the_staff_is_there(files: dict[str, bytes]) -> None:
    assert [name for name in files if "mitarbeit" in name] == []
    assert [name for name, body in files.items() if b"/mitarbeit" in body or b"/api/session" in body] == []


def test_every_link_of_every_page_leads_to_a_file(files: dict[str, bytes]) -> None:
    path = urlsplit(PUBLIC_URL).path + "/"
    dead = set()
    for name, page in pages(files):
        for _, attribute, link, _ in page.iterlinks():
            there = urlsplit(urljoin(urljoin(HOST, path + name), link))
            if f"{there.scheme}://{there.netloc}/" != HOST:
                continue
            file = unquote(there.path).removeprefix(path)
            if (f"{file}index.html" if file.endswith("/") or not file else file) not in files:
                dead.add((name, attribute, link))
    assert dead == set()


def test_no_page_leads_to_the_root_of_the_host(files: dict[str, bytes]) -> None:
    rooted = {
        (name, link)
        for name, page in pages(files)
        for _, _, link, _ in page.iterlinks()
        if link.startswith("/") and name != "404.html"
    }
    assert rooted == set()


def test_no_page_has_a_form_or_a_button_that_only_a_server_could_answer(files: dict[str, bytes]) -> None:
    with_forms = [name for name, page in pages(files) if page.xpath("//form")]
    assert with_forms == []
    said = "\n".join(html.document_fromstring(files["gebiete/index.html"]).itertext())
    assert "besteht aus fertigen Dateien" in said


def test_public_addresses_of_other_files_are_those_of_files(files: dict[str, bytes]) -> None:
    named = re.compile(re.escape(PUBLIC_URL.encode()) + rb"/([^\s\"'<>\\)\];#&]*)")
    dead = {
        (PurePosixPath(name).suffix, found)
        for name, body in files.items()
        if name.endswith((".json", ".geojson", ".jsonld", ".ttl", ".xml", ".atom", ".csv"))
        for found in {unquote(one.decode().partition("?")[0]) for one in named.findall(body)}
        if (f"{found}index.html" if found.endswith("/") or not found else found) not in files
    }
    assert dead == set()


def test_the_site_map_names_every_page_that_it_names_and_no_other(files: dict[str, bytes]) -> None:
    named = etree.fromstring(files["sitemap.xml"]).xpath("//*[local-name() = 'loc']/text()")
    assert f"{PUBLIC_URL}/gebiete/bautzen-gesundbrunnen/" in named
    assert not [address for address in named if address.endswith("/vergleich")]


def test_no_file_names_a_server_that_there_is_not(files: dict[str, bytes]) -> None:
    assert [name for name, body in files.items() if UNKNOWN.encode() in body or b"testserver" in body] == []


def test_every_page_says_what_it_may_load(files: dict[str, bytes]) -> None:
    rules = {page.xpath("string(//meta[@http-equiv]/@content)").partition(";")[0] for _, page in pages(files)}
    assert rules == {"default-src 'self'"}


def test_what_pages_are_made_of_has_the_name_of_its_contents(files: dict[str, bytes]) -> None:
    page = html.document_fromstring(files["gebiete/index.html"])
    styles = page.xpath("//link[@rel = 'stylesheet']/@href")
    assert len(styles) == 2
    assert all(re.fullmatch(r"\.\./pages/[\w-]+-[0-9a-f]{8}\.css", style) for style in styles)


def test_compressed_forms_lie_beside_and_say_the_same(published: Path, files: dict[str, bytes]) -> None:
    assert gzip.decompress((published / "index.html.gz").read_bytes()) == files["index.html"]
    assert brotli.decompress((published / "index.html.br").read_bytes()) == files["index.html"]
    assert len((published / "index.html.br").read_bytes()) < len(files["index.html"]) / 2


def test_the_manifest_names_every_file_with_its_hash(published: Path) -> None:
    manifest = json.loads((published / MANIFEST).read_bytes())
    there = {
        path.relative_to(published).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in published.rglob("*")
        if path.is_file()
    }
    there.pop(MANIFEST)
    assert manifest["files"] == there


def test_the_map_that_is_not_built_is_said(tmp_path: Path, house: atlas.Atlas) -> None:
    with pytest.raises(DataError, match="noch nicht gebaut"):
        publish(house, Settings(geodata_dir=GEODATA, web_dir=tmp_path), tmp_path / "x", None, lambda done, of: None)
    assert not (tmp_path / "x").exists()
