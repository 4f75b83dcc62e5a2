"""Whom to call about a record: an office of the area that is not closed, else the manager of the city."""

from pathlib import Path

import pytest
from worlds import shapes, snapshot_of

from atlas.contacts import contact_of
from atlas.errors import UnknownRecord
from atlas.layers import read_layers

GEODATA = Path(__file__).parents[1] / "geodata"
SNAPSHOT = snapshot_of(read_layers(GEODATA / "layers"), shapes(GEODATA / "basemap" / "municipalities.geojson"))
OFFICES = SNAPSHOT.collection("offices").fields


@pytest.mark.parametrize("key", [one["id"] for one in OFFICES if one["status"] != "closed"])
def test_an_office_answers_for_itself(key: str) -> None:
    contact = contact_of(SNAPSHOT, "offices", key)
    assert contact is not None and (contact.kind, contact.id) == ("office", key)
    assert contact.phone == SNAPSHOT.fields("offices", key)["phone"]


@pytest.mark.parametrize("key", [one["id"] for one in OFFICES if one["status"] == "closed"])
def test_of_a_closed_office_the_manager_of_the_city_answers(key: str) -> None:
    contact = contact_of(SNAPSHOT, "offices", key)
    assert contact is not None and (contact.kind, contact.id) == (
        "manager",
        SNAPSHOT.fields("offices", key)["manager_id"],
    )


def test_of_a_project_an_office_of_its_area_answers() -> None:
    for fields in SNAPSHOT.collection("projects").fields:
        contact = contact_of(SNAPSHOT, "projects", fields["id"])
        assert contact is not None
        if contact.kind == "office":
            office = SNAPSHOT.fields("offices", contact.id)
            assert fields["area_id"] in office["area_ids"] and office["status"] != "closed"
        else:
            assert contact.id == fields["manager_id"]


def test_an_open_office_comes_before_one_that_nobody_has_asked_lately() -> None:
    for fields in SNAPSHOT.collection("areas").fields:
        offices = [SNAPSHOT.fields("offices", key) for key in fields["office_ids"]]
        contact = contact_of(SNAPSHOT, "areas", fields["id"])
        assert contact is not None
        if any(one["status"] == "open" for one in offices):
            assert SNAPSHOT.fields("offices", contact.id)["status"] == "open"


def test_a_record_that_there_is_not_has_no_contact() -> None:
    with pytest.raises(UnknownRecord):
        contact_of(SNAPSHOT, "projects", "p-0")
