"""Visits: what may be written about a talk, what is due, and the calendar that programs subscribe to."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import orjson
import pytest
from icalendar import Calendar

import atlas
from atlas.errors import InvalidRecord
from atlas.internal import Visit
from atlas.snapshot import Snapshot
from atlas.store.ledger import Current
from atlas.visits import Due, calendar, checked, due, new_id

BAUTZEN = "14625020"
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def snapshot(house: atlas.Atlas) -> Snapshot:
    return house.snapshot


@pytest.fixture(scope="module")
def manager(snapshot: Snapshot) -> str:
    """Who is responsible for Bautzen."""
    return str(snapshot.fields("cities", BAUTZEN)["manager_id"])


@pytest.fixture(scope="module")
def planned(manager: str) -> Visit:
    return Visit(
        id="14625020-2026-03-10-1",
        city_ags=BAUTZEN,
        manager_id=manager,
        kind="first_talk",
        status="planned",
        day="2026-03-10",
        time="14:30",
        place="Stadtteilbüro",
        area_ids=("bautzen-gesundbrunnen",),
        participants=("Quartiersmanagement", "Stadtplanungsamt"),
        result=None,
        next_step=None,
        next_step_by=None,
    )


@pytest.fixture(scope="module")
def held(planned: Visit) -> Visit:
    steps = {"next_step": "Büro umtragen", "next_step_by": "2026-03-20"}
    return replace(planned, status="held", day="2026-02-10", result="Das Büro zieht um.", **steps)


def plain(visit: Visit) -> dict[str, Any]:
    """A visit as JSON brings it."""
    return dict(orjson.loads(orjson.dumps(asdict(visit))))


def faults(snapshot: Snapshot, visit: Visit, **changed: Any) -> dict[str, str]:
    """The German sentence for each field with which a visit is refused."""
    with pytest.raises(InvalidRecord) as refused:
        checked(plain(visit) | changed, snapshot, TODAY)
    return {field: de for field, (de, _) in refused.value.fields.items()}


def kinds(found: list[Due], ags: str = BAUTZEN) -> list[str]:
    return [one.kind for one in found if one.city_ags == ags]


def test_a_planned_and_a_held_visit_are_accepted(snapshot: Snapshot, planned: Visit, held: Visit) -> None:
    assert checked(plain(planned), snapshot, TODAY) == planned
    assert checked(plain(held), snapshot, TODAY) == held


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"city_ags": "14000000", "area_ids": []}, "city_ags"),
        ({"manager_id": "niemand"}, "manager_id"),
        ({"area_ids": ["leipziger-osten"]}, "area_ids"),
        ({"day": "2026-02-30"}, "day"),
        ({"day": "20260310"}, "day"),
        ({"time": "25:00"}, "time"),
        ({"kind": "party"}, "kind"),
        ({"next_step_by": "2026-03-01", "next_step": "Anrufen"}, "next_step_by"),
        ({"next_step_by": "2026-04-01"}, "next_step"),
        ({"place": "x" * 301}, "place"),
        ({"place": "Büro\x00"}, "place"),
        ({"who": "ost"}, "who"),
    ],
)
def test_a_fault_is_named_at_its_field(snapshot: Snapshot, planned: Visit, changed: Any, field: str) -> None:
    assert list(faults(snapshot, planned, **changed)) == [field]


def test_a_held_visit_needs_a_result_and_a_day_that_has_been(snapshot: Snapshot, planned: Visit) -> None:
    assert set(faults(snapshot, planned, status="held")) == {"day", "result"}


@pytest.mark.parametrize("name", ["Frau Beispiel", "Hr. Muster", "amt@example.org", "0351 123", "Dr. Beispiel"])
def test_participants_are_functions_and_not_persons(snapshot: Snapshot, planned: Visit, name: str) -> None:
    assert "Funktionen" in faults(snapshot, planned, participants=[name])["participants"]


def test_a_missing_value_is_said_to_be_missing(snapshot: Snapshot, planned: Visit) -> None:
    fields = plain(planned)
    del fields["day"]
    with pytest.raises(InvalidRecord) as refused:
        checked(fields, snapshot, TODAY)
    assert refused.value.fields["day"][0] == "Diese Angabe fehlt."


def test_ids_tell_city_and_day_and_are_never_given_twice(planned: Visit) -> None:
    fields = plain(planned)
    first = new_id(fields, lambda _: False)
    assert (first, new_id(fields, {first}.__contains__)) == ("14625020-2026-03-10-1", "14625020-2026-03-10-2")


def test_a_city_whose_manager_has_neither_met_nor_planned_to_is_due_for_a_first_talk(
    snapshot: Snapshot, planned: Visit
) -> None:
    assert kinds(due([], snapshot, TODAY)) == ["first_talk"]
    assert kinds(due([planned], snapshot, TODAY)) == ["coming"]
    assert kinds(due([replace(planned, status="cancelled")], snapshot, TODAY)) == ["first_talk"]
    assert kinds(due([replace(planned, manager_id="frueher")], snapshot, TODAY)) == ["coming", "first_talk"]


def test_a_planned_talk_whose_day_has_passed_is_overdue_and_a_far_one_is_not_due(
    snapshot: Snapshot, planned: Visit
) -> None:
    assert kinds(due([planned], snapshot, date(2026, 3, 11))) == ["overdue"]
    assert kinds(due([planned], snapshot, date(2026, 3, 10))) == ["coming"]
    assert kinds(due([planned], snapshot, date(2026, 1, 1))) == []


def test_a_next_step_is_due_until_a_later_talk(snapshot: Snapshot, held: Visit) -> None:
    (step,) = (one for one in due([held], snapshot, TODAY) if one.city_ags == BAUTZEN)
    assert (step.kind, step.by, step.what) == ("next_step", "2026-03-20", "Büro umtragen")
    later = replace(held, id="later", day="2026-02-20", next_step=None, next_step_by=None)
    assert kinds(due([held, later], snapshot, TODAY)) == []


def test_what_is_most_urgent_comes_first(snapshot: Snapshot, planned: Visit, held: Visit) -> None:
    overdue = replace(planned, id="old", day="2026-02-01")
    found = due([planned, held, overdue], snapshot, TODAY)
    assert [one.kind for one in found[:4]] == ["overdue", "coming", "next_step", "first_talk"]


def test_the_calendar_is_read_by_a_calendar_program(planned: Visit, held: Visit) -> None:
    state = Current("{}", 7, "2026-03-01T09:00:00+00:00", "ost")
    feed = Calendar.from_ical(calendar([(planned, state), (held, state)], {BAUTZEN: "Bautzen"}, "Besuche"))
    events = {str(event["uid"]): event for event in feed.walk("VEVENT")}
    talk = events["14625020-2026-03-10-1@quartiersatlas"]
    assert (str(talk["summary"]), str(talk["location"])) == ("Erstgespräch Bautzen", "Stadtteilbüro")
    assert talk["dtstart"].dt.isoformat() == "2026-03-10T14:30:00+01:00"
    assert (talk["sequence"], str(talk["status"])) == (7, "CONFIRMED")
    assert len(events) == 2
    (deadline,) = (event for uid, event in events.items() if uid.endswith("-frist@quartiersatlas"))
    assert deadline["dtstart"].dt == date(2026, 3, 20)


def test_a_cancelled_talk_leaves_the_calendars_and_results_never_reach_them(held: Visit) -> None:
    state = Current("{}", 7, "2026-03-01T09:00:00+00:00", "ost")
    gone = replace(held, status="cancelled")
    text = calendar([(gone, state)], {BAUTZEN: "Bautzen"}, "Besuche").decode()
    assert "STATUS:CANCELLED" in text
    assert "zieht um" not in calendar([(held, state)], {BAUTZEN: "Bautzen"}, "Besuche").decode()


def test_a_day_without_time_fills_the_whole_day(planned: Visit) -> None:
    state = Current("{}", 1, "2026-03-01T09:00:00+00:00", "ost")
    (event,) = Calendar.from_ical(calendar([(replace(planned, time=None), state)], {}, "Besuche")).walk("VEVENT")
    assert event["dtstart"].dt == date(2026, 3, 10)
