"""What the operator may configure, and what is refused with a reason."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import ForeignBasemap, Settings
from api.starting import read_settings, unknown_settings
from atlas.errors import UnusableSetting

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


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("WORKERS", "viele", "„viele“ ist keine ganze Zahl"),
        ("WORKERS", "1000", "„1000“ darf höchstens 64 sein"),
        ("PATIENCE_S", "0", "„0“ muss mindestens 1 sein"),
        ("LOG_LEVEL", "laut", "„laut“ ist nicht vorgesehen; möglich: 'debug', 'info', 'warning' or 'error'"),
        ("PUBLIC_URL", "atlas.example", "„atlas.example“ ist keine Adresse der Form https://atlas.example"),
        ("PUBLIC_URL", "https://atlas.example?a=b", "„https://atlas.example?a=b“ ist keine Adresse der Form"),
        ("WEB_DIR", "/nirgends", "„/nirgends“ ist kein Ordner"),
        ("GEODATA_DIR", "/nirgends", "„/nirgends“ ist kein Ordner"),
        ("CONTRIBUTOR_ID", "mara", "„mara“ ist keine Adresse der Form http://dcat-ap.de/def/contributors/"),
        ("OPERATOR_EMAIL", "mara at example", "„mara at example“ ist keine E-Mail-Adresse"),
        ("OPERATOR_EMAIL", "mara@example", "„mara@example“ ist keine E-Mail-Adresse"),
        ("OPERATOR_PHONE", "nach Vereinbarung", "„nach Vereinbarung“ ist keine Telefonnummer"),
        ("SESSION_IDLE_MINUTES", "0", "„0“ muss mindestens 1 sein"),
        ("BASEMAP_URL", "tiles.example", "ist keine Adresse der Form https://"),
        ("BASEMAP_NAME", "Karte", "braucht ATLAS_BASEMAP_URL"),
        ("OIDC_CLIENT_ID", "atlas", "braucht ATLAS_OIDC_ISSUER"),
        ("OIDC_ISSUER", "http://login.example", "ist keine https-Adresse"),
        ("OIDC_ISSUER", "http://localhost.example", "ist keine https-Adresse"),
        ("OIDC_ISSUER", "https://login.example", "braucht ATLAS_OIDC_CLIENT_ID"),
    ],
)
def test_whoever_starts_the_server_is_told_which_variable_cannot_be_used_and_why(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(f"ATLAS_{name}", value)
    with pytest.raises(UnusableSetting) as refused:
        read_settings()
    assert refused.value.de.startswith(f"ATLAS_{name} {told}")
    assert refused.value.en.startswith(f"ATLAS_{name} ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPERATOR_EMAIL", "quge@städte-in-sachsen.de"),
        ("OPERATOR_EMAIL", " o'neill+atlas@amt.sachsen.de "),
        ("OPERATOR_PHONE", "+49 (0)351 / 488-0"),
        ("OPERATOR_PHONE", "0351 4880"),
        ("PUBLIC_URL", "http://127.0.0.1:8000"),
        ("PUBLIC_URL", "https://stadt.example/atlas/"),
    ],
)
def test_what_is_usual_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ATLAS_{name}", value)
    settings = read_settings()
    assert value.strip() in (settings.operator.email, settings.operator.phone, settings.public_url)


@pytest.mark.parametrize("name", ["WORKERS", "LOG_LEVEL", "METRICS_PORT", "SESSION_IDLE_MINUTES", "PUBLIC_URL"])
def test_what_is_named_without_a_value_is_as_if_it_were_not_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"ATLAS_{name}", "")
    assert read_settings() == Settings()


def test_a_setting_that_there_is_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ATLAS_LOG_LEVLE", "ATLAS_LOG_LEVEL", "ATLAS_READ_URLS", "ATLAS_OIDC_NAME", "ATLAS_OPERATOR_LOGS"):
        monkeypatch.setenv(name, "x")
    assert unknown_settings() == ["ATLAS_LOG_LEVLE"]


def test_until_the_front_end_is_built_the_api_answers_without_it(
    house: atlas.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unbuilt = tmp_path / "dist"
    monkeypatch.setattr("api.settings._WEB", unbuilt)
    settings = Settings(web_dir=unbuilt, geodata_dir=house.geodata, data_dir=house.data)
    with TestClient(create_app(settings, house)) as client:
        assert client.get("/api/collections/areas/items").status_code == 200
