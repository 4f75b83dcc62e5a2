"""A folium map of the joined atlas in one HTML file: it opens from a USB stick and asks no host for anything.

The steps: `selection` (what belongs on the map), `ground` (basemap, clipped to what can be seen), `marks` (areas and
points with their names), `drawing` (the folium objects), `page` (the HTML round them, everything inlined).
"""

from atlas.export.folium_map.writer import render_map, write_map

__all__ = ["render_map", "write_map"]
