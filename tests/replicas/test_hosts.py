"""One address of several hosts: each is asked for itself."""

import pytest

from atlas.store.hosts import _single


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("host=a port=1 dbname=x", ["host=a port=1 dbname=x"]),
        ("dbname=x", ["dbname=x"]),
        ("host=a,b port=1,2 dbname=x", ["host=a port=1 dbname=x", "host=b port=2 dbname=x"]),
        # One port is that of all.
        ("host=a,b port=1 dbname=x", ["host=a port=1 dbname=x", "host=b port=1 dbname=x"]),
        ("host=a,b dbname=x", ["host=a dbname=x port=''", "host=b dbname=x port=''"]),
    ],
)
def test_an_address_of_several_hosts_is_as_many_addresses(address: str, expected: list[str]) -> None:
    assert [sorted(one.split()) for one in _single(address)] == [sorted(one.split()) for one in expected]
