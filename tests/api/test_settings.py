"""What the operator may configure, and what is refused with a reason."""

import pytest

from api.settings import ForeignBasemap
from api.starting import read_settings
from atlas.errors import ServeError

URL = "https://tiles.example/{z}/{x}/{y}.png"


def test_no_foreign_basemap_is_offered_by_default() -> None:
    assert (ForeignBasemap().url, ForeignBasemap().origin) == ("", "")


def test_of_a_foreign_basemap_the_policy_names_the_host() -> None:
    assert ForeignBasemap(url=URL, name="Karte", attribution="Amt").origin == "https://tiles.example"


@pytest.mark.parametrize(
    ("url", "name", "reason"),
    [
        (URL, "", "needs ATLAS_BASEMAP_NAME"),
        ("tiles.example/{z}/{x}/{y}.png", "Karte", "no address of the form"),
        ("https://tiles.example/map.png", "Karte", "no address of the form"),
        ("https://tiles.example; script-src */{z}/{x}/{y}", "Karte", "no address of the form"),
    ],
)
def test_half_a_configuration_is_refused(url: str, name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        ForeignBasemap(url=url, name=name, attribution="Amt")


def test_whoever_starts_the_server_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_BASEMAP_URL", "tiles.example")
    with pytest.raises(ServeError) as refused:
        read_settings()
    assert refused.value.de.startswith("Eine Einstellung ist nicht zu brauchen: ATLAS_BASEMAP_URL is no address")
