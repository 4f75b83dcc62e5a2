"""What the names of stops say: "Bahra Waldstraße, Bad Gottleuba" tells of a street and of the part of town it is in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from atlas.places.spelling import key

_BRACKETS = re.compile(r"\s*\(([^)]*)\)?|\s*\[[^]]*\]")
_BEHIND_STREET = re.compile(r"(?<=[Ss]tr\.)(?=[A-ZÄÖÜ])")
_SHORT_STREET = re.compile(r"(?<=[Ss]tr)\.?(?![a-zß])")
_STREET_END = re.compile(
    r"(straße|weg|platz|allee|gasse|ring|ufer|damm|promenade|markt|chaussee|zeile|steig|anger|wall|graben|leite)$", re.I
)
_NO_STREET = re.compile(
    r"(park|wende|sport|spiel|rast|camping|zelt|flug|stell|rad|wander|holz)platz$"
    r"|(super|bau|getränke|fach|groß|einkaufs|möbel|garten)\s?markt$|wanderweg$|schlagring$",
    re.I,
)
_CENTRAL = re.compile(r"\bHbf\b")
_BEFORE_STREET = re.compile(
    r"^(Abzw\.|Abzweig|Parkplatz|Gewerbepark|Gewerbegebiet|Industriegebiet|Betriebshof|ehem\.) "
)
_STREET_START = re.compile(
    r"^(Am|An der|An den|Auf der|Auf dem|Zum|Zur|Im|In der|In den|Unter den|Hinter der|Vor dem) \S"
)
_COMPOUND_PREFIX = ("Bad", "Groß", "Klein", "Alt", "Neu", "Sankt", "St.")
_AT_PART = re.compile(
    r"^(S-Bahnhof|Bahnhof|Haltepunkt|Rathaus|Gasthof|Fährstelle|Dorfplatz|Schloss|Schloß|Kirche) (?=[A-ZÄÖÜ])"
)
_GENERIC_WORDS = """
Abzw Abzweig Abzweigung Agrar Agrargenossenschaft Aldi Alte Alter Altes Am An Anleger Auf August Autobahn BMW BSZ
Bad Bahnhof Bahnübergang Bauhof Bei Beim Bergbaumuseum Bergstation Bergwerk Berufsschule Berufsschulzentrum
Betriebshof Bf Blaue Blauer Bockwindmühle Brücke Busbahnhof Bäckerei Campus Clara DHL Deutsche Deutscher Dittrich
Dorf Dorfplatz Dr Drei EKZ Edeka Ehem Einkaufszentrum Erlebnisbad Ernst Ersatzhalt Ersatzhst Fa Fabrik Ferienpark
Festplatz Feuerwehr Firma Fliegerhorst Flughafen Forsthaus Freibad Friedhof Friedrich Fähre Fährstelle GVZ Gasthaus
Gasthof Gaststätte Gewerbegebiet Gewerbepark Globus Goldene Goldener Grenze Große Großer Grundschule Grüne Grüner
Gymn Gymnasium Gärtnerei HTW Haltepunkt Hammer Hauptbahnhof Haus Hbf Heim Heinrich Hinter Hohe Hort Hotel Hp Im In
Industriegebiet Industriepark Industriestandort Infineon Innere Johann Jugendherberge KM Karl Kaserne Kaufland
Kindergarten Kirche Kita Kleine Kleiner Klinik Klinikum Konsum Kraftwerk Krankenhaus Kreuzung Kulturhaus
Kulturpalast Kurort Kurze Käthe LRA Landhaus Landratsamt Lange Lidl Linde Markt Marktkauf Messe Mitte Mittelschule
Museum Mühle Netto Neubaugebiet Neue Neuer Neues Nord Norma Obere Oberer Oberschule Obi Ort Ortsausgang Ortseingang
Ost Papierfabrik Park Parkplatz Penny Pension Pflegeheim Platz Porsche Post Prof Rathaus Real Reha Rehaklinik
Reitbahn Robert Rosa Rote Roter Rotes S-Bahnhof Sankt Schloss Schloß Schule Schwarze Schwarzer Schwimmhalle
Seniorenheim Siedlung Sparkasse Sportplatz Stadion Stadt Stadtpark Steinbruch Str Straße Straßenbahnhof
Straßenmeisterei Sächs Sächsische Sächsisches Süd TU Talsperre Talstation Technisches Technologiepark Terminal
Thomas Tierheim Tierpark Tor Universität Unter Untere Unterer Unterm VW Von Vor WG Waldschänke Wasserwerk Weg
Weintraube Weiße Weißer Wendeplatz Wendeschleife Werk West Wilhelm Wohngebiet Wohnpark Wohnstätte ZOB Zum Zur Zwei
Äußere Über
"""
# First words of stop names that name no part of town.
_GENERIC = frozenset(_GENERIC_WORDS.split())
_NO_PART = re.compile(
    r"(er|sche|scher|sches|straße|str\.|platz|weg|allee|park|schule|gymnasium|forum|anlage|schacht|center|werk|spinnerei|-)$"
)
_VILLAGE = re.compile(r"(dorf|itz|hain|au|walde?|bach|grün|t?hal|roda|feld|burg|hausen|schütz|ow|heim|jugel|dler|kau)$")


@dataclass(frozen=True, slots=True)
class StopName:
    """A stop's name without the town: the part of town it begins with ("" if none), and the streets it names."""

    part: str
    streets: tuple[str, ...]


