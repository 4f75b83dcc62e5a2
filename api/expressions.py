"""Filter expressions and coordinate systems as parameters of a request (OGC API – Features, Parts 2 and 3)."""

from api.parameters import Parameter
from atlas import cql, crs
from atlas.queryables import further_of

_SYSTEM = {"type": "string", "format": "uri", "enum": list(crs.SYSTEMS), "default": crs.CRS84.uri}
CRS = Parameter("crs", "Koordinatensystem der Antwort (of the answer; GeoJSON only)", _SYSTEM)
PARAMETERS = (
    Parameter(
        "filter",
        "Filter in CQL2, z. B. region = 'east' AND S_INTERSECTS(geometry, POINT(14.45 51.19)) (filter expression)",
    ),
    Parameter(
        "filter-lang",
        "Schreibweise des Filters (language of the filter)",
        {"type": "string", "enum": list(cql.LANGUAGES), "default": cql.LANGUAGES[0]},
    ),
    Parameter("filter-crs", "Koordinatensystem der Geometrien im Filter (of the filter's geometries)", _SYSTEM),
    Parameter("bbox-crs", "Koordinatensystem von „bbox“ (of the rectangle)", _SYSTEM),
    CRS,
)


def further_parameters(collection: str) -> tuple[Parameter, ...]:
    """Return a parameter for everything that can be asked of a collection beside its filters."""
    return tuple(
        Parameter(one.name, f"{one.label_de} ({one.label_en})", one.schema()) for one in further_of(collection)
    )
