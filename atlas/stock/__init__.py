"""The stock: projects by the million, read from one file and kept beside the ledger as columns on disk.

The file (`stock.geojsonl` in the data directory, one GeoJSON feature per line) is read once and written as a cache that
every process maps into its memory. The ledger holds what people have changed of it, and nothing else of it.
"""

SOURCE = "stock.geojsonl"
