"""Logging in at another house: against a certified OpenID provider in a process of its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from answers import ok, problem
from openid.conftest import CLIENT, SECRET, providing
from pydantic import SecretStr, ValidationError
from requests import Session
from staff_doors import PASSWORD, Clock, accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import OpenId, Settings
from atlas.accounts.elsewhere import Identity
from atlas.store.accounts import AccountStore

OWN, BACK = "http://testserver", "http://testserver/api/session/oidc/back"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that runs."""
    with providing(BACK) as address:
        yield address


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[AccountStore]:
    opened = accounts_in(tmp_path, clock)
    yield opened
    opened.close()


def configured(issuer: str, **named: Any) -> OpenId:
    defaults = {"client_id": CLIENT, "client_secret": SecretStr(SECRET), "name": "Anmeldung des Verbands"}
    return OpenId(issuer=issuer, **{**defaults, **named})


@pytest.fixture
def doors(house: atlas.Atlas, accounts: AccountStore, geodata: Path) -> Iterator[Any]:
    """Return a function that makes a client of a server with such a house configured."""
    opened: list[TestClient] = []

    def make(openid: OpenId, **named: Any) -> TestClient:
        app = create_app(Settings(geodata_dir=geodata, openid=openid, **named), house, accounts)
        opened.append(TestClient(app, base_url=OWN, follow_redirects=False).__enter__())
        return opened[-1]

    yield make
    for client in opened:
        client.__exit__()


def way_there(client: TestClient, target: str | None = None) -> str:
    """Where a browser is sent to log in."""
    response = client.get("/api/session/oidc", params={"then": target} if target else {})
    assert response.status_code == 303, response.text
    return str(response.headers["location"])


def way_back(address: str, name: str) -> str:
    """Log in over there as a browser does, and return the address that the browser is sent back to."""
    with Session() as browser:
        response = browser.get(address, allow_redirects=False)
        for form in ({"prompt": "login", "login": name, "password": "beliebig"}, {"prompt": "consent"}, None):
            while response.is_redirect and not response.headers["location"].startswith(OWN):
                response = browser.get(_absolute(response), allow_redirects=False)
            if response.is_redirect or form is None:
                break
            action = re.search(r'<form[^>]* action="([^"]+)"', response.text)
            assert action, response.text
            response = browser.post(action[1], data=form, allow_redirects=False)
    return str(response.headers["location"])


def _absolute(response: Any) -> str:
    location = str(response.headers["location"])
    return location if location.startswith("http") else "/".join(response.url.split("/")[:3]) + location


def come_back(client: TestClient, address: str) -> Any:
    return client.get(address.removeprefix(OWN), headers={"Sec-Fetch-Site": "cross-site"})


def link(accounts: AccountStore, issuer: str, name: str, account: str) -> None:
    accounts.outside.link(account, Identity(issuer, name), by="verwaltung", why="Test")


# --- the way through -------------------------------------------------------------------------------------------------


def test_whoever_is_linked_logs_in_over_there_and_arrives_where_they_wanted(
    doors: Any, issuer: str, accounts: AccountStore
) -> None:
    client = doors(configured(issuer))
    link(accounts, issuer, "c.muster", "koordination")
    response = come_back(client, way_back(way_there(client, "/mitarbeit/verlauf?seite=2"), "c.muster"))
    assert (response.status_code, response.headers["location"]) == (303, "/mitarbeit/verlauf?seite=2")
    session = ok(client.get("/api/session"))
    assert (session["name"], session["role"]) == ("koordination", "coordinator")


def test_the_cookies_of_the_way_are_out_of_reach_of_scripts(doors: Any, issuer: str, accounts: AccountStore) -> None:
    client = doors(configured(issuer))
    link(accounts, issuer, "c.muster", "koordination")
    there = client.get("/api/session/oidc")
    (rules,) = there.headers.get_list("set-cookie")
    assert all(rule in rules.lower() for rule in ("httponly", "samesite=lax", "path=/api/session/oidc", "max-age=600"))
    back = come_back(client, way_back(there.headers["location"], "c.muster"))
    gone, session = back.headers.get_list("set-cookie")
    assert gone.startswith('atlas_login=""; ') and "max-age=0" in gone.lower()
    assert all(rule in session.lower() for rule in ("atlas_session=", "httponly", "samesite=strict", "path=/"))