def before_town(name: str, town: str) -> str:
    """Return a stop's name without the town behind its last comma and in front ("Leipzig-Wahren", "Dresden Hbf")."""
    if "," in name:
        name = name.rpartition(",")[0].strip()
    first = re.split(r"[ /,(]", town)[0]
    shorter = re.sub(rf"^{re.escape(first)}(?:\([^)]*\))?[- ]", "", name)
    return _CENTRAL.sub("Hauptbahnhof", shorter if shorter and shorter[0].isupper() else name)


def parts_of_town(names: Iterable[str], town: str) -> frozenset[str]:
    """Return the parts of town that stop names begin with or end in: those that two or more different names tell of.

    One name is enough where the part sounds like a village and a street or the like follows.
    """
    ends: dict[str, set[str]] = {}
    for name in names:
        head, end = _head(_AT_PART.sub("", _plain(name)))
        if head and head != town:
            ends.setdefault(head, set()).add(end or name)
    return frozenset(head for head, tails in ends.items() if len(tails) > 1 or _sounds_like_village(head, tails))


def _sounds_like_village(head: str, tails: set[str]) -> bool:
    return bool(_VILLAGE.search(head)) and any(_is_street(tail) or tail.split(" ")[0] in _GENERIC for tail in tails)


def read(name: str, parts: frozenset[str]) -> StopName:
    """Return what a stop's name (without the town) says, given the parts of its town."""
    plain = _plain(name)
    head, _ = _head(_AT_PART.sub("", plain))
    part = head if head in parts else ""
    body = name[len(head) :].strip() if part and plain.startswith(head) else _BEFORE_STREET.sub("", name)
    pieces = [body, *(match.group(1) or "" for match in _BRACKETS.finditer(body))]
    streets = [street for piece in pieces for street in _streets(_plain(piece))]
    return StopName(part, tuple(dict.fromkeys(streets)))


def _plain(name: str) -> str:
    return _SHORT_STREET.sub("aße", _BEHIND_STREET.sub(" ", _BRACKETS.sub("", name))).removeprefix("OT ").strip()


def _head(name: str) -> tuple[str, str]:
    """Return a name's first word (two after "Bad", "Groß" …) and the rest; no word if it is no part of town."""
    words = name.split(" ")
    size = 2 if words[0] in _COMPOUND_PREFIX and len(words) > 2 else 1
    head, rest = " ".join(words[:size]), " ".join(words[size:])
    bare = words[0].rstrip(".")
    if bare in _GENERIC or len(head) < 3 or not head[0].isupper() or _NO_PART.search(head) or not head.isprintable():
        return "", name
    if any(mark in head for mark in "./0123456789") or _STREET_END.search(head):
        return "", name
    return head, rest


def _streets(text: str) -> list[str]:
    """Return the streets of a crossing: "Wall-/Weigangstraße" and "Bautzner/Rothenburger Straße" name two each."""
    pieces = [piece.strip() for piece in text.split("/") if piece.strip()]
    found: list[str] = []
    for piece, following in zip(pieces, pieces[1:] + [""] * bool(pieces), strict=True):
        street = _completed(piece, following)
        if _is_street(street):
            found.append(street)
    return found


def _completed(piece: str, following: str) -> str:
    ending = _STREET_END.search(following)
    if not ending:
        return piece
    word = ending.group(0).lower()
    if piece.endswith("-"):
        stem = piece[:-1]
        return f"{stem}-{word.capitalize()}" if "-" in stem else f"{stem}{word}"
    return f"{piece} {word.capitalize()}" if piece.endswith("er") and " " not in piece else piece


def _is_street(name: str) -> bool:
    if _NO_STREET.search(name) or key(name) in ("str", "weg", "platz"):
        return False
    return bool(_STREET_END.search(name) or _STREET_START.search(name))


def usual_spelling(names: Counter[str]) -> str:
    """Return the spelling used most often; the longer, then the alphabetically first among equals."""
    return min(names, key=lambda name: (-names[name], -len(name), name))
