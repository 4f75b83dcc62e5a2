"""What there is to take along, described for open-data portals: the datasets, their files, and DCAT-AP.de of them.

The RDF stands in `atlas.catalogue.graph`, which is imported only by whoever writes it: rdflib is heavy.
"""

from atlas.catalogue.holdings import File, Holding, holdings
from atlas.catalogue.publisher import Publisher

__all__ = ["File", "Holding", "Publisher", "holdings"]
