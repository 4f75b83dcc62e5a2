"""A query is read as Starlette reads it, whether anything in it is quoted or not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from api import raw

PIECES = st.lists(st.sampled_from(["lon", "q", "f", "=", "==", "&", "&&", "13.7", ",", "+", "%20", "%C3%B6", "%", ";"]))


@given(PIECES.map("".join))
@example("lon=13.7&lat=51&kind=")
@example("q=G%C3%B6rlitz+Ost&f")
def test_a_query_is_read_as_starlette_reads_it(query: str) -> None:
    scope = {"query_string": query.encode("latin-1")}
    assert list(raw.asked(scope)) == QueryParams(scope["query_string"]).multi_items()


@pytest.mark.parametrize("query", ["lon=13.7&lat=51", "q=G%C3%B6rlitz"])
def test_it_is_read_once(query: str) -> None:
    scope = {"query_string": query.encode("latin-1")}
    assert raw.asked(scope) is raw.asked(scope)
