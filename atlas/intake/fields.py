"""What each kind of import knows: its fields, what German and English lists call them, and the words for codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args

from atlas.text import fold

Kind = Literal["operations", "offices", "boundaries"]
Reads = Literal["text", "number", "money", "share", "date", "codes", "areas"]
KINDS: tuple[Kind, ...] = get_args(Kind)
COLLECTION: Mapping[Kind, str] = {"operations": "projects", "offices": "offices", "boundaries": "areas"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column can give: `words` are the terms of a coded one, by how lists write them."""

    name: str
    de: str
    en: str
    synonyms: tuple[str, ...] = ()
    reads: Reads = "text"
    words: Mapping[str, str] = field(default_factory=dict)


_PERIODS = {
    "2014-2020": "2014-2020",
    "2014 bis 2020": "2014-2020",
    "2021-2027": "2021-2027",
    "2021 bis 2027": "2021-2027",
    "ESF": "2014-2020",
    "ESF Plus": "2021-2027",
    "ESF+": "2021-2027",
}
_THEMES = {
    "Kinder- und Jugendbildung": "children_youth_education",
    "Informelle Kinder- und Jugendbildung": "children_youth_education",
    "Bildung": "children_youth_education",
    "Jugendarbeit": "children_youth_education",
    "Bürgerbildung": "civic_lifelong_learning",
    "Lebenslanges Lernen": "civic_lifelong_learning",
    "Soziale Eingliederung": "social_inclusion_employment",
    "Soziale Eingliederung und Integration in Beschäftigung": "social_inclusion_employment",
    "Integration in Beschäftigung": "social_inclusion_employment",
    "Beschäftigung": "social_inclusion_employment",
    "Wirtschaft im Quartier": "local_economy",
    "Lokale Ökonomie": "local_economy",
    "Lokale Wirtschaft": "local_economy",
    "Begleitende Maßnahmen": "accompanying",
    "Begleitung": "accompanying",
    "Quartiersmanagement": "accompanying",
    "Sonstiges": "other",
    "andere": "other",
}
_PROJECT_STATUS = {
    "bewilligt": "approved",
    "genehmigt": "approved",
    "laufend": "approved",
    "abgeschlossen": "approved",
    "beantragt": "applied",
    "geplant": "planned",
}
_OFFICE_STATUS = {
    "offen": "open",
    "geöffnet": "open",
    "in Betrieb": "open",
    "geschlossen": "closed",
    "ungeprüft": "unverified",
    "unbekannt": "unverified",
}
_OFFICE_KINDS = {
    "Quartiersmanagement": "QM-Büro",
    "Quartiersbüro": "QM-Büro",
    "QM": "QM-Büro",
    "Stadtteilmanagement": "QM-Büro",
    "Stadtteilladen": "Stadtteilbüro",
    "Treff": "Stadtteiltreff",
    "Begegnungsstätte": "Stadtteiltreff",
    "Ansprechpartner": "Programmkontakt",
}
_PRECISIONS = {
    "Adresse": "address",
    "Anschrift": "address",
    "hausnummerngenau": "address",
    "Straße": "street",
    "Gebiet": "area",
    "Ortsteil": "area",
    "Ort": "city",
    "Gemeinde": "city",
}

