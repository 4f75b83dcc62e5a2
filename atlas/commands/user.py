"""`atlas user`: the accounts of the workspace. Passwords are typed, piped in or drawn by lot; never arguments."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from atlas.day import ZONE
from atlas.errors import InvalidRecord
from atlas.paths import data_dir, database_url, geodata_dir

if TYPE_CHECKING:
    from atlas.store.accounts import AccountStore

app = typer.Typer(help="Konten des Arbeitsbereichs anlegen und pflegen.", no_args_is_help=True)
_out = Console(width=None if sys.stdout.isatty() else 180)

Name = Annotated[str, typer.Argument(help="Name des Kontos, eine Funktion oder eine Person")]
RoleOption = Annotated[str, typer.Option(help="reader, manager, coordinator oder admin")]
ManagerOption = Annotated[str | None, typer.Option(help="Kennung der Zuständigen, deren Städte die eigenen sind")]
Why = Annotated[str, typer.Option(help="Begründung für das Protokoll")]
Generate = Annotated[bool, typer.Option("--generate", help="Ein Passwort auslosen und einmal zeigen")]


@app.command()
def add(name: Name, role: RoleOption, manager: ManagerOption = None, generate: Generate = False, why: Why = "") -> None:
    """Legt ein Konto an; fragt nach dem Passwort oder liest es von der Standardeingabe."""
    from atlas.accounts.account import checked_name, checked_role

    known = checked_role(role, manager, _managers() if manager else ())
    checked_name(name)
    password = _password(generate)
    with _accounts() as accounts:
        account = accounts.people.add(name, known, manager, password, by=_who(), why=why, must_change=generate)
    _out.print(f"Angelegt: {account.name} ({account.role}).", markup=False)
    _show_once(password if generate else None)


@app.command()
def role(
    name: Name,
    role: Annotated[str, typer.Argument(help="reader, manager, coordinator oder admin")],
    manager: ManagerOption = None,
    why: Why = "",
) -> None:
    """Gibt einem Konto eine andere Rolle; es muss sich neu anmelden."""
    from atlas.accounts.account import checked_role

    known = checked_role(role, manager, _managers() if manager else ())
    with _accounts() as accounts:
        account = accounts.people.set_role(name, known, manager, by=_who(), why=why)
    _out.print(f"{account.name} hat jetzt die Rolle {account.role}.", markup=False)


@app.command()
def disable(name: Name, why: Why = "") -> None:
    """Sperrt ein Konto; seine Sitzungen und Token enden sofort."""
    with _accounts() as accounts:
        account = accounts.people.disable(name, by=_who(), why=why)
    _out.print(f"Gesperrt: {account.name}.", markup=False)


@app.command()
def enable(name: Name, why: Why = "") -> None:
    """Lässt ein gesperrtes Konto wieder herein."""
    with _accounts() as accounts:
        account = accounts.people.enable(name, by=_who(), why=why)
    _out.print(f"Entsperrt: {account.name}.", markup=False)


@app.command()
def reset(name: Name, generate: Generate = False, why: Why = "") -> None:
    """Gibt einem Konto ein neues Passwort; es muss sich neu anmelden."""
    with _accounts() as accounts:
        accounts.people.get(name)
        password = _password(generate)
        accounts.people.set_password(name, password, by=_who(), why=why, must_change=generate)
    _out.print("Das Passwort ist geändert.")
    _show_once(password if generate else None)


@app.command("list")
def list_accounts() -> None:
    """Zeigt alle Konten."""
    table = Table("Konto", "Rolle", "Zuständige", "Zustand", "Geändert")
    with _accounts() as accounts:
        for account in accounts.people.all():
            state = "gesperrt" if account.disabled else "Passwort zu ändern" if account.must_change else "offen"
            table.add_row(account.name, account.role, account.manager_id or "–", state, _day(account.changed_at))
    _out.print(table)


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option(help="Wofür das Token ist")],
    scope: Annotated[list[str], typer.Option(help="Was es darf; mehrfach nennen")],
    days: Annotated[int, typer.Option(help="Wie viele Tage es gilt")] = 90,
    why: Why = "",
) -> None:
    """Stellt einem Konto ein Zugriffstoken für eine Maschine aus und zeigt es einmal."""
    with _accounts() as accounts:
        issued = accounts.tokens.issue(accounts.people.get(name), label, scope, days, by=_who(), why=why)
    _out.print(f"Token {issued.token.id} gilt bis {_day(issued.token.expires_at)}. Es wird nur jetzt gezeigt:")
    _out.print(issued.secret, markup=False, highlight=False, soft_wrap=True)


@app.command()
def tokens(name: Name) -> None:
    """Zeigt die Zugriffstoken eines Kontos."""
    table = Table("Token", "Wofür", "Darf", "Gilt bis", "Zuletzt benutzt", "Beendet")
    with _accounts() as accounts:
        for one in accounts.tokens.of(accounts.people.get(name).name):
            days = [_day(moment) for moment in (one.expires_at, one.used_at, one.revoked_at)]
            table.add_row(one.id, one.label, ", ".join(sorted(one.scopes)), *days)
    _out.print(table)


@app.command()
def revoke(name: Name, token_id: Annotated[str, typer.Argument(help="Kennung des Tokens")], why: Why = "") -> None:
    """Beendet ein Zugriffstoken für immer."""
    with _accounts() as accounts:
        ended = accounts.tokens.revoke(accounts.people.get(name).name, token_id, by=_who(), why=why)
    _out.print(f"Beendet: {ended.id} ({ended.label}).", markup=False)


@app.command()
def link(
    name: Name,
    subject: Annotated[str, typer.Argument(help="Kennung der Person in der anderen Anmeldung")],
    issuer: Annotated[str, typer.Option(envvar="ATLAS_OIDC_ISSUER", help="Adresse der anderen Anmeldung")],
    why: Why = "",
) -> None:
    """Lässt jemanden, der sich anderswo anmeldet (OpenID Connect), als dieses Konto herein."""
    from atlas.accounts.elsewhere import Identity

    with _accounts() as accounts:
        accounts.outside.link(name, Identity(issuer.rstrip("/"), subject), by=_who(), why=why)
    _out.print(f"Verbunden: {subject} meldet sich als {name} an.", markup=False)


@app.command()
def unlink(name: Name, why: Why = "") -> None:
    """Lässt niemanden mehr über eine andere Anmeldung als dieses Konto herein."""
    with _accounts() as accounts:
        accounts.outside.unlink(name, by=_who(), why=why)
    _out.print(f"Getrennt: {name}.", markup=False)


@app.command()
def audit(name: Annotated[str | None, typer.Argument(help="Nur was mit diesem Konto getan wurde")] = None) -> None:
    """Zeigt, wer wann was mit Konten getan hat, das Neueste zuerst."""
    with _accounts() as accounts:
        for deed in accounts.people.audit(name):
            at = f"{deed.at.astimezone(ZONE):%Y-%m-%d %H:%M}"
            line = f"{at}  {deed.who}: {deed.what} {deed.account} {dict(deed.detail) or ''} {deed.why}"
            _out.print(line.rstrip(), markup=False, highlight=False, soft_wrap=True)


@contextmanager
def _accounts() -> "Iterator[AccountStore]":
    from atlas.store.engines import open_accounts

    accounts = open_accounts(data_dir(), database_url())
    try:
        yield accounts
    finally:
        accounts.close()


def _managers() -> set[str]:
    """Return the ids of the managers that there are."""
    from atlas.store.engines import open_ledger

    store = open_ledger(data_dir(), geodata_dir() / "layers", database_url())
    try:
        return {manager.id for manager in store.layers().managers.records}
    finally:
        store.close()


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone(ZONE):%d.%m.%Y}" if moment else "–"


def _who() -> str:
    return f"{getpass.getuser()} (Kommandozeile)"


def _password(generate: bool) -> str:
    """Return a password by chance, as typed twice, or as the first line of stdin."""
    from atlas.accounts.secret import new_password

    if generate:
        return new_password()
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Passwort: ")
    if getpass.getpass("Noch einmal: ") != password:
        raise InvalidRecord("Die beiden Eingaben sind verschieden.", "The two inputs differ.")
    return password


def _show_once(password: str | None) -> None:
    if password is not None:
        _out.print("Passwort für die erste Anmeldung, es wird nur jetzt gezeigt:")
        _out.print(password, markup=False, highlight=False)
