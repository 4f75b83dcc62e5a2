"""Sheets and booklets of the shipped data, each set once for all tests."""

from collections.abc import Callable
from functools import cache

import pytest

import atlas
from atlas.export.sheet import Choice, of_record
from atlas.export.sheet.booklet import Printer

BASE = "https://atlas.example"
Print = Callable[..., bytes]


@pytest.fixture(scope="session")
def printed(house: atlas.Atlas) -> Print:
    """The sheet of an area, or the booklet of a city or region, in a language."""

    @cache
    def make(record: str, language: str = "de", collection: str = "areas") -> bytes:
        printer = Printer(house.snapshot, house.geodata, language, BASE)
        return printer.print(of_record(house.snapshot, printer.voice, collection, record))

    return make


@pytest.fixture(scope="session")
def booklet(house: atlas.Atlas) -> bytes:
    """Three areas: one made of official quarters, a schematic one, and one without a boundary."""
    areas = ("leipzig-loessnig", "bautzen-gesundbrunnen", "leisnig")
    choice = Choice(areas, "Drei Gebiete", "/gebiete?q=drei", ("enthält „drei“",))
    return Printer(house.snapshot, house.geodata, "de", BASE).print(choice)