_CITY = Field(
    "city",
    "Stadt",
    "City",
    (
        "Gemeinde",
        "Kommune",
        "Ort",
        "Programmstadt",
        "PLZ Ort",
        "Standort",
        "municipality",
        "town",
        "Operation_Location",
    ),
)
_AGS = Field(
    "ags", "Gemeindeschlüssel", "Municipality key", ("AGS", "amtlicher Gemeindeschlüssel", "Gemeindekennziffer")
)
_PLACE = (
    Field("street", "Straße", "Street", ("Anschrift", "Adresse", "Straße und Hausnummer", "address", "Straße Nr")),
    Field("house_number", "Hausnummer", "House number", ("Hausnr", "Hs-Nr", "number")),
    Field(
        "postcode",
        "Postleitzahl",
        "Postal code",
        ("PLZ", "postcode", "zip", "Operation_Postcode", "Location_Indicator_Postcode"),
    ),
    Field("lon", "Länge", "Longitude", ("lon", "lng", "long", "Längengrad", "geografische Länge", "x wgs84"), "number"),
    Field("lat", "Breite", "Latitude", ("lat", "Breitengrad", "geografische Breite", "y wgs84"), "number"),
    Field("x", "Ostwert", "Easting", ("x", "Rechtswert", "Ost", "UTM Ost", "E", "x-Koordinate", "Easting"), "number"),
    Field(
        "y", "Nordwert", "Northing", ("y", "Hochwert", "Nord", "UTM Nord", "N", "y-Koordinate", "Northing"), "number"
    ),
    Field(
        "position",
        "Koordinaten",
        "Coordinates",
        (
            *("Koordinate", "Geokoordinaten", "Position", "location", "Location_Indicator_latitude_longitude"),
            *("lat,lon", "lon,lat", "latlon", "lonlat", "lat/lon"),
        ),
    ),
    Field("precision", "Genauigkeit der Lage", "Precision", ("Lagegenauigkeit", "Genauigkeit"), "codes", _PRECISIONS),
)
_OPERATIONS = (
    Field("id", "Kennung im Atlas", "Id in the atlas", ("atlas id",)),
    Field(
        "record_id",
        "Vorhabennummer",
        "Code of the operation",
        (
            "Vorhaben-Nr",
            "Vorhaben Nr",
            "Vorhabennr",
            "Antragsnummer",
            "Förderkennzeichen",
            "Aktenzeichen",
            "Projektnummer",
            "Code des Vorhabens",
            "Vorhabenkennung",
            "operation code",
            "record id",
            "Operation_Unique_Identifier",
        ),
    ),
    Field(
        "title",
        "Bezeichnung des Vorhabens",
        "Name of the operation",
        (
            "Vorhaben",
            "Vorhabentitel",
            "Vorhabenbezeichnung",
            "Name des Vorhabens",
            "Titel",
            "Projekt",
            "Projekttitel",
            "Projektname",
            "Bezeichnung",
            "Name",
            "operation name",
            "operation",
            "title",
            "project",
            "Operation_Name_Programme_Language",
            "Operation_Name",
        ),
    ),
    Field(
        "beneficiary",
        "Begünstigte",
        "Beneficiary",
        (
            "Begünstigter",
            "Name des Begünstigten",
            "Zuwendungsempfänger",
            "Antragsteller",
            "beneficiary name",
            "Beneficiary_Name",
        ),
    ),
    Field(
        "carrier", "Träger", "Carrier", ("Projektträger", "Durchführender", "Maßnahmeträger", "project executing body")
    ),
    _CITY,
    _AGS,
    Field(
        "area",
        "Fördergebiet",
        "Area",
        ("Gebiet", "Programmgebiet", "Quartier", "funding area", "Kennung des Fördergebiets", "area id"),
        "areas",
    ),
    Field(
        "period",
        "Förderperiode",
        "Funding period",
        ("Förderzeitraum EU", "Programmperiode", "Periode", "programming period"),
        "codes",
        _PERIODS,
    ),
    Field("programme", "Programm", "Programme", ("Förderprogramm", "Operation_Programme_Name", "Programme_Name")),
    Field(
        "start",
        "Beginn",
        "Start",
        (
            "Vorhabenbeginn",
            "Beginn des Vorhabens",
            "Startdatum",
            "Projektbeginn",
            "Laufzeit von",
            "von",
            "Datum des Beginns",
            "start date",
            "begin",
            "Operation_Start_Date",
        ),
        "date",
    ),
    Field(
        "end",
        "Ende",
        "End",
        (
            "Vorhabenende",
            "Ende des Vorhabens",
            "Enddatum",
            "Projektende",
            "Laufzeit bis",
            "bis",
            "Datum des Endes",
            "end date",
            "Operation_End_Date",
        ),
        "date",
    ),
    Field(
        "cost_total_eur",
        "Gesamtkosten",
        "Total cost",
        (
            "Gesamtausgaben",
            "förderfähige Gesamtausgaben",
            "förderfähige Kosten",
            "förderfähige Ausgaben",
            "Gesamtkosten des Vorhabens",
            "Kosten gesamt",
            "Kosten",
            "total cost of the operation",
            "total eligible expenditure",
            "Operation_Total_Budget",
            "Total_Eligible_Expenditure_amount",
        ),
        "money",
    ),
    Field(
        "eu_amount_eur",
        "EU-Mittel",
        "EU amount",
        (
            "EU-Beitrag",
            "Unionsbeitrag",
            "ESF-Mittel",
            "EU-Anteil",
            "Kosten EU",
            "EU contribution",
            "Operation_EU_Budget",
        ),
        "money",
    ),
    Field(
        "grant_total_eur",
        "Zuwendung",
        "Grant",
        ("Fördersumme", "Zuschuss", "Förderung", "bewilligte Mittel", "Zuwendungsbetrag", "grant amount"),
        "money",
    ),
    Field(
        "co_financing_rate",
        "Kofinanzierungssatz",
        "Co-financing rate",
        (
            "Unionskofinanzierungssatz",
            "EU-Kofinanzierungssatz",
            "Fördersatz",
            "Kofinanzierung",
            "EU co-financing rate",
            "Operation_EU_Cofinancing_Rate",
            "Cofinancing_Rate",
        ),
        "share",
    ),
    Field("fund", "Fonds", "Fund", ("EU-Fonds", "betreffender Fonds", "Fund_Code")),
    Field(
        "intervention_category",
        "Art der Intervention",
        "Type of intervention",
        ("Interventionskategorie", "Interventionsbereich", "category of intervention", "Category_Label"),
    ),
    Field(
        "specific_objective",
        "Spezifisches Ziel",
        "Specific objective",
        ("betreffendes spezifisches Ziel", "Program_Specific_Objective_Code"),
    ),
    Field("theme", "Thema", "Theme", ("Handlungsfeld", "Themenfeld", "Fördergegenstand"), "codes", _THEMES),
    Field(
        "status",
        "Stand",
        "Status",
        ("Status des Vorhabens", "Stand des Vorhabens", "Bearbeitungsstand"),
        "codes",
        _PROJECT_STATUS,
    ),
    Field(
        "summary",
        "Zusammenfassung",
        "Summary",
        (
            "Kurzbeschreibung",
            "Beschreibung",
            "Zweck und Errungenschaften",
            "Zweck des Vorhabens",
            "Inhalt",
            "description",
            "purpose",
            "Operation_Summary_Programme_Language",
        ),
    ),
    Field("note", "Bemerkung", "Note", ("Anmerkung", "Hinweis", "Kommentar", "remark", "comment")),
    *_PLACE,
)
_OFFICES = (
    Field("id", "Kennung", "Id", ("ID", "Schlüssel", "identifier")),
    Field(
        "name",
        "Name des Büros",
        "Name of the office",
        ("Name", "Bezeichnung", "Büro", "Einrichtung", "office", "title"),
    ),
    Field("kind", "Art", "Kind", ("Art des Büros", "Typ", "Kategorie", "type"), "codes", _OFFICE_KINDS),
    _CITY,
    _AGS,
    Field("area", "Fördergebiet", "Area", ("Gebiet", "Gebiete", "Programmgebiet", "Quartier", "areas"), "areas"),
    Field("programme", "Programm", "Programme", ("Förderprogramm",)),
    Field("carrier", "Träger", "Carrier", ("Betreiber", "operator")),
    Field("client", "Auftraggeber", "Client", ("im Auftrag von",)),
    Field("phone", "Telefon", "Phone", ("Tel", "Telefonnummer", "Rufnummer", "telephone")),
    Field("email", "E-Mail", "E-mail", ("Mail", "E-Mail-Adresse", "email address")),
    Field("website", "Webseite", "Website", ("Web", "Internet", "Homepage", "URL", "Internetadresse")),
    Field("opening_hours", "Öffnungszeiten", "Opening hours", ("Sprechzeiten", "Sprechstunde", "hours")),
    Field("since", "Seit", "Since", ("eröffnet", "Beginn", "von", "opened"), "date"),
    Field("until", "Bis", "Until", ("geschlossen am", "Ende", "closed"), "date"),
    Field("status", "Stand", "Status", ("Betriebsstand",), "codes", _OFFICE_STATUS),
    Field("as_of", "Angaben vom", "As of", ("Stand vom", "Datum"), "date"),
    Field("note", "Bemerkung", "Note", ("Anmerkung", "Hinweis", "Kommentar", "remark", "comment")),
    *_PLACE,
)
_BOUNDARIES = (
    Field(
        "area",
        "Fördergebiet",
        "Area",
        ("Gebiet", "Name", "Bezeichnung", "Gebietsname", "id", "layer", "area name"),
        "areas",
    ),
    _CITY,
    _AGS,
)
FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "operations": _OPERATIONS,
    "offices": _OFFICES,
    "boundaries": _BOUNDARIES,
}
# Without one of these in each group no row of a kind can be told from another.
NEEDED: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    "operations": (("title", "record_id"),),
    "offices": (("name", "id"),),
    "boundaries": (),
}


def field_of(kind: Kind, name: str) -> Field | None:
    """Return a field of a kind by its name."""
    return next((one for one in FIELDS[kind] if one.name == name), None)


@cache
def synonyms(kind: Kind) -> Mapping[str, str]:
    """Return the names of fields by everything they are called, folded; the first field that claims a word has it."""
    table: dict[str, str] = {}
    for one in FIELDS[kind]:
        for word in (one.de, one.en, one.name, *one.synonyms):
            table.setdefault(fold(word), one.name)
    return table
