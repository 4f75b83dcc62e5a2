"""German words for the codes of the model, as the pages say them."""

import re
from collections.abc import Mapping

SINGULAR: Mapping[str, str] = {
    "areas": "Gebiet",
    "cities": "Stadt",
    "projects": "Projekt",
    "offices": "Büro",
    "regions": "Region",
}
PLURAL: Mapping[str, str] = {
    "areas": "Gebiete",
    "cities": "Städte",
    "projects": "Projekte",
    "offices": "Büros",
    "regions": "Regionen",
}
LIST_TITLES: Mapping[str, str] = {
    "areas": "Alle Gebiete",
    "cities": "Alle Programmstädte",
    "projects": "Alle Projekte",
    "offices": "Alle Büros vor Ort",
    "regions": "Die Regionen",
}
LIST_LEADS: Mapping[str, str] = {
    "areas": "Fördergebiete der nachhaltigen sozialen Stadtentwicklung in Sachsen und Gebiete anderer Programme.",
    "cities": "Städte und Gemeinden mit mindestens einem Gebiet, und wer für sie zuständig ist.",
    "projects": "Geförderte, beantragte und geplante Vorhaben in den Gebieten.",
    "offices": "Quartiersmanagement, Stadtteilbüros und andere Anlaufstellen, mit dem Stand ihrer Angaben.",
    "regions": "Die beiden Regionen der Servicestelle folgen aus den heutigen Zuständigkeiten.",
}
# The map's URL names one selected record by these parameters.
MAP_PARAMETERS: Mapping[str, str] = {"areas": "area", "cities": "city", "projects": "project", "offices": "office"}
FOLDERS: Mapping[str, str] = {"areas": "gebiete", "cities": "staedte", "projects": "projekte", "offices": "bueros"}

