"""The table of all checks, and the one function that runs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from atlas.layers import Layers
from atlas.quality import (
    contact,
    coverage,
    dates,
    freshness,
    identity,
    money,
    position,
    provenance,
    references,
    responsibility,
    shapes,
)
from atlas.quality.context import CheckContext
from atlas.quality.finding import CheckFunction, Finding
from atlas.quality.report import Report, ordered, report


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its stable id and what it is called on screen."""

    id: str
    title_de: str
    title_en: str
    function: CheckFunction

    def findings(self, context: CheckContext) -> Iterator[Finding]:
        """Yield what the check finds in one state of the atlas."""
        return (note.finding(self.id, context.city_names) for note in self.function(context))


CHECKS: tuple[Check, ...] = (
    Check("id-unique", "Kennungen sind eindeutig", "Ids are unique", identity.unique_ids),
    Check("id-form", "Kennungen haben die richtige Form", "Ids are well formed", identity.id_form),
    Check("kreis-code", "Kreisschlüssel passt zum AGS", "Kreis code fits the AGS", identity.kreis_code),
    Check("record-number", "Vorhabennummer passt zur Kennung", "Record number fits the id", identity.record_numbers),
    Check("city-reference", "Stadt ist bekannt", "City is known", references.city_references),
    Check("area-reference", "Gebiet ist bekannt und in der Stadt", "Area is known", references.area_references),
    Check("area-basis", "Zuordnung zum Gebiet ist begründet", "Area link has a basis", references.area_link_basis),
    Check("predecessor", "Vorgängergebiet ist bekannt", "Predecessor is known", references.predecessors),
    Check("shared-budget", "Geteilte Beträge nennen Gebiete", "Shared figures name areas", references.shared_budgets),
    Check("manager-reference", "Zuständige Person ist bekannt", "Manager is known", references.manager_references),
    Check("source-reference", "Genannte Belege sind bekannt", "Sources are known", provenance.source_references),
    Check("source-present", "Jeder Eintrag hat einen Beleg", "Every record has a source", provenance.sources_present),
    Check("value-source", "Belege einzelner Angaben passen", "Sources of values fit", provenance.value_sources),
    Check("source-address", "Belege lassen sich nachlesen", "Sources can be looked up", provenance.source_addresses),
    Check("source-unused", "Belege werden genannt", "Sources are used", provenance.unused_sources),
    Check("conflict-link", "Widersprüche sind verknüpft", "Conflicts are linked", references.conflict_links),
    Check("conflict-sides", "Widersprüche haben zwei Seiten", "Conflicts have two sides", references.conflict_sides),
    Check("conflict-open", "Offene Widersprüche", "Open conflicts", references.open_conflicts),
    Check("manager-today", "Für jede Stadt ist heute jemand zuständig", "Manager today", responsibility.manager_today),
    Check(
        "assignment-ambiguous", "Zuständigkeit ist eindeutig", "One assignment", responsibility.ambiguous_assignments
    ),
    Check("assignment-future", "Kommende Übergaben", "Hand-overs to come", responsibility.future_assignments),
    Check(
        "assignment-unconfirmed",
        "Zuständigkeit ist bestätigt",
        "Assignment is confirmed",
        responsibility.unconfirmed_assignments,
    ),
    Check("geometry-kind", "Art der Geometrie passt", "Geometry kind fits", shapes.geometry_kinds),
    Check("geometry-valid", "Geometrie ist gültig", "Geometry is valid", shapes.geometry_validity),
    Check("ring-order", "Ringe folgen RFC 7946", "Rings follow RFC 7946", shapes.ring_order),
    Check("decimals", "Höchstens sechs Nachkommastellen", "At most six decimals", shapes.decimals),
    Check("geometry-quality", "Güte der Grenze passt", "Geometry quality fits", shapes.geometry_quality),
    Check("in-saxony", "Lage ist in Sachsen", "Position is in Saxony", position.positions_in_saxony),
    Check("area-in-city", "Gebiet liegt in seiner Stadt", "Area lies in its city", position.area_in_city),
    Check("area-point", "Punkt liegt im Gebiet", "Point lies in the area", position.area_points),
    Check("drawn-size", "Gezeichnete Größe stimmt", "Drawn size is right", position.drawn_size),
    Check("stated-size", "Größe laut Quelle passt", "Stated size fits", position.stated_size),
    Check("project-in-city", "Projekt liegt in seiner Stadt", "Project lies in its city", position.project_in_city),
    Check("office-in-city", "Büro liegt in seiner Stadt", "Office lies in its city", position.office_in_city),
    Check("area-overlap", "Gebiete überlappen sich nicht", "Areas do not overlap", position.overlaps),
    Check("amount", "Zahlen sind nicht negativ", "Amounts are not negative", money.amounts),
    Check("project-share", "Anteile unter den Kosten", "Shares below the cost", money.project_shares),
    Check("area-budget", "Budget passt zu seiner Art", "Budget fits its basis", money.area_budgets),
    Check("co-financing", "Fördersatz passt zu den Beträgen", "Rate fits the amounts", money.co_financing),
    Check("date-form", "Daten sind wohlgeformt", "Dates are well formed", dates.date_form),
    Check("date-order", "Ende nicht vor Beginn", "End not before start", dates.date_order),
    Check("project-period", "Laufzeit passt zur Förderperiode", "Dates fit the period", dates.project_period),
    Check("area-period", "ESF-Gebiete haben eine Förderperiode", "ESF areas have a period", dates.area_periods),
    Check("phone", "Telefonnummern stimmen überein", "Phone numbers agree", contact.phones),
    Check("email", "E-Mail-Adressen haben die richtige Form", "E-mail is well formed", contact.emails),
    Check("email-personal", "Keine persönlichen Postfächer", "No personal mail boxes", contact.personal_emails),
    Check("person", "Keine Namen natürlicher Personen", "No names of natural persons", contact.beneficiaries),
    Check("url", "Webadressen haben die richtige Form", "Web addresses are well formed", contact.urls),
    Check("postcode", "Postleitzahlen haben fünf Ziffern", "Postal codes have five digits", contact.postcodes),
    Check("office-unverified", "Büros sind geprüft", "Offices are verified", freshness.unverified_offices),
    Check("office-stale", "Angaben offener Büros sind frisch", "Open offices are fresh", freshness.stale_offices),
    Check("office-hours", "Öffnungszeiten sind frisch", "Opening hours are fresh", freshness.opening_hours),
    Check("office-ended", "Büro oder Förderung läuft noch", "Office or funding goes on", freshness.ended_offices),
    Check("office-silent", "Offene Büros sind erreichbar", "Open offices can be reached", freshness.silent_offices),
    Check("manager-stale", "Angaben der Zuständigen sind frisch", "Managers are fresh", freshness.stale_managers),
    Check("project-overtaken", "Projektstand ist aktuell", "Project status is current", freshness.overtaken_projects),
    Check("area-overtaken", "Gebietsstand ist aktuell", "Area status is current", freshness.overtaken_areas),
    Check("city-without-area", "Jede Stadt hat ein Gebiet", "Every city has an area", coverage.cities_without_area),
    Check("area-lonely", "Gebiete haben Projekt oder Büro", "Areas are not empty", coverage.lonely_areas),
    Check("project-without-area", "Projekte haben ein Gebiet", "Projects have an area", coverage.projects_without_area),
)


def grave(layers: Layers, today: date) -> tuple[Finding, ...]:
    """Return the errors and warnings of all checks: without what is only worth knowing, which most records have."""
    context = CheckContext(layers, today)
    noted = ((check, note) for check in CHECKS for note in check.function(context))
    return ordered(note.finding(check.id, context.city_names) for check, note in noted if note.severity != "info")


def run(layers: Layers, today: date) -> Report:
    """Return what all checks find in one state of the atlas on a day."""
    context = CheckContext(layers, today)
    titles = {check.id: (check.title_de, check.title_en) for check in CHECKS}
    return report(today, titles, (finding for check in CHECKS for finding in check.findings(context)))
