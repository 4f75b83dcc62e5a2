"""Writes made-up rows in a format, in a process of its own, and prints the most memory it took in kilobytes."""

import os
import resource
import sys
from collections.abc import Iterator

import shapely
from tables import STATEMENT

from atlas.export.formats import FORMATS
from atlas.export.table import Row, Table

# So long that rows which are kept would show: 10,000 of them are 40 MB.
_NOTE = 4_000
_FIELDS = {
    "title": "Vorhaben",
    "name": "Büro",
    "kind": "QM-Büro",
    "city": "Zittau",
    "city_name": "Zittau",
    "start": "2018-01-01",
    "end": "2019-12-31",
    "cost_total_eur": 1234.5,
    "precision": "street",
    "sources": ("a", "b"),
}


def main(name: str, count: int) -> None:
    def read() -> Iterator[Row]:
        for number in range(count):
            fields = {**_FIELDS, "id": f"p-{number}", "note": f"{number} ".ljust(_NOTE, "x")}
            yield fields["id"], fields, shapely.Point(12 + number % 3000 / 1000, 51)

    collection = "offices" if name == "vcf" else "projects"
    with open(os.devnull, "wb") as sink:
        FORMATS[name].write(Table(collection, ("id", *_FIELDS, "note"), read, STATEMENT), sink)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


main(sys.argv[1], int(sys.argv[2]))
