"""Another language is one more catalogue file: nothing else is edited, and pages, API and sentences offer it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CODE, LANG, NAME = "pl", "pl", "Polski"
ASKS = """
import json, sys
from starlette.testclient import TestClient
from api.app import create_app
from api.settings import Settings

settings = Settings(data_dir=sys.argv[1], geodata_dir=sys.argv[2])
with TestClient(create_app(settings)) as client:
    page = client.get("/gebiete/bautzen-gesundbrunnen?lang=pl", headers={"accept": "text/html"})
    twin = client.get("/api/describe/areas/bautzen-gesundbrunnen?lang=pl").json()
    wrong = client.get("/api/describe/view?lang=xx").json()
    print(json.dumps({"page": page.text, "headers": dict(page.headers), "twin": twin, "known": wrong["known"]}))
"""


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a copy of the program says that has one catalogue more: the English one under another name."""
    house = tmp_path_factory.mktemp("house")
    for room in ("atlas", "api"):
        shutil.copytree(ROOT / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
    text = (house / "atlas/texts/en.ftl").read_text("utf-8")
    for key, value in (("language-name", NAME), ("language-lang", LANG), ("words-head-about", "Obszar")):
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
    (house / f"atlas/texts/{CODE}.ftl").write_text(text, "utf-8")
    command = [sys.executable, "-c", ASKS, str(house / "data"), str(ROOT / "geodata")]
    run = subprocess.run(
        command, cwd=house, env={**os.environ, "PYTHONPATH": str(house)}, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_pages_speak_it_and_every_page_links_to_it(offered: Any) -> None:
    assert f'<html lang="{LANG}">' in offered["page"]
    assert offered["headers"]["content-language"] == LANG
    assert re.search(rf'lang=pl" lang="{LANG}" hreflang="{LANG}" aria-current="true">{NAME}</a>', offered["page"])
    assert '<h2 id="gebiet">Obszar</h2>' in offered["page"]


def test_sentences_are_said_in_it(offered: Any) -> None:
    assert offered["twin"]["language"] == CODE
    assert offered["twin"]["sections"][0]["heading"] == "Obszar"


def test_the_api_names_it_among_its_languages(offered: Any) -> None:
    assert offered["known"] == ["de", "en", "ls", CODE]