def test_the_question_is_asked_as_the_standard_wants_it(doors: Any, issuer: str) -> None:
    asked = parse_qs(urlsplit(way_there(doors(configured(issuer)))).query)
    assert (asked["response_type"], asked["code_challenge_method"]) == (["code"], ["S256"])
    assert (asked["client_id"], asked["redirect_uri"]) == ([CLIENT], [BACK])
    assert "openid" in asked["scope"][0].split()
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))


def test_every_way_has_secrets_of_its_own_and_none_is_the_verifier(
    doors: Any, issuer: str, accounts: AccountStore
) -> None:
    client = doors(configured(issuer))
    first, second = (parse_qs(urlsplit(way_there(client)).query) for _ in range(2))
    for name in ("state", "nonce", "code_challenge"):
        assert first[name] != second[name]
    with accounts.people._database.reading() as connection:
        verifiers = connection.exec_driver_sql("SELECT verifier FROM flow").scalars().all()
    assert len(verifiers) == 2 and not set(verifiers) & {text for one in (first, second) for [text] in one.values()}


def test_how_to_log_in_names_the_other_house(doors: Any, issuer: str) -> None:
    found = ok(doors(configured(issuer)).get("/api/config/login"))
    assert found == {"password": True, "oidc": {"name": "Anmeldung des Verbands", "href": "/api/session/oidc"}}


@pytest.mark.parametrize(
    "target", ["https://boese.example", "//boese.example", "/\\boese.example", "/mitarbeiter", "/mitarbeit/\n", "/"]
)
def test_nobody_is_sent_on_to_another_site(doors: Any, issuer: str, accounts: AccountStore, target: str) -> None:
    client = doors(configured(issuer))
    link(accounts, issuer, "c.muster", "koordination")
    assert come_back(client, way_back(way_there(client, target), "c.muster")).headers["location"] == "/mitarbeit"


# --- who has an account ----------------------------------------------------------------------------------------------


def test_whoever_has_no_account_here_is_told_what_to_do(doors: Any, issuer: str) -> None:
    client = doors(configured(issuer))
    response = come_back(client, way_back(way_there(client), "fremd"))
    assert "fremd" in problem(response, 403, "forbidden")["detail"]
    problem(client.get("/api/session"), 401, "login-required")


def test_a_browser_is_told_so_in_a_page_that_leads_back_to_the_form(doors: Any, issuer: str) -> None:
    client = doors(configured(issuer))
    address = way_back(way_there(client), "fremd")
    page = client.get(address.removeprefix(OWN), headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert all(said in page.text for said in ("Kein Zugang", "„fremd“", 'href="/mitarbeit"'))
    assert page.headers["cache-control"] == "no-store"


def test_a_name_that_is_like_an_account_s_opens_nothing_by_itself(doors: Any, issuer: str) -> None:
    client = doors(configured(issuer))
    problem(come_back(client, way_back(way_there(client), "verwaltung")), 403, "forbidden")


def test_a_claim_that_is_believed_links_at_the_first_login_and_never_another(
    doors: Any, issuer: str, accounts: AccountStore
) -> None:
    client = doors(configured(issuer, account_claim="preferred_username"))
    assert come_back(client, way_back(way_there(client), "leserin")).status_code == 303
    session = ok(client.get("/api/session"))
    # The house over there says "admin"; roles are given here.
    assert (session["name"], session["role"]) == ("leserin", "reader")
    deed = accounts.people.audit("leserin")[0]
    assert (deed.what, deed.who, deed.detail["subject"]) == ("link", issuer, "leserin")
    assert accounts.outside.account_of(Identity(issuer, "anders", "leserin")) is None
    assert accounts.outside.account_of(Identity("https://anderswo.example", "leserin", "leserin")) is None


@pytest.mark.parametrize(("name", "status"), [("a@verband.example", 303), ("ungeprüft@verband.example", 403)])
def test_an_address_is_believed_only_if_it_was_verified(
    doors: Any, issuer: str, accounts: AccountStore, name: str, status: int
) -> None:
    accounts.people.add("a@verband.example", "reader", None, None, by="Test", why="")
    with accounts.people._database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO account SELECT 'ungeprüft@verband.example', role, manager_id, password_hash, must_change, "
            "disabled, created_at, changed_at FROM account WHERE name = 'a@verband.example'"
        )
    client = doors(configured(issuer, account_claim="email"))
    assert come_back(client, way_back(way_there(client), name)).status_code == status


