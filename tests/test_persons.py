"""Whether a beneficiary is a person: nobody's name may stay in a public list, and no organisation may lose its own."""

import pytest

from atlas.layers import Layers
from atlas.persons import WITHHELD, is_person, may_be_person, public_name


@pytest.mark.parametrize(
    "name",
    [
        *("Herr Max Muster", "Frau Dr. Erika Muster", "Dr. Erika Muster", "Eheleute Muster"),
        *("Muster, Max", "Muster-Meier, Anna Maria", "natürliche Person", "Privatperson"),
    ],
)
def test_a_form_of_address_or_a_surname_first_is_a_person(name: str) -> None:
    assert is_person(name)
    assert public_name(name) == WITHHELD


@pytest.mark.parametrize("name", ["Max Muster", "Anna-Lena Muster", "Anna von Muster"])
def test_two_bare_names_may_be_a_person_and_are_for_somebody_to_check(name: str) -> None:
    assert (is_person(name), may_be_person(name)) == (False, True)
    assert public_name(name) == name


@pytest.mark.parametrize("name", ["Stadt Zittau", "Herr & Frau e. V.", "Frau und Beruf gGmbH", "Dr. Muster Stiftung"])
def test_an_organisation_is_none(name: str) -> None:
    assert not may_be_person(name)


def test_no_beneficiary_and_no_carrier_of_the_facts_loses_its_name(layers: Layers) -> None:
    projects = layers.projects.records
    names = {name for project in projects for name in (project.beneficiary, project.carrier) if name}
    assert len(names) > 150
    assert [name for name in names if is_person(name)] == []
    assert {
        project.beneficiary for project in projects if project.beneficiary and may_be_person(project.beneficiary)
    } == set()


def test_nothing_is_no_name() -> None:
    assert public_name(None) is None
