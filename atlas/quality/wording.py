"""Names, fields, numbers and dates as the sentences of the checks say them."""

from collections.abc import Mapping

from atlas.model import Area, Assignment, City, Conflict, Manager, Office, Project, Record, Source

_NOUNS: dict[type[Record], tuple[str, str]] = {
    City: ("Stadt", "City"),
    Area: ("Gebiet", "Area"),
    Project: ("Projekt", "Project"),
    Office: ("Büro", "Office"),
    Manager: ("Kontakt", "Contact"),
    Assignment: ("Zuständigkeit", "Assignment"),
    Source: ("Beleg", "Source"),
    Conflict: ("Widerspruch", "Conflict"),
}
_FIELDS_DE = {
    "amount_eur": "Betrag",
    "areas_and_municipalities": "Gebiete und Städte",
    "as_of": "Stand",
    "boundary_description": "Abgrenzung",
    "budget_eu_eur": "EU-Anteil am Budget",
    "budget_figures": "Betrag",
    "budget_total_eur": "Budget",
    "cost_total_eur": "Gesamtkosten",
    "council_decision": "Ratsbeschluss",
    "council_decision_date": "Datum des Ratsbeschlusses",
    "drawn_hectares": "Gezeichnete Größe",
    "end": "Ende",
    "eu_amount_eur": "EU-Anteil",
    "fund": "Fonds",
    "funded_until": "Förderung bis",
    "grant_total_eur": "Zuwendung",
    "hectares": "Größe",
    "inhabitants": "Einwohnerzahl",
    "inhabitants_as_of": "Stand der Einwohnerzahl",
    "municipalities": "Zahl der Städte",
    "number_of_projects": "Zahl der Projekte",
    "opening_hours_as_of": "Stand der Öffnungszeiten",
    "periods": "Förderperioden",
    "phone": "Telefon",
    "population": "Einwohnerzahl",
    "project_list": "Liste der Projekte",
    "since": "Beginn",
    "start": "Beginn",
    "street": "Straße",
    "sub_quarters": "Ortsteile",
    "title": "Titel",
    "total_eur": "Gesamtbetrag",
    "until": "Ende",
    "valid_from": "Gültig ab",
}
_INNER_QUOTES = str.maketrans("„“”", "‚‘’")


def field_de(name: str) -> str:
    """Return what a field is called in German, or its own name where it has no German one."""
    return _FIELDS_DE.get(name, name.capitalize() if name in ("name", "status") else name)


def title(record: Record) -> str:
    """Return what people call a record, or its id where it has no name."""
    match record:
        case Project():
            return record.title
        case Assignment() | Source() | Conflict():
            return record.id
        case _:
            return record.name


def label(record: Record, city_names: Mapping[str, str]) -> tuple[str, str]:
    """Return kind, name and city of a record in German and English: Büro „Stadtteilladen“ (Coswig)."""
    noun_de, noun_en = _NOUNS[type(record)]
    city = city_names.get(getattr(record, "city_ags", ""), "")
    if isinstance(record, Assignment):
        return f"{noun_de} für {city or record.city_ags}", f"{noun_en} of {city or record.city_ags}"
    if isinstance(record, Conflict):
        return noun_de, noun_en
    name = title(record)
    place = f" ({city})" if city and city not in name else ""
    return f"{noun_de} {quoted_de(name)}{place}", f"{noun_en} {quoted_en(name)}{place}"


def quoted_de(text: str) -> str:
    """Return a text in German quotes, quotes inside it turned into single ones."""
    return f"„{text.translate(_INNER_QUOTES)}“"


def quoted_en(text: str) -> str:
    """Return a text in English quotes, quotes inside it turned into single ones."""
    return f"“{text.translate(_INNER_QUOTES).replace('‚', '‘')}”"


def number_de(value: float, digits: int = 0) -> str:
    """Return a number as German readers expect it: 1.234,5."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def number_en(value: float, digits: int = 0) -> str:
    """Return a number as English readers expect it: 1,234.5."""
    return f"{value:,.{digits}f}"


def date_de(text: str) -> str:
    """Return an ISO date, also with reduced precision, in German order: 29.02.2024, 08/2025, 2019."""
    parts = text.split("-")
    return "/".join(reversed(parts)) if len(parts) == 2 else ".".join(reversed(parts))