def test_a_disabled_account_stays_shut(doors: Any, issuer: str, accounts: AccountStore) -> None:
    client = doors(configured(issuer))
    link(accounts, issuer, "c.muster", "koordination")
    accounts.people.disable("koordination", by="verwaltung", why="Test")
    problem(come_back(client, way_back(way_there(client), "c.muster")), 401, "login-required")


def test_an_identity_belongs_to_one_account_and_can_be_taken_away(
    doors: Any, issuer: str, accounts: AccountStore
) -> None:
    client = doors(configured(issuer))
    link(accounts, issuer, "c.muster", "koordination")
    with pytest.raises(atlas.errors.ChangeRefused):
        link(accounts, issuer, "c.muster", "verwaltung")
    accounts.outside.unlink("koordination", by="verwaltung", why="Test")
    problem(come_back(client, way_back(way_there(client), "c.muster")), 403, "forbidden")
    assert [deed.what for deed in accounts.people.audit("koordination")] == ["unlink", "link", "add"]


def test_admins_link_accounts_over_http(doors: Any, issuer: str, accounts: AccountStore) -> None:
    client = doors(configured(issuer))
    body = {"subject": "c.muster", "reason": "Anmeldung des Verbands"}
    log_in(client, "koordination")
    problem(client.put("/api/accounts/ost/identity", json=body), 403, "forbidden")
    log_in(client, "verwaltung")
    assert client.put("/api/accounts/ost/identity", json=body).status_code == 204
    assert come_back(client, way_back(way_there(client), "c.muster")).status_code == 303
    assert ok(client.get("/api/session"))["name"] == "ost"
    log_in(client, "verwaltung")
    assert client.delete("/api/accounts/ost/identity", params={"reason": "Ausgeschieden"}).status_code == 204
    problem(come_back(client, way_back(way_there(client), "c.muster")), 403, "forbidden")


# --- what does not fit -----------------------------------------------------------------------------------------------


def refused(response: Any, code: str = "login-failed") -> None:
    problem(response, 401, code)
    assert "atlas_session" not in str(response.headers.get_list("set-cookie"))


@pytest.fixture
def linked(doors: Any, issuer: str, accounts: AccountStore) -> TestClient:
    """A client of a server that knows who comes."""
    link(accounts, issuer, "c.muster", "koordination")
    client: TestClient = doors(configured(issuer))
    return client


def test_an_answer_counts_once(linked: TestClient) -> None:
    address = way_back(way_there(linked), "c.muster")
    assert come_back(linked, address).status_code == 303
    refused(come_back(linked, address))


def test_an_answer_in_another_browser_counts_nothing(linked: TestClient) -> None:
    address = way_back(way_there(linked), "c.muster")
    other = TestClient(linked.app, base_url=OWN, follow_redirects=False)
    refused(come_back(other, address))
    way_there(other)
    refused(come_back(other, address))
    assert come_back(linked, address).status_code == 303


def test_an_answer_that_nobody_asked_for_counts_nothing(linked: TestClient) -> None:
    refused(linked.get("/api/session/oidc/back"))
    refused(linked.get("/api/session/oidc/back", params={"state": "x", "code": "y"}))


def test_who_takes_too_long_begins_again(linked: TestClient, clock: Clock) -> None:
    address = way_back(way_there(linked), "c.muster")
    clock.pass_by(minutes=11)
    refused(come_back(linked, address))


def test_who_breaks_off_over_there_is_not_logged_in(linked: TestClient) -> None:
    state = parse_qs(urlsplit(way_there(linked)).query)["state"][0]
    refused(linked.get("/api/session/oidc/back", params={"state": state, "error": "access_denied"}))


