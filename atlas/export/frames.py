"""Collections as GeoDataFrames, for notebooks and for the writers of foreign formats."""

import geopandas

from atlas.crs import LON_LAT_EPSG
from atlas.query import Collection


def frame(collection: Collection) -> geopandas.GeoDataFrame:
    """Return a collection's joined fields and geometries (EPSG:4326), indexed by feature id, in collection order."""
    return geopandas.GeoDataFrame(
        list(collection.fields),
        geometry=list(collection.geometries),
        index=list(collection.ids),
        crs=LON_LAT_EPSG,
    )
