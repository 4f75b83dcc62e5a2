"""Columns and codes in words, for the files that people open: what a heading says, and what a value means."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from atlas.describe.asked import STATUS
from atlas.export.columns import Column
from atlas.export.statement import Language
from atlas.texts import Catalogue, staff_catalogue

# What stands in no form of the staff: keys, what the join adds, and where a feature is.
_HEADINGS: Mapping[str, tuple[str, str]] = {
    "id": ("Kennung", "Id"),
    "ags": ("Gemeindeschlüssel (AGS)", "Municipality code (AGS)"),
    "city_ags": ("Gemeindeschlüssel (AGS)", "Municipality code (AGS)"),
    "city_name": ("Stadt", "City"),
    "kreis": ("Kreis", "District"),
    "kreis_ags": ("Kreisschlüssel", "District code"),
    "region": ("Region", "Region"),
    "name_hsb": ("Name auf Obersorbisch", "Upper Sorbian name"),
    "former": ("Früher eigene Gemeinden", "Formerly municipalities of their own"),
    "area_name": ("Gebiet", "Area"),
    "area_id": ("Kennung des Gebiets", "Id of the area"),
    "area_names": ("Gebiete", "Areas"),
    "area_ids": ("Kennungen der Gebiete", "Ids of the areas"),
    "office_ids": ("Kennungen der Büros", "Ids of the offices"),
    "project_ids": ("Kennungen der Projekte", "Ids of the projects"),
    "successor_ids": ("Nachfolger", "Successors"),
    "themes": ("Themen der Projekte", "Themes of the projects"),
    "conflicts": ("Widersprüche der Belege", "Conflicts between sources"),
    "sources": ("Belege", "Sources"),
    "phone_e164": ("Telefon (international)", "Phone (international)"),
    "drawn_hectares": ("Gezeichnete Größe in Hektar", "Size as drawn, in hectares"),
    "point_lon": ("Länge des Zeichens", "Longitude of the sign"),
    "point_lat": ("Breite des Zeichens", "Latitude of the sign"),
    "centre_lon": ("Länge der Mitte", "Longitude of the centre"),
    "centre_lat": ("Breite der Mitte", "Latitude of the centre"),
    "point_precision": ("Genauigkeit des Zeichens", "Precision of the sign"),
    "manager_id": ("Zuständig (Kennung)", "Manager in charge (id)"),
    "manager_name": ("Zuständig", "Manager in charge"),
    "manager_role": ("Zuständig: Funktion", "Manager: role"),
    "manager_organisation": ("Zuständig: Organisation", "Manager: organisation"),
    "manager_phone": ("Zuständig: Telefon", "Manager: phone"),
    "manager_email": ("Zuständig: E-Mail", "Manager: e-mail"),
    "manager_valid_from": ("Zuständig ab", "In charge from"),
    "manager_confirmed": ("Zuständigkeit bestätigt", "Responsibility confirmed"),
    "city_name_hsb": ("Stadt auf Obersorbisch", "City in Upper Sorbian"),
    "city_kreis_ags": ("Kreisschlüssel", "District code"),
    "city_website": ("Website der Stadt", "Website of the city"),
    "counts_areas": ("Anzahl Gebiete", "Number of areas"),
    "counts_offices": ("Anzahl Büros", "Number of offices"),
    "counts_projects": ("Anzahl Projekte", "Number of projects"),
    "counts_cities": ("Anzahl Städte", "Number of cities"),
    "lon": ("Länge (Grad, WGS 84)", "Longitude (degrees, WGS 84)"),
    "lat": ("Breite (Grad, WGS 84)", "Latitude (degrees, WGS 84)"),
    "budget_total_eur": ("Förderung insgesamt", "Funding in total"),
    "budget_basis": ("Förderung insgesamt meint", "Funding in total means"),
    "address_city": ("Anschrift: Ort", "Address: town"),
    "page": ("Seite im Atlas", "Page in the atlas"),
    "rank": ("Nr.", "No."),
    "collection": ("Was", "What"),
    "distance_m": ("Entfernung in Metern (Luftlinie)", "Distance in metres (as the crow flies)"),
    "direction": ("Richtung", "Direction"),
    "contact_name": ("Kontakt", "Contact"),
    "contact_organisation": ("Kontakt: Organisation", "Contact: organisation"),
    "contact_phone": ("Kontakt: Telefon", "Contact: phone"),
    "contact_email": ("Kontakt: E-Mail", "Contact: e-mail"),
    "line": ("Zeile", "Line"),
    "asked": ("Ihr Ort", "Your place"),
    "place": ("Verstanden als", "Understood as"),
    "place_precision": ("Genauigkeit Ihres Ortes", "Precision of your place"),
    "place_lon": ("Länge Ihres Ortes", "Longitude of your place"),
    "place_lat": ("Breite Ihres Ortes", "Latitude of your place"),
    "problem": ("Was nicht geht", "What is wrong"),
    "suggestions": ("Vielleicht gemeint", "Perhaps meant"),
}
_CODES: Mapping[str, str] = {
    "region": "region",
    "theme": "theme",
    "themes": "theme",
    "geometry_quality": "quality",
    "precision": "precision",
    "point_precision": "precision",
    "period": "period",
    "periods": "period",
    "place_precision": "precision",
    "direction": "direction",
    "collection": "list-kinds",
}
_CODED = frozenset({*_CODES, "status", "confidence", "area_relation", "area_basis", "theme_basis", "kind"})
_TITLES: Mapping[str, tuple[str, str]] = {
    "cities": ("Programmstädte", "Cities"),
    "areas": ("Gebiete", "Areas"),
    "offices": ("Büros", "Offices"),
    "projects": ("Projekte", "Projects"),
    "regions": ("Regionen", "Regions"),
    "sources": ("Belege", "Sources"),
    "nearby": ("In der Nähe", "Nearby"),
    "places": ("Orte", "Places"),
}
_YES_NO: Mapping[Language, tuple[str, str]] = {"de": ("ja", "nein"), "en": ("yes", "no")}


def title(collection: str, language: Language) -> str:
    """Return what a collection is called."""
    return _TITLES[collection][0 if language == "de" else 1]


@cache
def heading(collection: str, column: str, language: Language) -> str:
    """Return what heads a column; one that nobody has named is headed by its name."""
    if column in _HEADINGS:
        return _HEADINGS[column][0 if language == "de" else 1]
    words = staff_catalogue(language)
    for key in (f"edit-field-{collection}-{column}", f"edit-field-{column}"):
        if words.knows(key):
            return words.say(key)
    return _nested_heading(words, column) or column


def _nested_heading(words: Catalogue, column: str) -> str | None:
    """Return the heading of a part: "Anschrift: Straße"."""
    for end in (n for n, letter in enumerate(column) if letter == "_"):
        whole, part = column[:end], column[end + 1 :]
        keys = (f"edit-field-{whole}-{part}", f"edit-field-{part}")
        known = next((key for key in keys if words.knows(key)), None)
        if known and words.knows(f"edit-field-{whole}"):
            return f"{words.say(f'edit-field-{whole}')}: {words.say(known)}"
    return None


def value_words(collection: str, column: Column, value: Any, language: Language) -> str:
    """Return a value as people read it: codes in words, lists parted by semicolons, what is nested by its parts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES_NO[language][0 if value else 1]
    if isinstance(value, int | float):
        return number_words(value, language)
    if isinstance(value, list | tuple):
        return "; ".join(value_words(collection, column, item, language) for item in value)
    if isinstance(value, Mapping):
        return _nested_words(column.name, value, language)
    if column.kind == "date" and language == "de":
        return ".".join(reversed(value.split("-")))
    return _code_words(collection, column.path[-1], str(value), language)


