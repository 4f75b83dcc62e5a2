"""A real server for the tests of what goes wrong on the wire."""

from collections.abc import Iterator

import pytest
from processes import Server, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the shipped layers with a data directory of its own."""
    with serving(ATLAS_DATA_DIR=tmp_path_factory.mktemp("served")) as server:
        yield server
