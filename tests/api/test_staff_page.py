"""The page of the staff workspace: one for all its addresses, kept by nobody, in no frame, in no search engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings

PAGE = "<!doctype html><title>Mitarbeit</title>"
ADDRESSES = ["/mitarbeit", "/mitarbeit/verlauf", "/mitarbeit/bearbeiten/offices/bautzen-qm-gesundbrunnen"]


@pytest.fixture
def staff(tmp_path: Path, geodata: Path, house: atlas.Atlas) -> Iterator[TestClient]:
    (tmp_path / "mitarbeit.html").write_text(PAGE, "utf-8")
    with TestClient(create_app(Settings(geodata_dir=geodata, web_dir=tmp_path), house)) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_workspace_is_the_same_page(staff: TestClient, address: str) -> None:
    answer = staff.get(address)
    assert (answer.status_code, answer.text) == (200, PAGE)
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cache_keeps_it_and_no_search_engine_lists_it(staff: TestClient, address: str) -> None:
    headers = staff.get(address).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex, nofollow"


def test_no_page_can_hold_it_in_a_frame_nor_put_a_script_into_it(staff: TestClient) -> None:
    rules = staff.get("/mitarbeit").headers["content-security-policy"].split("; ")
    assert "frame-ancestors 'none'" in rules
    assert "script-src 'self'" in rules


def test_an_address_that_only_begins_alike_is_not_the_workspace(staff: TestClient) -> None:
    assert staff.get("/mitarbeiten").status_code == 404


def test_before_it_is_built_the_page_says_so(geodata: Path, house: atlas.Atlas, tmp_path: Path) -> None:
    with TestClient(create_app(Settings(geodata_dir=geodata, web_dir=tmp_path), house)) as client:
        answer = client.get("/mitarbeit")
    assert answer.status_code == 503
    assert "scripts/serve" in answer.text
