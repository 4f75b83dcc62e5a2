"""Compressed forms: which one is chosen, which tag it has, and that it is made once."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import coding
from api.coding import CODINGS, Coding
from api.settings import Settings
from tests.answers import ANEW

KEPT = ["/api/map/areas", "/basemap/overview-kreise.geojson", "/"]
CHANGING = ["/api/collections/areas/items", "/gebiete"]
LAYER = "/api/map/projects"


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        pytest.param("gzip, deflate, br, zstd", "br", id="a-browser-on-a-safe-connection"),
        pytest.param("gzip, deflate", "gzip", id="a-browser-on-a-plain-connection"),
        pytest.param("br;q=0, gzip", "gzip", id="refused-by-weight"),
        pytest.param("GZIP;Q=0.5", "gzip", id="names-have-no-case"),
        pytest.param("*", "br", id="anything"),
        pytest.param("*;q=0", None, id="nothing"),
        pytest.param("br;q=many", None, id="a-weight-that-is-none"),
        pytest.param("", None, id="not-said"),
    ],
)
def test_the_best_accepted_coding_is_chosen(asked: str, chosen: Coding | None) -> None:
    assert coding.accepted(asked) == chosen


@given(st.text())
def test_any_header_is_read(asked: str) -> None:
    assert coding.accepted(asked) in (*CODINGS, None)


@pytest.mark.parametrize("path", [*KEPT, *CHANGING])
def test_every_form_of_an_answer_has_a_strong_tag_of_its_own(client: TestClient, path: str) -> None:
    tags = [client.get(path, headers={"Accept-Encoding": form}).headers["etag"] for form in (*CODINGS, "identity")]
    plain = tags[-1].strip('"')
    assert tags == [f'"{plain}-br"', f'"{plain}-gzip"', f'"{plain}"']


@pytest.mark.parametrize("form", CODINGS)
@pytest.mark.parametrize("path", [*KEPT, *CHANGING, "/api/collections/areas/items?f=csv"])
def test_answers_of_one_tag_are_the_same_bytes_at_any_time(
    client: TestClient, path: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sent() -> tuple[str, bytes]:
        with client.stream("GET", path, headers={"Accept-Encoding": form, **ANEW}) as response:
            return response.headers["etag"], b"".join(response.iter_raw())

    first = sent()
    assert first[1][:2] == b"\x1f\x8b" or form == "br"
    monkeypatch.setattr("gzip.time.time", lambda: 4_000_000_000.0)
    assert sent() == first


@pytest.mark.parametrize("form", [*CODINGS, "identity"])
@pytest.mark.parametrize("path", [*KEPT, *CHANGING])
def test_the_tag_of_any_form_says_that_the_asker_has_the_answer(client: TestClient, path: str, form: str) -> None:
    tag = client.get(path, headers={"Accept-Encoding": form}).headers["etag"]
    again = client.get(path, headers={"Accept-Encoding": form, "If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.headers["etag"]) == (304, tag)


@pytest.mark.parametrize("path", KEPT)
@pytest.mark.parametrize(("form", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_what_is_kept_is_compressed_as_far_as_it_goes(
    client: TestClient, path: str, form: str, unpack: Callable[[bytes], bytes]
) -> None:
    with client.stream("GET", path, headers={"Accept-Encoding": form}) as response:
        raw = b"".join(response.iter_raw())
    plain = client.get(path, headers={"Accept-Encoding": "identity"}).content
    assert response.headers["content-encoding"] == form
    assert unpack(raw) == plain
    best = len(brotli.compress(plain)) if form == "br" else len(gzip.compress(plain))
    assert len(raw) <= best * 1.01


@pytest.mark.parametrize("path", KEPT)
def test_caches_are_told_that_the_form_follows_the_asker_and_told_once(client: TestClient, path: str) -> None:
    for form in (*CODINGS, "identity"):
        vary = client.get(path, headers={"Accept-Encoding": form}).headers["vary"].split(", ")
        assert vary.count("Accept-Encoding") == 1


@pytest.mark.parametrize("path", [*KEPT, *CHANGING])
def test_not_modified_varies_as_the_answer_does_that_a_cache_has_kept(client: TestClient, path: str) -> None:
    kept = client.get(path, headers={"Accept-Encoding": "br"}).headers
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": kept["etag"]})
    assert (again.status_code, set(again.headers["vary"].split(", "))) == (304, set(kept["vary"].split(", ")))


def test_a_map_layer_is_compressed_once_for_all(client: TestClient) -> None:
    client.get(LAYER, headers={"Accept-Encoding": "br"})
    before = coding.packed.cache_info().misses
    client.get(LAYER, headers={"Accept-Encoding": "br"})
    assert coding.packed.cache_info().misses == before


def test_a_piece_of_a_file_is_a_piece_of_its_plain_bytes(client: TestClient) -> None:
    path = "/basemap/towns.geojson"
    piece = client.get(path, headers={"Accept-Encoding": "br", "Range": "bytes=0-9"})
    assert (piece.status_code, piece.content) == (206, b'{\n  "type"')
    assert "content-encoding" not in piece.headers


def test_the_build_lays_the_compressed_forms_beside_its_files() -> None:
    for name in ("*.js", "*.css"):
        for built in (Settings().web_dir / "assets").glob(name):
            plain = built.read_bytes()
            assert brotli.decompress(built.with_name(f"{built.name}.br").read_bytes()) == plain
            assert gzip.decompress(built.with_name(f"{built.name}.gz").read_bytes()) == plain
