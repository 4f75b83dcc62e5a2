"""The style of the pages: served whole, kept for ever, and in the font of the map wherever the map is built."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from atlas import Atlas

FONTS = ("latin-ab-d_f0H.woff2", "latin-ext-0123abcd.woff2")


def linked(client: TestClient, rel: str) -> list[str]:
    return re.findall(rf'<link rel="{rel}" href="([^"]+)"', client.get("/daten").text)


def style(client: TestClient) -> str:
    return client.get(linked(client, "stylesheet")[0]).text


@pytest.fixture
def built(tmp_path: Path, house: Atlas) -> TestClient:
    """A server before a front end that consists of its fonts."""
    (tmp_path / "assets").mkdir()
    for name in FONTS:
        (tmp_path / "assets" / name).write_bytes(b"font")
    return TestClient(create_app(Settings(web_dir=tmp_path), house))


@pytest.fixture
def unbuilt(tmp_path: Path, house: Atlas) -> TestClient:
    return TestClient(create_app(Settings(web_dir=tmp_path), house))


def test_styles_are_served_and_load_only_fonts_of_this_server(client: TestClient) -> None:
    for sheet in linked(client, "stylesheet"):
        response = client.get(sheet)
        assert response.status_code == 200 and response.headers["content-type"].startswith("text/css")
        assert all(url.startswith('"/assets/') for url in re.findall(r"url\(([^)]*)\)", response.text))
        assert "@import" not in response.text


def test_pages_take_the_font_of_the_map_from_where_the_map_has_it(built: TestClient) -> None:
    with built:
        assert re.findall(r'url\("([^"]*)"\)', style(built)) == [f"/assets/{name}" for name in FONTS]
        assert all(built.get(f"/assets/{name}").content == b"font" for name in FONTS)


def test_the_letters_that_every_page_has_are_fetched_at_once(built: TestClient) -> None:
    with built:
        assert linked(built, "preload") == [f"/assets/{FONTS[0]}"]


def test_before_the_map_is_built_pages_take_the_font_of_the_device(unbuilt: TestClient) -> None:
    with unbuilt:
        assert linked(unbuilt, "preload") == []
        assert "url(" not in style(unbuilt)


def test_the_style_is_kept_for_ever_because_its_address_changes_with_it(
    built: TestClient, tmp_path: Path, house: Atlas
) -> None:
    (tmp_path / "empty").mkdir()
    with built, TestClient(create_app(Settings(web_dir=tmp_path / "empty"), house)) as other:
        address = linked(built, "stylesheet")[0]
        assert "immutable" in built.get(address).headers["cache-control"]
        assert linked(other, "stylesheet")[0] != address