@pytest.mark.parametrize("changed", ["verifier", "nonce"])
def test_what_proves_the_way_must_fit(linked: TestClient, accounts: AccountStore, changed: str) -> None:
    address = way_back(way_there(linked), "c.muster")
    with accounts.people._database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE flow SET {changed} = '{'x' * 43}'")
    refused(come_back(linked, address))


def test_a_code_that_the_other_house_did_not_give_is_refused(linked: TestClient) -> None:
    address = way_back(way_there(linked), "c.muster")
    refused(come_back(linked, re.sub(r"code=[^&]+", "code=" + "x" * 43, address)))


def test_an_answer_that_says_it_is_of_another_house_is_refused(linked: TestClient) -> None:
    address = way_back(way_there(linked), "c.muster")
    refused(come_back(linked, re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Fboese.example", address)))


def test_a_house_that_does_not_know_us_confirms_nobody(doors: Any, issuer: str, accounts: AccountStore) -> None:
    link(accounts, issuer, "c.muster", "koordination")
    client = doors(configured(issuer, client_secret=SecretStr("ein-falsches-Geheimnis")))
    refused(come_back(client, way_back(way_there(client), "c.muster")))


def test_nobody_fills_our_file_by_beginning_again_and_again(doors: Any, issuer: str) -> None:
    client = doors(configured(issuer), writes_per_minute=2)
    statuses = [client.get("/api/session/oidc").status_code for _ in range(12)]
    assert statuses[:10] == [303] * 10 and statuses[-1] == 429


def test_a_house_under_another_name_than_its_own_is_not_trusted(doors: Any, issuer: str) -> None:
    client = doors(configured(issuer.replace("127.0.0.1", "localhost")))
    problem(client.get("/api/session/oidc"), 503, "login-unavailable")


def test_a_house_that_does_not_answer_is_said_so_and_passwords_go_on(doors: Any) -> None:
    client = doors(configured("http://127.0.0.1:9"))
    assert "später" in problem(client.get("/api/session/oidc"), 503, "login-unavailable")["detail"]
    assert log_in(client, "ost", PASSWORD)["name"] == "ost"


def test_without_another_house_there_is_no_such_door(doors: Any) -> None:
    client = doors(OpenId())
    for path in ("/api/session/oidc", "/api/session/oidc/back"):
        problem(client.get(path), 404, "not-found")


def test_no_secret_stands_in_the_log_or_in_an_answer(linked: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    there = linked.get("/api/session/oidc")
    address = way_back(there.headers["location"], "c.muster")
    code = parse_qs(urlsplit(address).query)["code"][0]
    caplog.clear()
    back = come_back(linked, address)
    refusal = come_back(linked, re.sub(r"code=[^&]+", "code=falsch", address))
    # The client of this test logs the addresses that it asks for.
    logged = "".join(str(one.__dict__) for one in caplog.records if not one.name.startswith("httpx2"))
    told = logged + there.text + back.text + refusal.text
    for marker in (SECRET, code, linked.cookies["atlas_session"]):
        assert marker not in told


# --- configuring it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ({"issuer": "http://verband.example", "client_id": "a", "client_secret": "b"}, "no https address"),
        ({"issuer": "http://localhost.boese.example", "client_id": "a", "client_secret": "b"}, "no https address"),
        ({"issuer": "https://verband.example"}, "needs ATLAS_OIDC_CLIENT_ID"),
        ({"issuer": "https://verband.example", "client_id": "a"}, "ATLAS_OIDC_CLIENT_SECRET"),
        ({"account_claim": "role"}, "preferred_username"),
    ],
)
def test_a_configuration_that_would_not_be_safe_is_refused(named: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        OpenId(**named)


def test_the_environment_configures_it_and_the_secret_shows_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ISSUER": "https://verband.example/", "CLIENT_ID": "atlas", "CLIENT_SECRET": SECRET}.items():
        monkeypatch.setenv(f"ATLAS_OIDC_{name}", value)
    settings = Settings()
    assert (settings.openid.issuer, settings.openid.client_id) == ("https://verband.example", "atlas")
    assert SECRET not in repr(settings)
