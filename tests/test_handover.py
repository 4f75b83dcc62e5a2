"""Handing cities over: planned ahead or told of the past, all or none, and always exactly one manager."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from ledgers import copied
from quality_world import BAUTZEN, GOERLITZ

import atlas
from atlas.assign import HandOver
from atlas.day import today
from atlas.errors import AssignmentRefused, InvalidRecord, ReasonRequired, Stale
from atlas.handover import hand_over, objections, standing
from atlas.store.ledger import Edit

EAST, WEST = "quge-ost", "quge-west"
MARCH = date(2027, 3, 1)
WHO, WHY = "koordination", "Elternzeit"


@pytest.fixture
def house(house: atlas.Atlas, tmp_path: Path) -> Iterator[atlas.Atlas]:
    """The shipped atlas with a ledger of its own, which a test may change."""
    with copied(house, tmp_path) as own:
        yield own


def tags(house: atlas.Atlas, *cities: str) -> dict[str, str]:
    return {ags: standing(house, ags).tag for ags in cities}


def give(house: atlas.Atlas, manager: str | None, day: date | None, *cities: str, **told: Any) -> None:
    wishes = [HandOver(ags, manager, day, **told) for ags in cities]
    hand_over(house, wishes, tags=tags(house, *cities), who=WHO, why=WHY)


def who_on(house: atlas.Atlas, day: date, ags: str = BAUTZEN) -> str | None:
    found = house.snapshot.responsibility.on(day).get(ags)
    return found.manager_id if found else None


def change_manager(house: atlas.Atlas, key: str, **fields: Any) -> None:
    held = house.store.current("managers", key)
    feature = orjson.loads(held.body or "")
    feature["properties"].update(fields)
    house.change([Edit("managers", key, feature, held.revision)], who=WHO, why=WHY)


# --- A hand-over ------------------------------------------------------------------------------------------------------


def test_a_city_changes_hands_on_its_day_and_not_before(house: atlas.Atlas) -> None:
    give(house, WEST, MARCH, BAUTZEN)
    assert (who_on(house, MARCH - timedelta(days=1)), who_on(house, MARCH)) == (EAST, WEST)


def test_a_hand_over_of_the_past_is_told_afterwards(house: atlas.Atlas) -> None:
    give(house, WEST, date(2025, 6, 1), BAUTZEN)
    assert (who_on(house, date(2025, 5, 31)), who_on(house, date(2025, 6, 1))) == (EAST, WEST)
    assert house.snapshot.fields("cities", BAUTZEN)["manager_id"] == WEST


def test_it_keeps_who_decided_why_and_that_it_is_confirmed(house: atlas.Atlas) -> None:
    give(house, WEST, MARCH, BAUTZEN)
    made = house.snapshot.responsibility.timeline(BAUTZEN)[-1].assignment
    assert (made.decided_by, made.reason, made.confirmed, made.basis) == (WHO, WHY, True, "decided")


def test_several_cities_change_hands_in_one_revision(house: atlas.Atlas) -> None:
    before = house.snapshot.revision
    give(house, WEST, MARCH, BAUTZEN, GOERLITZ)
    assert house.snapshot.revision == before + 1
    assert (who_on(house, MARCH), who_on(house, MARCH, GOERLITZ)) == (WEST, WEST)


def test_if_one_of_several_cannot_be_none_is(house: atlas.Atlas) -> None:
    with pytest.raises(AssignmentRefused) as refused:
        give(house, WEST, MARCH, BAUTZEN, "14713999")
    assert list(refused.value.cities) == ["14713999"]
    assert who_on(house, MARCH) == EAST


def test_a_planned_hand_over_is_planned_anew_on_its_day(house: atlas.Atlas) -> None:
    give(house, WEST, MARCH, BAUTZEN)
    with pytest.raises(AssignmentRefused):
        give(house, WEST, MARCH, BAUTZEN)
    give(house, EAST, MARCH, BAUTZEN)
    assert who_on(house, MARCH) == EAST
    assert len(house.snapshot.responsibility.timeline(BAUTZEN)) == 2


def test_confirming_changes_the_standing_and_nothing_else(house: atlas.Atlas) -> None:
    before = house.snapshot.responsibility.timeline(BAUTZEN)[0].assignment
    give(house, EAST, None, BAUTZEN)
    (spell,) = house.snapshot.responsibility.timeline(BAUTZEN)
    assert (before.confirmed, spell.assignment.confirmed) == (False, True)
    assert (spell.assignment.id, spell.assignment.basis, spell.assignment.sources) == (
        before.id,
        before.basis,
        before.sources,
    )
    assert house.snapshot.fields("cities", BAUTZEN)["manager"]["confirmed"] is True
    assert house.snapshot.fields("cities", GOERLITZ)["manager"]["confirmed"] is False


def test_taking_a_hand_over_back_lets_the_one_before_go_on(house: atlas.Atlas) -> None:
    give(house, WEST, MARCH, BAUTZEN)
    give(house, None, MARCH, BAUTZEN)
    assert who_on(house, MARCH) == EAST


def test_of_several_cities_some_are_handed_over_and_some_taken_back_in_one_change(house: atlas.Atlas) -> None:
    give(house, WEST, MARCH, BAUTZEN)
    wishes = [HandOver(BAUTZEN, None, MARCH), HandOver(GOERLITZ, WEST, MARCH)]
    revision = hand_over(house, wishes, tags=tags(house, BAUTZEN, GOERLITZ), who=WHO, why=WHY)
    assert (revision.number, who_on(house, MARCH), who_on(house, MARCH, GOERLITZ)) == (3, EAST, WEST)


def test_the_first_assignment_of_a_city_cannot_be_taken_back(house: atlas.Atlas) -> None:
    first = house.snapshot.responsibility.timeline(BAUTZEN)[0].assignment
    with pytest.raises(AssignmentRefused):
        give(house, None, None, BAUTZEN)
    with pytest.raises(AssignmentRefused):
        house.change([Edit("assignments", first.id, None, 1)], who=WHO, why=WHY)
    assert who_on(house, today()) == EAST


def test_what_was_never_planned_cannot_be_taken_back(house: atlas.Atlas) -> None:
    with pytest.raises(AssignmentRefused, match="keine Zuständigkeit"):
        give(house, None, MARCH, BAUTZEN)


def test_a_hand_over_needs_a_reason(house: atlas.Atlas) -> None:
    with pytest.raises(ReasonRequired):
        hand_over(house, [HandOver(BAUTZEN, WEST, MARCH)], tags=None, who=WHO, why=" ")


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        pytest.param(HandOver("14713999", WEST, MARCH), "nicht im Atlas", id="a city that is not in the atlas"),
        pytest.param(HandOver(BAUTZEN, "niemand", MARCH), "gibt es nicht", id="a manager that there is not"),
        pytest.param(HandOver(BAUTZEN, WEST, date(202, 3, 1)), "01.01.2014", id="a year with a digit missing"),
        pytest.param(HandOver(BAUTZEN, WEST, date(2072, 3, 1)), "zwischen", id="a day nobody plans for"),
        pytest.param(HandOver(BAUTZEN, EAST, None, confirmed=False), "schon so", id="what is so already"),
    ],
)
def test_what_speaks_against_a_hand_over_is_said(house: atlas.Atlas, wish: HandOver, says: str) -> None:
    found = objections(house, [wish], {})
    assert says in found[wish.city_ags][0]
    with pytest.raises(AssignmentRefused):
        hand_over(house, [wish], tags=None, who=WHO, why=WHY)


def test_a_city_is_not_handed_over_twice_on_one_day(house: atlas.Atlas) -> None:
    wishes = [HandOver(BAUTZEN, WEST, MARCH), HandOver(BAUTZEN, EAST, MARCH)]
    with pytest.raises(AssignmentRefused, match="zweimal"):
        hand_over(house, wishes, tags=None, who=WHO, why=WHY)


# --- Two at once ------------------------------------------------------------------------------------------------------


def test_who_has_read_an_older_state_is_refused_and_told_by_whom_it_was_changed(house: atlas.Atlas) -> None:
    read = tags(house, BAUTZEN)
    give(house, WEST, MARCH, BAUTZEN)
    with pytest.raises(Stale) as refused:
        hand_over(house, [HandOver(BAUTZEN, WEST, date(2027, 4, 1))], tags=read, who="verwaltung", why=WHY)
    assert (refused.value.who, refused.value.revision, refused.value.record_id) == (WHO, 2, BAUTZEN)


@pytest.mark.parametrize("named", [True, False], ids=["naming the state", "naming none"])
def test_who_is_overtaken_while_the_atlas_catches_up_is_told_of_it_or_of_the_state_as_it_is(
    house: atlas.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    read, other, caught_up = tags(house, BAUTZEN) if named else None, atlas.open(tmp_path), atlas.Atlas.catch_up

    def overtaken(self: atlas.Atlas) -> None:
        monkeypatch.setattr(atlas.Atlas, "catch_up", caught_up)
        give(other, WEST, MARCH, BAUTZEN)
        caught_up(self)

    monkeypatch.setattr(atlas.Atlas, "catch_up", overtaken)
    with pytest.raises(Stale if named else AssignmentRefused):
        hand_over(house, [HandOver(BAUTZEN, WEST, MARCH + timedelta(days=1))], tags=read, who=WHO, why=WHY)
    assert who_on(house, MARCH, BAUTZEN) == WEST


def test_other_cities_do_not_stand_in_the_way(house: atlas.Atlas) -> None:
    read = tags(house, GOERLITZ)
    give(house, WEST, MARCH, BAUTZEN)
    hand_over(house, [HandOver(GOERLITZ, WEST, MARCH)], tags=read, who=WHO, why=WHY)
    assert who_on(house, MARCH, GOERLITZ) == WEST


def test_a_state_that_was_taken_back_is_another_one(house: atlas.Atlas) -> None:
    read = tags(house, BAUTZEN)
    give(house, WEST, MARCH, BAUTZEN)
    give(house, None, MARCH, BAUTZEN)
    with pytest.raises(Stale):
        hand_over(house, [HandOver(BAUTZEN, WEST, MARCH)], tags=read, who=WHO, why=WHY)


@pytest.mark.parametrize("apart_days", [0, 30], ids=["the same day", "different days"])
def test_of_several_who_write_at_once_exactly_one_comes_through(
    house: atlas.Atlas, tmp_path: Path, apart_days: int
) -> None:
    read = tags(house, BAUTZEN)
    writers = [atlas.open(tmp_path) for _ in range(4)]

    def write(position: int) -> bool:
        wish = HandOver(BAUTZEN, WEST, MARCH + timedelta(days=apart_days * position))
        try:
            hand_over(writers[position], [wish], tags=read, who=f"konto-{position}", why=WHY)
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(len(writers)) as pool:
        done = list(pool.map(write, range(len(writers))))
    for writer in writers:
        writer.close()
    house.catch_up()
    assert sum(done) == 1
    assert len(house.snapshot.responsibility.timeline(BAUTZEN)) == 2
    assert house.store.verify() == 2


# --- Managers come and go ---------------------------------------------------------------------------------------------


def a_third(house: atlas.Atlas, **fields: Any) -> str:
    body = orjson.loads(house.store.current("managers", EAST).body or "")
    body["id"] = body["properties"]["id"] = "quge-mitte"
    body["properties"].update({"name": "Vertretung Mitte", **fields})
    house.change([Edit("managers", "quge-mitte", body, 0)], who=WHO, why=WHY)
    return "quge-mitte"


def test_a_new_manager_takes_cities_over_and_the_past_stays(house: atlas.Atlas) -> None:
    new = a_third(house, since="2027-03-01")
    give(house, new, MARCH, BAUTZEN)
    assert (who_on(house, MARCH - timedelta(days=1)), who_on(house, MARCH)) == (EAST, new)


def test_nobody_takes_over_before_being_in_office(house: atlas.Atlas) -> None:
    new = a_third(house, since="2027-03-01")
    with pytest.raises(AssignmentRefused, match=r"erst ab 01\.03\.2027"):
        give(house, new, MARCH - timedelta(days=1), BAUTZEN)


def test_nobody_leaves_without_handing_over_and_the_cities_are_named(house: atlas.Atlas) -> None:
    with pytest.raises(AssignmentRefused) as refused:
        change_manager(house, EAST, until="2027-02-28")
    own = [ags for ags, one in house.snapshot.responsibility.on(today()).items() if one.manager_id == EAST]
    assert list(refused.value.cities) == sorted(own)
    assert "Bautzen" in refused.value.de


def test_after_handing_everything_over_a_manager_leaves(house: atlas.Atlas) -> None:
    own = [ags for ags, one in house.snapshot.responsibility.on(today()).items() if one.manager_id == EAST]
    give(house, WEST, MARCH, *own)
    change_manager(house, EAST, until="2027-02-28")
    with pytest.raises(AssignmentRefused, match=r"nur bis 28\.02\.2027"):
        give(house, EAST, date(2027, 6, 1), BAUTZEN)
    with pytest.raises(AssignmentRefused):
        give(house, None, MARCH, BAUTZEN)


def test_a_manager_in_charge_of_cities_is_not_deleted(house: atlas.Atlas) -> None:
    with pytest.raises(atlas.AtlasError):
        house.change([Edit("managers", EAST, None, 1)], who=WHO, why=WHY)
    assert EAST in house.snapshot.responsibility.managers


def test_who_was_responsible_goes_by_the_name_of_then(house: atlas.Atlas) -> None:
    former = [{"name": "Name bis Mai 2025", "until": "2025-05-31"}]
    change_manager(house, EAST, name="Name seit Juni 2025", former_names=former)
    then, now = (house.snapshot.manager_on(BAUTZEN, day) for day in (date(2025, 5, 31), date(2025, 6, 1)))
    assert then and now
    assert (then["name"], now["name"]) == ("Name bis Mai 2025", "Name seit Juni 2025")
    assert house.snapshot.fields("cities", BAUTZEN)["manager"]["name"] == "Name seit Juni 2025"


# --- Standing in ------------------------------------------------------------------------------------------------------


def absent(first: date, last: date, substitute: str = WEST) -> dict[str, Any]:
    return {"substitute_id": substitute, "first_day": first.isoformat(), "last_day": last.isoformat()}


def test_who_stands_in_is_told_on_these_days_only(house: atlas.Atlas) -> None:
    day = today()
    change_manager(house, EAST, absences=[absent(day - timedelta(days=3), day)])
    told = {ago: house.snapshot.manager_on(BAUTZEN, day - timedelta(days=ago)) for ago in (0, 3, 4)}
    assert {day: one and one["substitute"] and one["substitute"]["id"] for day, one in told.items()} == {
        0: WEST,
        3: WEST,
        4: None,
    }
    assert house.snapshot.fields("cities", BAUTZEN)["manager"]["substitute"]["name"] == "Uwe Kowski"
    assert house.snapshot.fields("cities", BAUTZEN)["manager_id"] == EAST


def test_when_somebody_will_be_away_is_not_told_to_the_public(house: atlas.Atlas) -> None:
    tomorrow = today() + timedelta(days=1)
    change_manager(house, EAST, absences=[absent(tomorrow, tomorrow)])
    told = house.snapshot.manager_on(BAUTZEN, tomorrow)
    assert told and told["substitute"] is None
    known = house.snapshot.responsibility.substitute(EAST, tomorrow)
    assert known and known.id == WEST


FIRST, LAST = date(2027, 7, 1), date(2027, 7, 14)


def with_absences(*absences: dict[str, Any]) -> Callable[[atlas.Atlas], None]:
    return lambda house: change_manager(house, EAST, absences=list(absences))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (with_absences(absent(LAST, FIRST)), "vor ihrem Anfang"),
        (with_absences(absent(FIRST, LAST), absent(LAST, LAST)), "überschneiden"),
        (with_absences(absent(FIRST, LAST, EAST)), "kann Clara Zeitler nicht vertreten"),
        (with_absences(absent(FIRST, LAST, "niemand")), "kann Clara Zeitler nicht vertreten"),
        (with_absences({**absent(FIRST, LAST), "first_day": "bald"}), "JJJJ-MM-TT"),
    ],
    ids=["ends before it begins", "two at once", "oneself", "nobody", "no day"],
)
def test_a_substitution_that_cannot_be_is_refused(
    house: atlas.Atlas, change: Callable[[atlas.Atlas], None], says: str
) -> None:
    with pytest.raises(InvalidRecord, match=says):
        change(house)


def test_nobody_stands_in_while_away(house: atlas.Atlas) -> None:
    change_manager(house, WEST, absences=[absent(LAST, LAST, EAST)])
    with pytest.raises(InvalidRecord, match="selbst nicht da"):
        change_manager(house, EAST, absences=[absent(FIRST, LAST)])


# --- The day comes by itself ------------------------------------------------------------------------------------------


def test_on_its_day_a_planned_hand_over_holds_without_anybody_doing_anything(
    house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(house, WEST, MARCH, BAUTZEN)
    seen = {}
    for day in (MARCH - timedelta(days=1), MARCH):
        monkeypatch.setattr("atlas.house.today", lambda day=day: day)
        house.catch_up()
        seen[day] = house.snapshot.fields("cities", BAUTZEN)["manager_id"]
    assert list(seen.values()) == [EAST, WEST]
    assert house.snapshot.revision == 2
    assert BAUTZEN in house.snapshot.fields("regions", "west")["city_ags"]
