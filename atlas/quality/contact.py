"""Checks of how people are reached: phone, e-mail, web addresses and postal codes."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from atlas.model import Manager, Office, Record
from atlas.persons import ORGANISATIONS, WITHHELD, names_person
from atlas.quality.context import CheckContext
from atlas.quality.finding import Notes, error, warning

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_EMAIL = re.compile(r"[^@\s,;:<>()\[\]\\\"]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_TWO_NAMES = re.compile(r"([a-zäöüß]+)[._]([a-zäöüß]+(?:-[a-zäöüß]+)?)", re.IGNORECASE)
_POSTCODE = re.compile(r"[0-9]{5}")
# Parts of words that only mail boxes of a task have; what has none of them and looks like first.last is a person.
_TASKS = re.compile(
    r"^(qm|esf|efre|gwk|gihk|igs|info|kontakt|post|mail|team|verein|amt)$|büro|buero|stadt|quartier|projekt|koordination|manage|treff"
    r"|zentrum|verwaltung|presse|beteiligung|jugend|familie|kinder|haus|laden|soziokultur|sozial|service|quge",
    re.IGNORECASE,
)


def as_e164(printed: str) -> str:
    """Return a German phone number as printed in E.164: (03 41) 12-34 -> +493411234, +49 (0)341 … alike."""
    digits = re.sub(r"[^0-9+]", "", printed.replace("(0)", ""))
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return digits if digits.startswith("+") else f"+49{digits.removeprefix('0')}"


def _people(context: CheckContext) -> Iterator[Office | Manager]:
    yield from context.layers.offices.records
    yield from context.layers.managers.records


def phones(context: CheckContext) -> Notes:
    """Find phone numbers that are not E.164 or differ from what is printed."""
    for record in _people(context):
        printed, dialled = record.phone, record.phone_e164
        if (printed is None) != (dialled is None):
            de = "Gedruckte und wählbare Telefonnummer gehören zusammen; beide angeben."
            yield error(record, de, "phone and phone_e164 belong together.")
        elif printed is not None and dialled is not None and not _E164.fullmatch(dialled):
            de = f"Die wählbare Nummer „{dialled}“ hat nicht die Form +49…; berichtigen."
            yield error(record, de, f"{dialled!r} is not an E.164 number.")
        elif printed is not None and as_e164(printed) != dialled:
            de = f"Die Nummern „{printed}“ und „{dialled}“ sind verschieden; berichtigen."
            yield error(record, de, f"the numbers {printed!r} and {dialled!r} differ.")


def emails(context: CheckContext) -> Notes:
    """Find e-mail addresses of the wrong form."""
    for record in _people(context):
        if record.email is not None and not _EMAIL.fullmatch(record.email):
            de = f"„{record.email}“ ist keine E-Mail-Adresse; berichtigen."
            yield error(record, de, f"{record.email!r} is not an e-mail address.")


def _looks_personal(email: str) -> bool:
    names = _TWO_NAMES.fullmatch(email.partition("@")[0])
    return names is not None and not any(_TASKS.search(part) for part in names.groups())


def personal_emails(context: CheckContext) -> Notes:
    """Find offices with a person's mail box; only the two managers are published with theirs."""
    managers = {manager.email for manager in context.layers.managers.records}
    for office in context.layers.offices.records:
        if office.email is not None and (office.email in managers or _looks_personal(office.email)):
            de = f"„{office.email}“ sieht nach dem Postfach einer Person aus; ein Funktionspostfach eintragen."
            yield warning(office, de, f"{office.email!r} looks like a person's mail box.")


def beneficiaries(context: CheckContext) -> Notes:
    """Find projects that name a natural person: Art. 49(3) of Regulation (EU) 2021/1060 has such names go again."""
    for project in context.layers.projects.records:
        for name in (getattr(project, field) for field in ORGANISATIONS):
            if name is not None and names_person(name):
                de = f"„{name}“ ist der Name einer Person; stattdessen „{WITHHELD}“ eintragen."
                yield error(project, de, f"{name!r} is the name of a person; enter “{WITHHELD}” instead.")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    known = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    return known and not re.search(r"[\s<>\"]", url)


def urls(context: CheckContext) -> Notes:
    """Find web addresses that are not http(s) with a host."""
    for record, _ in context.everything():
        url = getattr(record, "website", None) or getattr(record, "url", None)
        if url is not None and not _is_web_address(url):
            yield error(record, f"„{url}“ ist keine Webadresse (https://…); berichtigen.", f"{url!r} is not a URL.")


def _postcodes(context: CheckContext) -> Iterator[tuple[Record, str | None]]:
    yield from ((office, office.postcode) for office in context.layers.offices.records)
    yield from ((item, item.address.postcode) for item in context.layers.projects.records if item.address)


def postcodes(context: CheckContext) -> Notes:
    """Find postal codes that do not have five digits."""
    for record, postcode in _postcodes(context):
        if postcode is not None and not _POSTCODE.fullmatch(postcode):
            de = f"Die Postleitzahl „{postcode}“ hat nicht fünf Ziffern; berichtigen."
            yield error(record, de, f"the postal code {postcode!r} does not have five digits.")