REGION = {"east": "Region Ost", "west": "Region West"}
AREA_STATUS = {"approved": "bewilligt", "applied": "beantragt", "former": "abgelaufen", "unknown": "unklar"}
OFFICE_STATUS = {"open": "geöffnet", "closed": "geschlossen", "unverified": "ungeprüft"}
PROJECT_STATUS = {"approved": "bewilligt", "applied": "beantragt", "planned": "geplant"}
PARTICIPATION = {"approved": "bewilligt", "applied": "beantragt", "concept_only": "nur Konzept", "unclear": "unklar"}
QUALITY = {
    "official": "amtlich",
    "quarter": "aus amtlichen Ortsteilen",
    "schematic": "schematisch, nicht amtlich",
    "municipality": "ganze Gemeinde",
    "none": "ohne Grenze",
}
QUALITY_WHY = {
    "official": "Die Grenze stammt aus einer Datei der Gemeinde.",
    "quarter": "Gezeichnet sind ganze amtliche Ortsteile; die genaue Grenze kann davon abweichen.",
    "schematic": "Eine amtliche Grenze liegt nicht als Datei vor; sie ist aus bekannten Orten im Gebiet angenähert.",
    "municipality": "Gezeichnet ist die ganze Gemeinde, weil kein kleinerer Umriss bekannt ist.",
    "none": "Ein Umriss ist nicht bekannt; das Gebiet ist nur an seinem Ort verzeichnet.",
}
EVIDENCE = {
    "described": "Straßen oder Grenzen sind in einer Quelle beschrieben.",
    "named": "Die Quellen nennen nur die Quartiere.",
    "assumed": "Die Lage ist angenommen und kann um einige Hundert Meter abweichen.",
}
PRECISION = {
    "address": "an der Adresse",
    "street": "auf die Straße genau",
    "area": "auf das Gebiet genau",
    "city": "auf den Ort genau",
}
PRECISION_WHY = {
    "address": "Der Punkt liegt an der Hausnummer.",
    "street": "Der Punkt liegt an der Straße; wo die Hausnummer ist, ist nicht bekannt.",
    "area": "Der Punkt steht für das Gebiet, den Ortsteil oder die Postleitzahl, nicht für ein Haus.",
    "city": "Der Punkt steht nur für den Ort.",
}
THEME = {
    "children_youth_education": "Kinder- und Jugendbildung",
    "civic_lifelong_learning": "Bürgerbildung, lebenslanges Lernen",
    "social_inclusion_employment": "Soziale Eingliederung, Arbeit",
    "local_economy": "Wirtschaft im Quartier",
    "accompanying": "Quartiersmanagement, Begleitung",
    "other": "Sonstiges",
}
BUDGET_BASIS = {
    "grant": "Zuwendung",
    "grant_eu_and_state": "Zuwendung von EU und Land",
    "framework": "Rahmenbescheid",
    "cost": "Gesamtkosten",
}
FIGURE_KIND = {
    "grant": "Zuwendung",
    "cost": "Kosten",
    "own_share": "Eigenanteil",
    "requested": "beantragt",
    "expected": "erwartet",
    "max": "Höchstbetrag",
    "unclear": "unklar",
}
RATE_BASIS = {"eu": "Anteil der EU", "eu_and_state": "Anteil von EU und Land zusammen"}
SEEN = {"stored copy": "gespeicherte Kopie", "supplied document": "vorgelegtes Dokument", "package": "Datenpaket"}
FIELD = {
    "budget_total_eur": "Gesamtbetrag",
    "cost_total_eur": "Kosten",
    "number_of_projects": "Zahl der Projekte",
    "inhabitants": "Einwohnerzahl",
    "since": "Beginn",
    "status": "Stand",
    "name": "Name",
    "start": "Beginn",
    "boundary_description": "Grenze",
    "periods": "Förderperiode",
    "council_decision": "Ratsbeschluss",
    "council_decision_date": "Datum des Ratsbeschlusses",
    "hectares": "Größe",
    "street": "Straße",
    "sub_quarters": "Quartiere",
    "fund": "Fonds",
    "title": "Titel",
    "eu_amount_eur": "EU-Anteil",
    "phone": "Telefon",
    "project_list": "Projektliste",
    "target_age_kulturinsel": "Altersgruppe",
}
# The words for the values of a filter, by the name of its parameter; "status" depends on the collection.
FILTER_VALUES: Mapping[str, Mapping[str, str]] = {
    "region": REGION,
    "theme": THEME,
    "geometry_quality": QUALITY,
    "precision": PRECISION,
    "period": {"2014-2020": "2014–2020", "2021-2027": "2021–2027"},
}
STATUS: Mapping[str, Mapping[str, str]] = {
    "areas": AREA_STATUS,
    "offices": OFFICE_STATUS,
    "projects": PROJECT_STATUS,
}

_CODES = {**AREA_STATUS, **OFFICE_STATUS, **PROJECT_STATUS}
ESF = "ESF Nachhaltige soziale Stadtentwicklung"
_NULL = re.compile(r"\bnull\b")
_YEARS = re.compile(r"(?<=\b\d{4})-(?=\d{4}\b)")
_QUOTED_CODE = re.compile(rf"„({'|'.join(_CODES)})“")


def filter_value(collection: str, name: str, code: str) -> str:
    """Return the words for one value of a filter; what is no code stands for itself."""
    table = STATUS.get(collection, {}) if name == "status" else FILTER_VALUES.get(name, {})
    return table.get(code, code)


def without_codes(text: str) -> str:
    """Return a note with the model's codes put into German words, and ranges of years with their dash.

    >>> without_codes("2014-2020 ohne Bescheid, darum „unknown“ und null.")
    '2014–2020 ohne Bescheid, darum „unklar“ und ohne Angabe.'
    """
    named = _QUOTED_CODE.sub(lambda match: f"„{_CODES[match.group(1)]}“", text)
    return _YEARS.sub("–", _NULL.sub("ohne Angabe", named))


def programme(name: str) -> str:
    """Return the short name of a programme for tables."""
    return "ESF" if name == ESF else name
