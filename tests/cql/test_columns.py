"""A column of texts says of some records what it says of all of them, however many values it has."""

import numpy as np
import pytest

from atlas.cql.columns import EVERY, Listed

COLUMNS = [
    Listed.of([None if number % 7 == 0 else f"t-{number % kinds}" for number in range(9_000)]) for kinds in (5, 8_000)
]


@pytest.mark.parametrize("column", COLUMNS, ids=["few values", "many values"])
@pytest.mark.parametrize("some", [[], [3], [7, 14], list(range(0, 9_000, 2))], ids=["none", "one", "unknown", "half"])
def test_some_records_are_told_of_as_all_are(column: Listed, some: list[int]) -> None:
    positions = np.array(some, dtype=np.intp)
    every = column.asked(EVERY, lambda value: value.endswith("3"))
    assert column.asked(positions, lambda value: value.endswith("3")).tolist() == every[positions].tolist()


def test_what_a_column_says_of_all_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        COLUMNS[0].asked(EVERY, bool)[0] = 0
