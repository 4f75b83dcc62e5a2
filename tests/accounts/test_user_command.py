"""`atlas user` as people type it: passwords never as arguments, sentences, exit codes, and the last admin stays."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import PATIENCE_S, ROOT, environment
from staff_doors import PASSWORD

from atlas.accounts.elsewhere import Identity
from atlas.errors import LoginFailed
from atlas.store.accounts import AccountStore

OTHER = "drei laute Gänse am Wehr"
Run = Callable[..., subprocess.CompletedProcess[str]]
DRAWN = re.compile(r"^[a-z2-9]{4}(-[a-z2-9]{4}){4}$", re.MULTILINE)


@pytest.fixture
def user(tmp_path: Path) -> Run:
    """Return a function that runs `atlas user …` with a text on its input."""

    def call(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "atlas", "user", *arguments],
            cwd=ROOT,
            env=environment(ATLAS_DATA_DIR=tmp_path, LOGNAME="werkstatt"),
            input=typed,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )

    return call


def logs_in(folder: Path, name: str, password: str) -> bool:
    accounts = AccountStore.in_folder(folder)
    try:
        return accounts.sessions.login(name, password, "").session.account.name == name
    except LoginFailed:
        return False
    finally:
        accounts.close()


def test_an_account_is_made_with_the_password_on_the_input(user: Run, tmp_path: Path) -> None:
    done = user("add", "Koordination", "--role", "coordinator", typed=f"{PASSWORD}\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Angelegt: koordination (coordinator).\n", "")
    assert logs_in(tmp_path, "koordination", PASSWORD)


def test_a_drawn_password_is_shown_once_and_must_be_changed(user: Run, tmp_path: Path) -> None:
    done = user("add", "koordination", "--role", "coordinator", "--generate")
    (match,) = DRAWN.finditer(done.stdout)
    assert logs_in(tmp_path, "koordination", match[0])
    listed = user("list").stdout
    assert "Passwort zu ändern" in listed and match[0] not in listed


def test_a_manager_s_account_names_whose_cities_it_keeps(user: Run) -> None:
    for manager in ([], ["--manager", "quge-nord"]):
        done = user("add", "ost", "--role", "manager", *manager, typed=PASSWORD)
        assert done.returncode == 2 and done.stderr.startswith("Angaben nicht gültig: ")
    assert user("add", "ost", "--role", "manager", "--manager", "quge-ost", typed=PASSWORD).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("add", "koordination", "--role", "chef"), PASSWORD, "Rollen sind: reader, manager, coordinator, admin."),
        (("add", "a b", "--role", "reader"), PASSWORD, "Ein Kontoname hat"),
        (("add", "koordination", "--role", "reader"), "kurz", "Ein gutes Passwort hat 12 bis 200 Zeichen."),
        (("add", "koordination", "--role", "reader"), "", "Ein gutes Passwort hat 12 bis 200 Zeichen."),
        (("role", "niemand", "reader"), "", "Ein Konto „niemand“ gibt es nicht."),
        (("disable", "niemand"), "", "Ein Konto „niemand“ gibt es nicht."),
        (("reset", "niemand"), PASSWORD, "Ein Konto „niemand“ gibt es nicht."),
        (("tokens", "niemand"), "", "Ein Konto „niemand“ gibt es nicht."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(user: Run, arguments: tuple[str, ...], typed: str, said: str) -> None:
    done = user(*arguments, typed=typed)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert not typed or typed not in done.stderr


def test_a_password_is_no_argument(user: Run) -> None:
    for arguments in (("add", "ost", "--role", "reader", "--password", PASSWORD), ("reset", "ost", PASSWORD)):
        assert user(*arguments).returncode == 2
    assert user("list").stdout.count("ost") == 0


def test_the_life_of_an_account_stands_in_the_audit(user: Run, tmp_path: Path) -> None:
    user("add", "ost", "--role", "reader", "--why", "Neu", typed=PASSWORD)
    assert user("role", "ost", "coordinator").stdout == "ost hat jetzt die Rolle coordinator.\n"
    assert user("disable", "ost", "--why", "Elternzeit").stdout == "Gesperrt: ost.\n"
    assert not logs_in(tmp_path, "ost", PASSWORD)
    assert user("enable", "ost").stdout == "Entsperrt: ost.\n"
    assert user("reset", "ost", typed=OTHER).stdout == "Das Passwort ist geändert.\n"
    assert logs_in(tmp_path, "ost", OTHER)
    lines = user("audit", "ost").stdout.splitlines()
    assert [line.split(": ", 1)[1].split()[0] for line in lines] == ["password", "enable", "disable", "role", "add"]
    assert all("werkstatt (Kommandozeile)" in line for line in lines)
    assert lines[2].endswith("Elternzeit")
    assert not any(secret in "".join(lines) for secret in (PASSWORD, OTHER, "argon2"))


@pytest.mark.parametrize("arguments", [("disable", "verwaltung"), ("role", "verwaltung", "coordinator")])
def test_the_last_admin_stays(user: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    user("add", "verwaltung", "--role", "admin", typed=PASSWORD)
    done = user(*arguments)
    assert done.returncode == 2 and "letzte Konto mit der Rolle „admin“" in done.stderr
    assert logs_in(tmp_path, "verwaltung", PASSWORD)


def test_a_token_is_shown_once_and_can_be_ended(user: Run, tmp_path: Path) -> None:
    user("add", "koordination", "--role", "coordinator", typed=PASSWORD)
    done = user("token", "koordination", "--label", "Abgleich", "--scope", "assign", "--scope", "read_internal")
    secret = done.stdout.splitlines()[-1]
    accounts = AccountStore.in_folder(tmp_path)
    assert accounts.tokens.actor(secret).scopes == {"assign", "read_internal"}
    (token,) = accounts.tokens.of("koordination")
    accounts.close()
    listed = user("tokens", "koordination").stdout
    assert token.id in listed and secret not in listed
    assert user("revoke", "koordination", token.id).stdout == f"Beendet: {token.id} (Abgleich).\n"
    assert user("revoke", "koordination", "gibtesnicht").returncode == 2


def test_whoever_logs_in_elsewhere_is_linked_and_unlinked(user: Run, tmp_path: Path) -> None:
    somebody = Identity("https://anmeldung.example", "4711")
    user("add", "koordination", "--role", "coordinator", "--generate")
    assert user("link", "koordination", "4711", "--issuer", "https://anmeldung.example/").returncode == 0
    accounts = AccountStore.in_folder(tmp_path)
    assert accounts.outside.account_of(somebody) == "koordination"
    assert user("unlink", "koordination").stdout == "Getrennt: koordination.\n"
    assert accounts.outside.account_of(somebody) is None
    accounts.close()
    assert user("link", "niemand", "4711", "--issuer", "https://anmeldung.example").returncode == 2


def at_a_terminal(folder: Path, *arguments: str, typed: tuple[str, ...]) -> tuple[int, str]:
    """Run `atlas user …` at a terminal, type an answer at each prompt, and return exit code and what was shown."""
    mine, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "atlas", "user", *arguments],
        cwd=ROOT,
        env=environment(ATLAS_DATA_DIR=folder),
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
    )
    os.close(its)
    shown, answers = "", list(typed)
    while chunk := _read(mine):
        shown += chunk
        if answers and shown.endswith(": "):
            os.write(mine, f"{answers.pop(0)}\n".encode())
    os.close(mine)
    return process.wait(PATIENCE_S), shown


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode()
    except OSError:
        # Linux says so when the program at the other end has gone.
        return ""


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    code, shown = at_a_terminal(tmp_path, "add", "ost", "--role", "reader", typed=(PASSWORD, PASSWORD))
    assert code == 0 and "Passwort: " in shown and "Noch einmal: " in shown
    assert PASSWORD not in shown
    assert logs_in(tmp_path, "ost", PASSWORD)


def test_two_different_inputs_make_no_account(tmp_path: Path) -> None:
    code, shown = at_a_terminal(tmp_path, "add", "ost", "--role", "reader", typed=(PASSWORD, OTHER))
    assert code == 2 and "Die beiden Eingaben sind verschieden." in shown
    assert not logs_in(tmp_path, "ost", PASSWORD)
