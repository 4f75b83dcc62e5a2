"""Facts and registry data to layers: `python -m atlas.build` writes geodata/layers, basemap and places.

This is the only room that reads geodata/facts and registry packages. Everything it writes is deterministic: the same
facts and the same packages give the same bytes.
"""
