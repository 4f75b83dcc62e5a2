"""The cache of a stock: built from its file, shared, and built anew when anything about it is not as it was written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from stock_world import UNKNOWN, Pairs, Worlds, features, opened, written

from atlas import encode
from atlas.errors import BrokenLayer
from atlas.stock import SOURCE
from atlas.stock.stock import open_stock

FEATURES, COLUMNS = "stock.cache/features.bin", "stock.cache/columns.bin"
_SAID = b'{"title":"A","city_ags":"14511000","precision":"city"%s}'
LINE = b'{"type":"Feature","id":"a","geometry":null,"properties":' + _SAID + b"}\n"


def flipped(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def test_without_a_file_there_is_no_stock(tmp_path: Path) -> None:
    assert open_stock(tmp_path, lambda: UNKNOWN) is None


@pytest.mark.parametrize("name", [FEATURES, COLUMNS])
@pytest.mark.parametrize("harm", [flipped, cut, Path.unlink])
def test_a_damaged_cache_is_built_anew(
    tmp_path: Path, pairs: Pairs, worlds: Worlds, name: str, harm: Callable[[Path], None]
) -> None:
    some = pairs[:40]
    whole = features(worlds.of([], opened(written(tmp_path, some))))
    before = (tmp_path / name).read_bytes()
    harm(tmp_path / name)
    assert features(worlds.of([], opened(tmp_path))) == whole
    assert (tmp_path / name).read_bytes() == before


def test_a_sound_cache_is_not_built_again(tmp_path: Path, pairs: Pairs) -> None:
    opened(written(tmp_path, pairs[:5]))
    written_at = (tmp_path / COLUMNS).stat().st_mtime_ns
    opened(tmp_path)
    assert (tmp_path / COLUMNS).stat().st_mtime_ns == written_at


def test_the_log_says_once_how_many_projects_were_read_and_how_long_it_took(
    tmp_path: Path, pairs: Pairs, caplog: pytest.LogCaptureFixture
) -> None:
    opened(written(tmp_path, pairs[:5]))
    opened(tmp_path)
    (said,) = caplog.messages
    assert re.fullmatch(r"The stock is read into its cache: 5 projects in \d+\.\d s", said)


def test_another_file_gives_another_stock(tmp_path: Path, pairs: Pairs) -> None:
    opened(written(tmp_path, pairs[:5]))
    assert opened(written(tmp_path, pairs[:7])).count == 7


def test_a_model_with_other_fields_gives_another_cache(
    tmp_path: Path, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(written(tmp_path, pairs[:5]))
    written_at = (tmp_path / COLUMNS).stat().st_mtime_ns
    monkeypatch.setattr("atlas.stock.stock.field_names", lambda _: ("id", "title"))
    opened(tmp_path)
    assert (tmp_path / COLUMNS).stat().st_mtime_ns > written_at


def test_an_empty_file_is_an_empty_stock(tmp_path: Path, worlds: Worlds) -> None:
    (tmp_path / SOURCE).write_bytes(b"")
    snapshot = worlds.of([], opened(tmp_path))
    assert list(snapshot.collection("projects").ids) == []


def test_what_a_line_does_not_say_is_not_known(tmp_path: Path, worlds: Worlds) -> None:
    (tmp_path / SOURCE).write_bytes(LINE % b"")
    fields = worlds.of([], opened(tmp_path)).fields("projects", "a")
    assert (fields["city_name"], fields["cost_total_eur"], fields["theme"]) == ("Chemnitz", None, "other")


def test_a_person_who_got_money_is_not_named(tmp_path: Path, worlds: Worlds) -> None:
    (tmp_path / SOURCE).write_bytes(LINE % b',"beneficiary":"Frau Erika Mustermann"')
    snapshot = worlds.of([], opened(tmp_path))
    assert snapshot.fields("projects", "a")["beneficiary"] == "natürliche Person"
    assert b"Mustermann" not in (tmp_path / FEATURES).read_bytes() + (tmp_path / COLUMNS).read_bytes()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "kein vollständiges GeoJSON-Feature"),
        ((LINE % b',"theme":"dragons"').strip(), "theme"),
        ((LINE % b',"start":"2018-13"').strip(), "Datum"),
        ((LINE % b"").strip(), "schon vergeben"),
        ((LINE % b',"id":"b"').strip(), "Kennung"),
        (encode.dumps({"id": "c", "properties": {}, "geometry": None}), "title"),
    ],
    ids=["no JSON", "no such theme", "no such month", "a twin", "two ids", "no title"],
)
def test_a_broken_line_is_named(tmp_path: Path, line: bytes, said: str) -> None:
    (tmp_path / SOURCE).write_bytes(LINE % b"" + line + b"\n")
    with pytest.raises(BrokenLayer) as refused:
        open_stock(tmp_path, lambda: UNKNOWN)
    assert "Zeile 2" in refused.value.de and said in refused.value.de
