"""What the bench writes: a drawing that every viewer reads, tables that say what was disturbed and what is wanted."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import orjson
import pytest

from tests.bench import curve, report

SVG = "{http://www.w3.org/2000/svg}"


def run(per_second: float, others: float = 0.0) -> dict[str, Any]:
    return {"per_second": per_second, "p50_ms": 1.0, "p99_ms": 2.0, "failed": 0, "cpu_ms": 0.5, "others": others}


def result(runs: dict[str, Any], wanted: dict[str, float]) -> dict[str, Any]:
    ours = runs["atlas"]["per_second"]
    ratios = {name: [ours / one["per_second"]] for name, one in runs.items() if name != "atlas" and one["per_second"]}
    work = {"name": "page", "runs": runs, "ratios": ratios, "wanted": wanted}
    return {
        "date": "2026-11-22",
        "works": [work],
        "servers": {"atlas": {"start_s": 0.9, "idle_pss_mb": 87, "pss_mb": 80.0}},
    }


def test_the_curve_names_every_line_and_every_size() -> None:
    drawn = curve.drawing((1_000, 1_000_000), {"page": (0.2, 0.3), "item": (0.1, 0.1), "nearby": (0.4, 9.0)}, "heute")
    root = ElementTree.fromstring(drawn)
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert {"page", "item", "nearby", "1\u202f000", "1\u202f000\u202f000"} <= set(words)
    assert len(list(root.iter(f"{SVG}polyline"))) == 3


def test_a_row_sets_us_beside_the_best_peer_and_the_floors() -> None:
    runs = {"atlas": run(1000), "tipg": run(20), "datasette": run(50), "fastapi": run(2000), "starlette": run(4000)}
    [cells] = report.rows(result(runs, {"best": 25, "fastapi": 0.5}))
    assert cells[4:] == ("datasette 20× (≥ 25)", "0.50× (≥ 0.5)", "0.25×")


def test_what_a_peer_does_while_it_leaves_something_out_is_told_without_a_mark() -> None:
    runs = {"atlas": run(1000), "datasette": run(20), "datasette uncounted": run(100), "tipg": run(10)}
    [cells] = report.rows(result(runs, {"best": 30}))
    assert cells[4] == "datasette 50× (≥ 30), datasette uncounted 10×"


def test_of_several_turns_the_one_in_the_middle_counts() -> None:
    told = result({"atlas": run(1000), "tipg": run(20), "fastapi": run(2000)}, {})
    told["works"][0]["ratios"] = {"tipg": [50.0, 47.0, 90.0], "fastapi": [0.4, 0.6, 0.61]}
    [cells] = report.rows(told)
    assert cells[4:6] == ("tipg 50×", "0.60×")


def test_a_mark_that_is_missed_by_a_hair_does_not_look_reached() -> None:
    [cells] = report.rows(
        result({"atlas": run(2498), "tipg": run(100), "fastapi": run(5000)}, {"best": 25, "fastapi": 0.5})
    )
    assert cells[4:6] == ("tipg 24× (≥ 25)", "0.49× (≥ 0.5)")


def test_a_peer_that_answered_nothing_is_no_measure() -> None:
    [cells] = report.rows(result({"atlas": run(1000), "tipg": run(20), "pygeoapi": run(0)}, {}))
    assert cells[4] == "tipg 50×"


def test_readme_says_when_it_was_and_what_others_did_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n")
    (tmp_path / "small.json").write_bytes(orjson.dumps(result({"atlas": run(1000, others=0.5)}, {})))
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    monkeypatch.setattr(report, "_README", readme)
    report.write_readme()
    text = readme.read_text()
    assert text.startswith("before\n") and text.endswith("after\n") and "old" not in text
    assert "2026-11-22" in text and "disturbed 1 of 1 rows" in text and "| page | 1,000 |" in text
