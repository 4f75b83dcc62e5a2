"""The policy as a matrix, role x action x own or foreign city; a change of the table is a change here too."""

from itertools import pairwise

import pytest

from atlas.errors import Forbidden
from atlas.policy import ACTIONS, ROLES, TABLE, Action, Actor, Role, allows, require

# One letter for each role (reader, manager, coordinator, admin): n never, o own cities only, a always.
MATRIX: dict[Action, str] = {
    "read_internal": "aaaa",
    "read_calendar": "aaaa",
    "edit_offices": "noaa",
    "edit_projects": "noaa",
    "edit_areas": "noaa",
    "edit_sources": "naaa",
    "edit_cities": "nnaa",
    "keep_visits": "noaa",
    "assign": "nnaa",
    "keep_managers": "nnaa",
    "import": "nnaa",
    "restore": "noaa",
    "delete": "nnaa",
    "keep_accounts": "nnna",
}
CASES = [(role, action, own) for role in ROLES for action in ACTIONS for own in (True, False)]


@pytest.mark.parametrize(("role", "action", "own"), CASES)
def test_a_role_may_do_what_the_matrix_says_and_nothing_else(role: Role, action: Action, own: bool) -> None:
    letter = MATRIX[action][ROLES.index(role)]
    allowed = letter == "a" or (letter == "o" and own)
    assert allows(role, action, own=own) is allowed
    actor = Actor("koordination", role)
    if allowed:
        require(actor, action, own=own)
    else:
        with pytest.raises(Forbidden):
            require(actor, action, own=own)


def test_a_refusal_tells_a_foreign_city_from_a_role_that_may_never() -> None:
    with pytest.raises(Forbidden, match="für die Sie zuständig sind"):
        require(Actor("ost", "manager", "m-ost"), "edit_offices", own=False)
    with pytest.raises(Forbidden, match="Ihrer Rolle"):
        require(Actor("leserin", "reader"), "edit_offices", own=True)


def test_every_role_may_at_least_what_the_role_below_it_may() -> None:
    rank = {"never": 0, "own": 1, "always": 2}
    for lower, higher in pairwise(ROLES):
        for action in ACTIONS:
            assert rank[TABLE[higher].get(action, "never")] >= rank[TABLE[lower].get(action, "never")]
