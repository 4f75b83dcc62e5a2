from collections.abc import Iterator

import pytest
from processes import Server, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server on loopback, with a ledger of its own."""
    with serving(ATLAS_DATA_DIR=tmp_path_factory.mktemp("data")) as running:
        yield running
