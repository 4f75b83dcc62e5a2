"""Which areas a booklet holds, and what it is called: those of a city, of a region, or of whatever a query finds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from atlas.describe.asked import asked_words
from atlas.describe.voice import Voice
from atlas.errors import InvalidParameter, NotFound
from atlas.export.statement import state
from atlas.query import Collection, Query
from atlas.snapshot import Snapshot
from atlas.text import fold

# A booklet is made while somebody waits for it.
MOST_SHEETS = 150
COLLECTIONS = ("areas", "cities", "regions")


@dataclass(frozen=True, slots=True)
class Choice:
    """The areas of a booklet in their order, its title, what was asked in words, and where they stand in the atlas.

    One area that was asked for by its own address is a sheet and no booklet: then `is_sheet`.
    """

    areas: tuple[str, ...]
    title: str
    path: str
    asked: tuple[str, ...] = ()
    is_sheet: bool = False


def of_record(snapshot: Snapshot, voice: Voice, collection: str, record: str) -> Choice:
    """Return the sheet of an area, or the booklet of a city or region; raises UnknownRecord, NotFound."""
    rows = snapshot.collection(collection)
    position = rows.position(record)
    areas = _areas(snapshot, rows, (position,))
    if collection == "areas":
        return Choice(areas, rows.fields[position]["name"], f"/gebiete/{record}", is_sheet=True)
    if collection == "cities":
        return Choice(areas, rows.fields[position]["name"], f"/staedte/{record}")
    return Choice(areas, voice.say(f"region-{record}"), f"/gebiete?{urlencode({'region': record})}")


def of_query(
    snapshot: Snapshot,
    voice: Voice,
    rows: Collection,
    positions: Sequence[int],
    query: Query,
    asked: Mapping[str, str],
    *,
    most: int = MOST_SHEETS,
) -> Choice:
    """Return the booklet of what a query has found, or what belongs to the one record that it names.

    `asked` are its parameters. Raises NotFound, and InvalidParameter for more areas than `most`.
    """
    if len(positions) == 1 and len(asked) == 1 and (rows.name != "areas" or "id" in asked):
        return of_record(snapshot, voice, rows.name, rows.ids[positions[0]])
    words = tuple(asked_words(voice, rows.name, query))
    manager = snapshot.responsibility.manager(query.filters.get("manager_id", ""), snapshot.day)
    if manager is not None and len(words) == 1:
        title, words = voice.say("sheet-booklet-manager", name=manager.name), ()
    elif len(words) == 1:
        title, words = words[0], ()
    else:
        title = voice.say("page-chosen", what=voice.say("page-plural-areas")) if words else voice.say("page-all-areas")
    return Choice(_areas(snapshot, rows, positions, most), title, _path(rows.name, query, asked), words)


def _path(collection: str, query: Query, asked: Mapping[str, str]) -> str:
    """Return where the same stands in the atlas: on a list page, where that can ask it."""
    folder = {"areas": "gebiete", "cities": "staedte"}.get(collection)
    if folder is None or query.conditions:
        return f"/api/collections/{collection}/items?{urlencode({**asked, 'f': 'html'})}"
    return f"/{folder}?{urlencode(asked)}" if asked else f"/{folder}"


def file_name(snapshot: Snapshot, choice: Choice) -> str:
    """Return the name of a file: what it holds, of which revision and day, in ASCII."""
    subject = fold(choice.areas[0] if choice.is_sheet else choice.title).replace(" ", "-")
    return state(snapshot, {}, f"steckbrief-{subject}").file_name("pdf")


def _areas(snapshot: Snapshot, rows: Collection, positions: Iterable[int], most: int = MOST_SHEETS) -> tuple[str, ...]:
    """Return the areas of areas, cities or regions, by town and name."""
    found: set[str] = set()
    for position in positions:
        found.update([rows.ids[position]] if rows.name == "areas" else _of_cities(snapshot, rows, position))
    if not found:
        raise NotFound(
            "Mit dieser Auswahl gibt es kein Gebiet und darum keinen Steckbrief.",
            "There is no area for this choice, and so no sheet.",
        )
    if len(found) > most:
        raise InvalidParameter(
            f"Ein Heft fasst höchstens {most} Gebiete, gefunden sind {len(found)}. Bitte enger wählen.",
            f"A booklet holds at most {most} areas, {len(found)} were found. Please narrow the choice.",
            parameter="f",
        )
    fields = snapshot.area_of
    return tuple(sorted(found, key=lambda key: (fields[key]["city_name"], fields[key]["name"], key)))


def _of_cities(snapshot: Snapshot, rows: Collection, position: int) -> Iterable[str]:
    fields, cities = rows.fields[position], snapshot.collection("cities")
    keys = [rows.ids[position]] if rows.name == "cities" else fields["city_ags"]
    return (area for key in keys for area in cities.fields[cities.positions[key]]["area_ids"])
