"""German words for values: dates of any precision, amounts, codes; used by the map's page."""

from atlas.describe import REGION_NAMES, STATUSES

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
OFFICE_STATUS = {
    "open": "geöffnet",
    "closed": "geschlossen",
    "unverified": "ungeprüft: vor einem Besuch bitte nachfragen",
}
PROJECT_STATUS = {"approved": "bewilligt", "applied": "beantragt", "planned": "geplant"}
PRECISION = {
    "address": "an der Adresse",
    "street": "auf die Straße genau",
    "area": "auf das Gebiet genau",
    "city": "auf den Ort genau",
}
THEMES = {
    "children_youth_education": "Bildung von Kindern und Jugendlichen",
    "civic_lifelong_learning": "Bürgerbildung und lebenslanges Lernen",
    "social_inclusion_employment": "Soziale Eingliederung und Beschäftigung",
    "local_economy": "Wirtschaft im Quartier",
    "accompanying": "Begleitende Maßnahmen",
    "other": "Sonstiges",
}
BUDGET_BASIS = {
    "grant": "Zuwendung",
    "grant_eu_and_state": "Zuwendung von EU und Land",
    "framework": "Rahmenbescheid",
    "cost": "Gesamtkosten",
}
FIELDS = {
    "budget_total_eur": "Gesamtbetrag",
    "cost_total_eur": "Kosten",
    "eu_amount_eur": "EU-Anteil",
    "number_of_projects": "Zahl der Projekte",
    "project_list": "Projektliste",
    "inhabitants": "Einwohnerzahl",
    "hectares": "Größe",
    "since": "Beginn",
    "start": "Beginn",
    "status": "Status",
    "name": "Name",
    "title": "Titel",
    "fund": "Fonds",
    "phone": "Telefon",
    "street": "Straße",
    "periods": "Förderperiode",
    "boundary_description": "Grenze",
    "sub_quarters": "Quartiere",
    "council_decision": "Ratsbeschluss",
    "council_decision_date": "Datum des Ratsbeschlusses",
}
_MILLION = 1_000_000
REGIONS = REGION_NAMES["de"]
AREA_STATUS = STATUSES["de"]


def day(text: str | None) -> str:
    """Return an ISO date of any precision in German words; what is no date comes back as it is.

    >>> day("2024-06-05"), day("2024-06"), day("2024")
    ('5. Juni 2024', 'Juni 2024', '2024')
    """
    parts = (text or "").split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return text or ""
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return text or ""
    month = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    number = [f"{int(parts[2])}."] if len(parts) > 2 else []
    return " ".join([*number, *month, parts[0]])


def span(start: str | None, end: str | None) -> str:
    """Return a time span in words, or an empty text.

    >>> span("2018-01", None), span("2018", "2020")
    ('seit Januar 2018', '2018 bis 2020')
    """
    if start and end:
        return f"{day(start)} bis {day(end)}"
    return f"seit {day(start)}" if start else f"bis {day(end)}" if end else ""


def euros(amount: float) -> str:
    """Return an amount in German digits.

    >>> euros(1234567.0), euros(12.5)
    ('1.234.567 €', '12,50 €')
    """
    digits = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return digits.translate(str.maketrans(",.", ".,")) + " €"


def rough_euros(amount: float) -> str:
    """Return an amount short enough for a map.

    >>> rough_euros(240000), rough_euros(2900000)
    ('240.000 €', '2,9 Mio. €')
    """
    return euros(amount) if amount < _MILLION else f"{amount / _MILLION:.1f} Mio. €".replace(".", ",", 1)


def number(value: float) -> str:
    """Return a number in German digits.

    >>> number(12345), number(48.5)
    ('12.345', '48,5')
    """
    digits = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return digits.translate(str.maketrans(",.", ".,"))


def count(amount: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 Gebiet", "3 Gebiete"."""
    return f"{amount} {one if amount == 1 else many}"


def web_address(url: str | None) -> str | None:
    """Return an address that may be linked: only http and https, so that no record can smuggle in a script."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
