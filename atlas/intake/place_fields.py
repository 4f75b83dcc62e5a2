"""What lists call where something is: city, address, coordinates."""

from atlas.intake import terms
from atlas.intake.field import Field

CITY = Field(
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
AGS = Field(
    "ags", "Gemeindeschlüssel", "Municipality key", ("AGS", "amtlicher Gemeindeschlüssel", "Gemeindekennziffer")
)
PLACE = (
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
    Field(
        "precision", "Genauigkeit der Lage", "Precision", ("Lagegenauigkeit", "Genauigkeit"), "codes", terms.PRECISIONS
    ),
)
