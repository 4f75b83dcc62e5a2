"""The dated results of the tests that hold the atlas to standards, as `scripts/conformance` wrote them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

RESULTS = Path(__file__).parent / "results" / "conformance.json"
# Each standard by its id, its name and where it is to be read, in the order in which they are shown.
STANDARDS = {
    "ogc-features": ("OGC API – Features 1.0, CQL2", "https://ogcapi.ogc.org/features/"),
    "ogc-cite": ("OGC CITE: Features, Core und Filtering", "https://github.com/opengeospatial/ets-ogcapi-features10"),
    "clients": ("GDAL, OWSLib", "https://gdal.org/en/stable/drivers/vector/oapif.html"),
    "dcat-ap-de": ("DCAT-AP.de 3.0 (SHACL)", "https://www.dcat-ap.de/def/dcatde/3.0/spec/"),
    "schema-org": ("schema.org (JSON-LD)", "https://schema.org/Dataset"),
    "article-49": ("Verordnung (EU) 2021/1060, Artikel 49", "http://data.europa.eu/eli/reg/2021/1060/oj"),
    "openapi": ("OpenAPI 3.1, 3.0", "https://spec.openapis.org/oas/v3.1.0"),
    "problem": ("RFC 9457", "https://www.rfc-editor.org/rfc/rfc9457"),
    "tiles": ("Mapbox Vector Tile 2.1, TileJSON 3.0", "https://github.com/mapbox/vector-tile-spec"),
    "atom": ("Atom (RFC 4287)", "https://www.rfc-editor.org/rfc/rfc4287"),
    "oembed": ("oEmbed 1.0", "https://oembed.com/"),
    "sitemaps": ("Sitemaps 0.9", "https://www.sitemaps.org/protocol.html"),
}


class Result(BaseModel):
    """What the tests of one standard found: on which day, in how many checks, and which tests failed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standard: str
    on: date
    checks: int = Field(ge=1)
    failed: tuple[str, ...]

    @field_validator("standard")
    @classmethod
    def _known(cls, standard: str) -> str:
        if standard not in STANDARDS:
            raise ValueError(f"no standard: {standard}")
        return standard


class Results(BaseModel):
    """The latest result of every standard."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts_as_of: str
    results: tuple[Result, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A standard as it is shown: its name, where it is to be read, and what its tests found."""

    id: str
    name: str
    url: str
    result: Result


@cache
def read(path: Path = RESULTS) -> Results:
    """Return the results that the product is delivered with."""
    return Results.model_validate_json(path.read_bytes())


def rows(results: Results) -> Sequence[Row]:
    """Return the standards in their order with their results."""
    known = {result.standard: result for result in results.results}
    return [Row(key, name, url, known[key]) for key, (name, url) in STANDARDS.items() if key in known]