def number_words(value: float, language: Language) -> str:
    """Return a number with the marks of its language, and two decimals where it has some.

    >>> number_words(1600000.0, "de"), number_words(1234.5, "en")
    ('1.600.000', '1,234.50')
    """
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def _nested_words(collection: str, value: Mapping[str, Any], language: Language) -> str:
    parts = ((name, Column(name, (name,), "text"), found) for name, found in value.items())
    said = ((name, value_words(collection, column, found, language)) for name, column, found in parts)
    return ", ".join(f"{heading(collection, name, language)}: {text}" for name, text in said if text)


def _code_words(collection: str, name: str | int, code: str, language: Language) -> str:
    # Texts are no codes; what is kept for each code must not be kept for each text of a million rows.
    return _code(collection, str(name), code, language) if name in _CODED else code


@lru_cache(maxsize=1000)
def _code(collection: str, name: str, code: str, language: Language) -> str:
    words = staff_catalogue(language)
    keys = [f"{prefix}-{code}" for prefix in _prefixes(collection, name)] or [f"edit-value-{name}-{code}"]
    return next((words.say(key) for key in keys if words.knows(key)), code)


def _prefixes(collection: str, name: str) -> tuple[str, ...]:
    """Return how the messages of a code begin; a status in a table of several kinds has the words of any of them."""
    if name == "status":
        return (STATUS[collection],) if collection in STATUS else tuple(STATUS.values())
    return (_CODES[name],) if name in _CODES else ()
