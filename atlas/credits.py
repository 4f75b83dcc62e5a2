"""Licences and credits: what every file and answer must say about where its data comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its SPDX-like id, its name and where its text is."""

    id: str
    name: str
    url: str


CC_BY = Licence(
    "CC-BY-4.0", "Creative Commons Namensnennung 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de"
)
ODBL = Licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
GEONUTZV = Licence("GeoNutzV", "Geodatennutzungsverordnung des Bundes", "https://www.gesetze-im-internet.de/geonutzv/")
DL_DE_BY = Licence("dl-de/by-2-0", "Datenlizenz Deutschland Namensnennung 2.0", "https://www.govdata.de/dl-de/by-2-0")
LGPL = Licence("LGPL-3.0", "GNU Lesser General Public License", "https://www.gnu.org/licenses/lgpl-3.0.html")

FACTS = "Fakten: aus den genannten Quellen zusammengetragen, Quartiersatlas Sachsen (CC BY 4.0)"
MUNICIPALITIES = "Gemeinden: © GeoBasis-DE / BKG 2016 (Daten verändert)"
STOPS = "Haltestellen: DB InfraGO (CC BY 4.0), © OpenStreetMap-Mitwirkende (ODbL)"
QUARTERS = "Leipziger Ortsteile: Datenlizenz Deutschland, Stadt Leipzig, Amt für Statistik und Wahlen"
POSTCODES = "Postleitzahlen: © OpenStreetMap-Mitwirkende (ODbL)"
LOCALITIES = "Orte: GeoNames (CC BY 4.0)"
STATIONS = "Bahnhöfe: Deutsche Bahn (CC BY 4.0)"
RIVERS = "Flüsse und Staatsgrenzen: GSHHG (LGPL)"
ALL_CREDITS = (FACTS, MUNICIPALITIES, STOPS, QUARTERS, POSTCODES, LOCALITIES, STATIONS, RIVERS)
