"""What `/einbetten` makes of a choice: the address of the embedded map, and the code to copy, twice over."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from api.pages.speech import Speech
from api.pages.words import FOLDERS, MAP_PARAMETERS
from atlas.filters import filters_of
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT, catalogue, languages

# The state of the map by the names of its addresses; the element takes the same names as attributes.
RECORDS = ("area", "project", "office", "city", "where", "place", "at", "near", "kind", "radius_m", "limit")
FILTERS = (
    "period",
    "datetime",
    "year",
    "region",
    "kreis",
    "city_ags",
    "manager_id",
    "theme",
    "programme",
    "status",
    "carrier",
    "cost_min",
    "cost_max",
)
REST = ("list", "inview", "lon", "lat", "zoom", "lang", "layout", "colours")
NAMES = (*RECORDS, *FILTERS, *REST)
HEIGHTS = (320, 600, 1200)
# How the map is dressed stays as the form has it when a link says what it shows.
_DRESS = ("lang", "layout", "colours")
_PAGES = {folder: MAP_PARAMETERS[rows] for rows, folder in FOLDERS.items()}
_LONGEST = 200
_DEFAULTS = {"lang": DEFAULT, "layout": "both", "colours": "auto"}
_CODED = (("areas", "period"), ("projects", "theme"), ("areas", "region"), ("areas", "status"))
_CODES = {name: filters_of(rows)[name].choices for rows, name in _CODED}
_COLLECTIONS = {"area": "areas", "project": "projects", "office": "offices", "city": "cities", "city_ags": "cities"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A map to embed: its state, how high it is, and what of the wish there is not."""

    state: Mapping[str, str]
    height: int
    unknown: Mapping[str, str]

    @property
    def query(self) -> str:
        """The state as a query string."""
        return urlencode(self.state, safe=",")


def read(snapshot: Snapshot, asked: Mapping[str, str]) -> Choice:
    """Return the choice that the form (or a link pasted into it) asks for."""
    form = {**asked, "lang": asked.get("map_lang") or asked.get("lang", "")}
    linked = _linked(asked.get("link", "").strip())
    wished = {**{name: form.get(name, "") for name in _DRESS}, **linked} if linked else form
    values = {name: wished.get(name, "").strip()[:_LONGEST] for name in NAMES}
    state = {name: value for name, value in values.items() if value and value != _DEFAULTS.get(name)}
    known = dict(_known(snapshot))
    if "near" in state:
        # What is near may be an office or a project, which have a status of their own.
        known.pop("status")
    unknown = {name: value for name, value in state.items() if name in known and value not in known[name]}
    return Choice({name: value for name, value in state.items() if name not in unknown}, _height(asked), unknown)


def _linked(link: str) -> Mapping[str, str]:
    """Return the state that a link to the map, or to the page of a record, stands for; empty if it is neither."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return {}
    folder, _, key = parts.path.strip("/").rpartition("/")
    return {**({_PAGES[folder]: unquote(key)} if folder in _PAGES else {}), **dict(parse_qsl(parts.query))}


def _height(asked: Mapping[str, str]) -> int:
    least, usual, most = HEIGHTS
    try:
        return min(max(int(asked.get("height", "")), least), most)
    except ValueError:
        return usual


def _known(snapshot: Snapshot) -> Mapping[str, Any]:
    """Return the values that there are, for every name of which they can be told."""
    codes: Mapping[str, tuple[str, ...]] = {
        **_CODES,
        "lang": languages(),
        "layout": ("both", "map"),
        "colours": ("auto", "light", "dark"),
    }
    return {**codes, **{name: snapshot.collection(rows).ids for name, rows in _COLLECTIONS.items()}}


def complaint(choice: Choice, voice: Speech) -> str:
    """Return what of the wish there is not, as a sentence; empty where there is all of it."""
    said = [
        voice.say("filters-naming", label=_label(voice, name), value=value) for name, value in choice.unknown.items()
    ]
    return voice.say("builder-unknown", what="; ".join(said)) if said else ""


def _label(voice: Speech, name: str) -> str:
    if name in FILTERS:
        return voice.say(f"filters-{name}")
    if name in ("area", "project", "office", "city"):
        return voice.say(f"kinds-{name}")
    return voice.say(f"builder-{'language' if name == 'lang' else name}")


def title(snapshot: Snapshot, choice: Choice) -> str:
    """Return what the map shows, as the name of its frame in its own language."""
    said = catalogue(choice.state.get("lang", DEFAULT))
    for name, rows in _COLLECTIONS.items():
        if name in choice.state:
            fields = snapshot.fields(rows, choice.state[name])
            return said.say("title-of", what=str(fields.get("title") or fields["name"]))
    if "near" in choice.state:
        place = choice.state.get("place", choice.state["near"])
        return said.say("title-of", what=said.say("near-title-at", place=place))
    return said.say("title-of", what=said.say("embed-title"))


def frame(base: str, snapshot: Snapshot, choice: Choice, width: str = "100%") -> str:
    """Return the code of the map as an iframe."""
    src = f"{base}/einbetten/karte" + (f"?{choice.query}" if choice.state else "")
    attributes = {
        "src": src,
        "title": title(snapshot, choice),
        "width": width,
        "height": str(choice.height),
        "style": "border:0",
        "loading": "lazy",
        "referrerpolicy": "no-referrer",
    }
    return f"<iframe {_written(attributes)}></iframe>"


def element(base: str, snapshot: Snapshot, choice: Choice) -> str:
    """Return the code of the map as an element, with a link for whom its script does not reach."""
    name = title(snapshot, choice)
    attributes = {**choice.state, "height": str(choice.height), "label": name}
    # On an element of any page `lang` is a language tag, and "ls" is none.
    if "lang" in attributes:
        attributes["lang"] = catalogue(attributes["lang"]).lang
    href = f"{base}/" + (f"?{choice.query}" if choice.state else "")
    return (
        f'<script src="{escape(base)}/einbetten.js" async></script>\n'
        f"<quartiers-atlas {_written(attributes)}>"
        f'<a href="{escape(href)}">{escape(name)}</a></quartiers-atlas>'
    )


def _written(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())


def form(snapshot: Snapshot, choice: Choice, voice: Speech) -> dict[str, Any]:
    """Return the fields of the form as they stand, and what of the state has no field of its own."""
    areas, cities = snapshot.collection("areas").fields, snapshot.collection("cities").fields
    named = sorted(areas, key=lambda area: (area["city_name"], area["name"]))
    selects = [
        (
            "city_ags",
            voice.say("filters-city_ags"),
            sorted(((c["ags"], c["name"]) for c in cities), key=lambda c: c[1]),
        ),
        *((name, voice.say(f"filters-{name}"), _worded(voice, name, codes)) for name, codes in _CODES.items()),
    ]
    fields = {"area", *(name for name, _, _ in selects), "lang", "layout", "colours"}
    return {
        "areas": [(area["id"], f"{area['city_name']}: {area['name']}") for area in named],
        "selects": selects,
        "languages": [(code, catalogue(code).name, catalogue(code).lang) for code in languages()],
        "kept": {name: value for name, value in choice.state.items() if name not in fields},
    }


def _worded(voice: Speech, name: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(code, voice.say(f"{name}-{code}")) for code in codes]
