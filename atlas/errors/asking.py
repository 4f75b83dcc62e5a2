"""The question cannot be answered as it is asked, or there is no such thing."""

from atlas.errors.base import AtlasError


class InvalidQuery(AtlasError):
    """The question cannot be answered as it was asked."""

    code = "invalid-query"
    title_de = "Anfrage nicht verständlich"
    title_en = "Query not understood"


class UnknownParameter(InvalidQuery):
    """The query has a parameter that is not offered here."""

    code = "unknown-parameter"
    title_de = "Unbekannter Parameter"
    title_en = "Unknown parameter"


class InvalidParameter(InvalidQuery):
    """The value of a known parameter cannot be used."""

    code = "invalid-parameter"
    title_de = "Ungültiger Wert"
    title_en = "Invalid value"


class OutsideSaxony(InvalidQuery):
    """The position is not in Saxony."""

    code = "outside-saxony"
    title_de = "Nicht in Sachsen"
    title_en = "Not in Saxony"

    @classmethod
    def at(cls, lon: float, lat: float, *, swapped: bool, parameter: str) -> "OutsideSaxony":
        """Return the error for a position in degrees; `swapped` says that lat/lon the other way round would fit."""
        here_de, here_en = f"{lon:g} / {lat:g}".replace(".", ","), f"{lon:g}, {lat:g}"
        return cls(
            f"Die Position {here_de} liegt nicht in Sachsen" + ("; Länge und Breite vertauscht?" if swapped else "."),
            f"The position {here_en} is not in Saxony" + ("; longitude and latitude swapped?" if swapped else "."),
            parameter=parameter,
        )


class NotFound(AtlasError):
    """There is no such thing."""

    code = "not-found"
    title_de = "Nicht gefunden"
    title_en = "Not found"


class UnknownCollection(NotFound):
    """There is no collection of that name."""

    code = "unknown-collection"
    title_de = "Unbekannte Sammlung"
    title_en = "Unknown collection"


class UnknownRecord(NotFound):
    """There is no record with that id."""

    code = "unknown-record"
    title_de = "Unbekannter Eintrag"
    title_en = "Unknown record"


class PlaceNotFound(NotFound):
    """The gazetteer does not know the place."""

    code = "place-not-found"
    title_de = "Ort nicht gefunden"
    title_en = "Place not found"


class Gone(NotFound):
    """The record was deleted."""

    code = "gone"
    title_de = "Nicht mehr vorhanden"
    title_en = "Gone"


class UnknownPlan(NotFound):
    """No import is planned under that id, or it has expired."""

    code = "unknown-plan"
    title_de = "Kein solcher Probelauf"
    title_en = "No such dry run"
