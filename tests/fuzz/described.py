"""Requests that schemathesis makes of an OpenAPI document, sent to a real server; and what of its answers is wrong.

An answer is wrong if it is a failure of ours, or of a status, a type or a form that the document does not name.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.failures import FailureGroup

CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
)
# They would end the session that the others need, or are the door of another house.
LEFT_OUT = ("DELETE /api/session", "PUT /api/session/password", "POST /api/session")
# Of the clock: a machine that others use too pauses when it likes.
SLOW_S = 10.0
Operation = Any
_MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@dataclass
class Found:
    """What a run has asked, and each kind of wrong answer once, with the request that it came to."""

    asked: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)


def walk(address: str, walks: int, steps: int, headers: Mapping[str, str], found: Found, *, by_chance: bool) -> None:
    """Follow the links of the document at an address from answer to request, and note what is wrong."""
    load_all_checks()
    checks = CHECKS.get_by_names(list(CHECKED))
    document = schemathesis.openapi.from_url(address)
    for label in LEFT_OUT:
        method, path = label.split()
        document = document.exclude(method=method, path=path)

    class Walk(document.as_state_machine()):  # type: ignore[misc]
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            # A token by chance is never one that there is, and would hide that somebody is logged in.
            case.headers.pop("Authorization", None)
            return {"headers": dict(headers), "timeout": 60, "allow_redirects": False}

        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            _note(case, response, checks, found)

    Walk.run(settings=settings(_bounds(walks, by_chance=by_chance), stateful_step_count=steps))


def operations(address: str) -> Iterator[Operation]:
    """Yield the operations of the document at an address."""
    load_all_checks()
    for result in schemathesis.openapi.from_url(address).get_all_operations():
        operation = result.ok()
        if operation.label not in LEFT_OUT:
            yield operation


def ask(
    operation: Operation,
    examples: int,
    headers: Mapping[str, str],
    found: Found,
    *,
    by_chance: bool = False,
) -> None:
    """Ask an operation for what its description allows and for what it does not, and note what is wrong."""
    checks = CHECKS.get_by_names(list(CHECKED))
    for mode in _MODES:

        @_bounds(examples, by_chance=by_chance)
        @given(case=operation.as_strategy(generation_mode=mode))
        def asked(case: Any) -> None:
            started = time.monotonic()
            with requests.Session() as session:
                answer = case.call(session=session, headers=dict(headers), timeout=60, allow_redirects=False)
            if time.monotonic() - started > SLOW_S:
                found.wrong[f"{operation.label}: slow"] = case.as_curl_command()
            _note(case, answer, checks, found)

        try:
            asked()
        except Unsatisfiable:
            # What takes nothing can be asked in one way only.
            continue


def _note(case: Any, answer: Any, checks: Sequence[Any], found: Found) -> None:
    found.asked += 1
    found.statuses[answer.status_code] += 1
    try:
        case.validate_response(answer, checks=checks)
    except FailureGroup as wrong:
        for one in wrong.exceptions:
            name = f"{case.operation.label}: {type(one).__name__} {answer.status_code}"
            found.wrong.setdefault(name, f"{one}\n{case.as_curl_command()}"[:2000])


def _bounds(examples: int, *, by_chance: bool) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=not by_chance,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
