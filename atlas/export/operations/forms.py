"""The forms of a list of operations: which columns it has, and what stands in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from atlas.export.operations.operation import COUNTRY, COUNTRY_CODE, CURRENCY, Operation

Kind = Literal["text", "date", "money", "number"]
Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; `law` is the letter of Art. 49(3) that asks for it, "" for what the atlas adds."""

    name: str
    value: Callable[[Operation], Cell]
    kind: Kind = "text"
    law: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its name, what it is, and its columns in order."""

    name: str
    title_de: str
    title_en: str
    columns: tuple[Column, ...]


def _plain(name: str) -> Callable[[Operation], Cell]:
    return lambda operation: operation.fields[name]


def _site(name: str) -> Callable[[Operation], Cell]:
    return lambda operation: operation.site.get(name)


def _lon(operation: Operation) -> Cell:
    return operation.lon_lat[0] if operation.lon_lat else None


def _lat(operation: Operation) -> Cell:
    return operation.lon_lat[1] if operation.lon_lat else None


def _per_cent(operation: Operation) -> Cell:
    return None if operation.union_rate is None else round(operation.union_rate * 100, 4)


_PRECISION: Mapping[str, str] = {"address": "Adresse", "street": "Straße", "area": "Gebiet", "city": "Ort"}
_STATUS: Mapping[str, str] = {"approved": "bewilligt", "applied": "beantragt", "planned": "geplant"}
# What the law asks for stands first, in its order; the words are those that the import knows: a list comes back.
_ART49 = (
    Column("Code des Vorhabens", lambda o: o.code, law="3"),
    Column("Name des Begünstigten", lambda o: o.beneficiary, law="3 a, b"),
    Column("Name des Auftragnehmers", lambda o: o.contractor, law="3 a"),
    Column("Bezeichnung des Vorhabens", _plain("title"), law="3 d"),
    Column("Zweck und Errungenschaften", _plain("summary"), law="3 e"),
    Column("Datum des Beginns", _plain("start"), "date", "3 f"),
    Column("Datum des Endes", _plain("end"), "date", "3 g"),
    Column("Gesamtkosten (EUR)", _plain("cost_total_eur"), "money", "3 h"),
    Column("Fonds", _plain("fund"), law="3 i"),
    Column("Spezifisches Ziel", _plain("specific_objective"), law="3 j"),
    Column("Unionskofinanzierungssatz (%)", _per_cent, "number", "3 k"),
    Column("Standortindikator (NUTS 3)", lambda o: o.nuts, law="3 l"),
    Column("Breite", _lat, "number", "3 l"),
    Column("Länge", _lon, "number", "3 l"),
    Column("Genauigkeit der Lage", lambda o: _PRECISION[o.fields["precision"]], law="3 l"),
    Column("Land", lambda _: COUNTRY_CODE, law="3 l"),
    Column("Art der Intervention", _plain("intervention_category"), law="3 n"),
    Column("Kennung im Atlas", lambda o: o.id),
    Column("Gemeindeschlüssel", _plain("city_ags")),
    Column("Stadt", _plain("city_name")),
    Column("Straße", _site("street")),
    Column("Hausnummer", _site("house_number")),
    Column("Postleitzahl", _site("postcode")),
    Column("Kennung des Fördergebiets", _plain("area_id")),
    Column("Name des Fördergebiets", _plain("area_name")),
    Column("Träger", lambda o: o.carrier),
    Column("Programm", _plain("programme")),
    Column("Förderperiode", _plain("period")),
    Column("EU-Mittel (EUR)", _plain("eu_amount_eur"), "money"),
    Column("Zuwendung (EUR)", _plain("grant_total_eur"), "money"),
    Column("Stand des Vorhabens", lambda o: _STATUS.get(o.fields["status"] or "")),
)


def _day_of(name: str) -> Callable[[Operation], Cell]:
    """Return a date as Kohesio writes it (31/12/2019); one that is known to the month or year only stays empty."""

    def value(operation: Operation) -> Cell:
        parts = (operation.fields[name] or "").split("-")
        return "/".join(reversed(parts)) if len(parts) == 3 else None

    return value


def _lon_and_lat(operation: Operation) -> Cell:
    """Return a geopoint of Table Schema, longitude first."""
    return "{:.6f}, {:.6f}".format(*operation.lon_lat) if operation.lon_lat else None


def _nothing(_: Operation) -> Cell:
    """Return nothing: Kohesio's form has a column for what the atlas does not know."""
    return None


# The columns and their order are those of the Kohesio validator's Table Schema (Interoperability Test Bed, "kohesio").
_KOHESIO = (
    Column("Operation_Unique_Identifier", lambda o: o.code or o.id),
    Column("CountryID", _nothing),
    Column("Operation_Name_Programme_Language", _plain("title")),
    Column("Operation_Name_English", _nothing),
    Column("Country", lambda _: COUNTRY),
    Column("Location_Indicator_Postcode", _site("postcode")),
    Column("Operation_Start_Date", _day_of("start")),
    Column("Operation_Expected_End_Date", _nothing),
    Column("Operation_End_Date", _day_of("end")),
    Column("Cofinancing_Rate", _per_cent, "number"),
    Column("Total_Eligible_Expenditure_amount", _plain("cost_total_eur"), "money"),
    Column("Total_Eligible_Expenditure_Currency", lambda _: CURRENCY),
    Column("Total_Eligible_Expenditure_Exchange_Rate", _nothing, "number"),
    Column("Location_Indicator_NUTS_code", lambda o: o.nuts),
    Column("Beneficiary_Name", lambda o: o.beneficiary),
    Column("Location_Indicator_latitude_longitude", _lon_and_lat),
    Column("Category_Of_Intervention", lambda o: o.intervention_code),
    Column("Fund_Code", _plain("fund")),
    Column("Programme_Code", _nothing),
    Column("Operation_Summary_English", _nothing),
    Column("Operation_Summary_Programme_Language", _plain("summary")),
    Column("Programming_Period", _plain("period")),
    Column("Programme_Name", _plain("programme")),
    Column("Program_Priority_Axis_Code", _nothing),
    Column("Program_Priority_Axis_Name", _nothing),
    Column("Program_Specific_Objective_Code", _plain("specific_objective")),
    Column("Program_Specific_Objective_Name", _nothing),
    Column("Program_Thematic_Objective_Code", _nothing),
    Column("Program_Thematic_Objective_Name", _nothing),
    Column("Fund_Name", _nothing),
    Column("Date_Of_Last_Update", lambda o: f"{o.updated:%d/%m/%Y}"),
    Column("Beneficiary_Unique_Identifier", _nothing),
    Column("Social_Media_Links", _nothing),
)
FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("art49", "Liste der Vorhaben nach Art. 49 Abs. 3", "List of operations by Art. 49(3)", _ART49),
        Form("kohesio", "Liste der Vorhaben in Kohesios Form", "List of operations in Kohesio's form", _KOHESIO),
    )
}


def row(form: Form, operation: Operation) -> list[Any]:
    """Return the cells of an operation in the order of a form's columns; None where nothing is known."""
    return [column.value(operation) for column in form.columns]
