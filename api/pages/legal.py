"""The pages that the law asks for: imprint, privacy, and the accessibility statement made of the test results."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fastapi import Request

from api import links
from api.pages import proofs, render, speech
from api.pages.criteria import PRINCIPLES
from api.pages.proofs import Run, Verdict
from api.pages.render import Head
from api.settings import Operator
from atlas.snapshot import Snapshot

IMPRINT = "/impressum"
PRIVACY = "/datenschutz"
ACCESSIBILITY = "/barrierefreiheit"
PATHS = (ACCESSIBILITY, PRIVACY, IMPRINT)
# Whom to turn to when a public body in Saxony does not answer.
ENFORCEMENT_URL = "https://www.durchsetzungsstelle.sachsen.de/"
ENFORCEMENT_EMAIL = "Durchsetzungsstelle@sk.sachsen.de"
_IMPRINT_SECTIONS = ("operator", "about", "errors", "licence")
_PRIVACY_SECTIONS = (
    *("short", "operator", "request", "address", "search", "position", "storage", "staff"),
    *("people", "links", "basis", "rights"),
)
_STATES: Sequence[proofs.State] = ("failed", "passed", "untested", "absent")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    id: str
    title: str
    paragraphs: tuple[str, ...]


def imprint(request: Request, snapshot: Snapshot) -> bytes:
    """Return who runs this installation, what the atlas is, and its licences."""
    say = speech.of(request).say
    sections = [_section(say, name, f"imprint-{name}") for name in _IMPRINT_SECTIONS]
    return _page(request, snapshot, "imprint", IMPRINT, sections=sections)


def privacy(request: Request, snapshot: Snapshot) -> bytes:
    """Return what happens with the data of whoever visits the atlas."""
    say = speech.of(request).say
    sections = [_section(say, name, f"privacy-{name}") for name in _PRIVACY_SECTIONS]
    return _page(request, snapshot, "privacy", PRIVACY, sections=sections)


def accessibility(request: Request, snapshot: Snapshot, run: Run | None = None) -> bytes:
    """Return the accessibility statement, made of the results that the product is delivered with."""
    run, voice = run or proofs.read(), speech.of(request)
    found = proofs.verdicts(run)
    counts = Counter(verdict.state for verdict in found)
    return _page(
        request,
        snapshot,
        "accessibility",
        ACCESSIBILITY,
        run=run,
        date=voice.day(run.on.isoformat()),
        facts=voice.day(run.facts_as_of),
        cases=sum(proof.cases for proof in run.proofs),
        counts=[(state, counts[state]) for state in _STATES if counts[state]],
        principles=[(number, _of_principle(found, number)) for number in PRINCIPLES],
        enforcement=(ENFORCEMENT_URL, ENFORCEMENT_EMAIL),
    )


def _of_principle(verdicts: Sequence[Verdict], number: str) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.criterion.principle == number]


def _section(say: Callable[[str], str], name: str, key: str) -> Section:
    # The operator's own section has no text of ours.
    paragraphs = () if name == "operator" else tuple(say(key).splitlines())
    return Section(name, say(f"{key}-title"), paragraphs)


def _page(request: Request, snapshot: Snapshot, name: str, path: str, **context: object) -> bytes:
    voice = speech.of(request)
    operator: Operator = request.app.state.settings.operator
    head = Head(title=voice.say(f"{name}-title"), description=voice.say(f"{name}-description"), path=path)
    return render.page(
        request,
        snapshot,
        f"{name}.html",
        head,
        operator=operator,
        address=links.base_url(request),
        **context,
    )
