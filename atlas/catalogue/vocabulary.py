"""The controlled vocabularies that DCAT-AP.de 3.0 asks for: the codes of ours and those of the EU and GovData."""

from collections.abc import Mapping

from atlas.credits import CC_BY, GEONUTZV, ODBL

_EU = "http://publications.europa.eu/resource/authority"
_DE = "http://dcat-ap.de/def"

GERMAN = f"{_EU}/language/DEU"
PUBLIC = f"{_EU}/access-right/PUBLIC"
IRREGULAR = f"{_EU}/frequency/IRREG"
AVAILABLE = f"{_EU}/planned-availability/AVAILABLE"
COMPLETED = f"{_EU}/distribution-status/COMPLETED"
THEMES = f"{_EU}/data-theme"
POPULATION, REGIONS, GOVERNMENT = (f"{THEMES}/{code}" for code in ("SOCI", "REGI", "GOVE"))
SAXONY = f"{_DE}/politicalGeocoding/stateKey/14"
LEVELS = tuple(f"{_DE}/politicalGeocoding/Level/{level}" for level in ("state", "municipality"))
CONTRIBUTORS = f"{_DE}/contributors/"
COMMON_PROVISIONS = "http://data.europa.eu/eli/reg/2021/1060/oj"
FEATURES_API = "http://www.opengis.net/doc/IS/ogcapi-features-1/1.0"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"

LICENCES: Mapping[str, str] = {
    ODBL.id: f"{_DE}/licenses/odbl",
    CC_BY.id: f"{_DE}/licenses/cc-by/4.0",
    GEONUTZV.id: f"{_DE}/licenses/geonutz/20130319",
}
# By media type. What the EU's table of file types does not have (FlatGeobuf, vCard) is told by its media type alone.
_FILE_TYPES: Mapping[str, str] = {
    "application/geo+json": "GEOJSON",
    "application/json": "JSON",
    "application/vnd.ogc.fg+json": "JSON",
    "text/csv": "CSV",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/geopackage+sqlite3": "GPKG",
    "application/vnd.apache.parquet": "PARQUET",
    "application/vnd.google-earth.kml+xml": "KML",
    "text/calendar": "ICS",
    "application/pdf": "PDF",
    "application/atom+xml": "ATOM",
}
# Media types that are in use, but were not found in the register of IANA.
_UNREGISTERED = frozenset({"application/vnd.flatgeobuf", "application/vnd.ogc.fg+json"})


def file_type(media_type: str) -> str | None:
    """Return the EU's address of a file type; None where its table has none."""
    code = _FILE_TYPES.get(_bare(media_type))
    return f"{_EU}/file-type/{code}" if code else None


def registered(media_type: str) -> str | None:
    """Return IANA's address of a media type; None for what is not registered there."""
    bare = _bare(media_type)
    return None if bare in _UNREGISTERED else f"{MEDIA_TYPES}/{bare}"


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip()
