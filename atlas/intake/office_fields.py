"""What a list of offices calls its columns."""

from atlas.intake import terms
from atlas.intake.field import Field
from atlas.intake.place_fields import AGS, CITY, PLACE

OFFICES = (
    Field("id", "Kennung", "Id", ("ID", "Schlüssel", "identifier")),
    Field(
        "name",
        "Name des Büros",
        "Name of the office",
        ("Name", "Bezeichnung", "Büro", "Einrichtung", "office", "title"),
    ),
    Field("kind", "Art", "Kind", ("Art des Büros", "Typ", "Kategorie", "type"), "codes", terms.OFFICE_KINDS),
    CITY,
    AGS,
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
    Field("status", "Stand", "Status", ("Betriebsstand",), "codes", terms.OFFICE_STATUS),
    Field("as_of", "Angaben vom", "As of", ("Stand vom", "Datum"), "date"),
    Field("note", "Bemerkung", "Note", ("Anmerkung", "Hinweis", "Kommentar", "remark", "comment")),
    *PLACE,
)
