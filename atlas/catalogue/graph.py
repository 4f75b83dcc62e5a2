"""The catalogue as RDF: DCAT-AP.de 3.0 (https://www.dcat-ap.de/def/dcatde/3.0/spec/), in Turtle and JSON-LD.

Every node has an address of its own, so that the same state is the same text, byte for byte.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import orjson
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from atlas.catalogue import vocabulary
from atlas.catalogue.holdings import LANGUAGES, File, Holding
from atlas.catalogue.publisher import Publisher
from atlas.credits import CC_BY
from atlas.describe.voice import Voice
from atlas.index import Box

_ADMS = Namespace("http://www.w3.org/ns/adms#")
_DCATAP = Namespace("http://data.europa.eu/r5r/")
_DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
_ELI = Namespace("http://data.europa.eu/eli/ontology#")
_GEO = Namespace("http://www.opengis.net/ont/geosparql#")
_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_PREFIXES = {
    "adms": _ADMS,
    "dcat": DCAT,
    "dcatap": _DCATAP,
    "dcatde": _DCATDE,
    "dct": DCTERMS,
    "foaf": FOAF,
    "geo": _GEO,
    "vcard": _VCARD,
    "xsd": XSD,
}
_BEGINS = "2014-01-01"


@dataclass(frozen=True)
class Catalogue:
    """What a catalogue is made of: the address of the server, the datasets, who publishes, since when, until when."""

    base: str
    holdings: Sequence[Holding]
    publisher: Publisher
    issued: str
    modified: str
    extent: Box | None


@dataclass(frozen=True)
class _Writer:
    """Writes what is known of a node into a graph."""

    of: Catalogue
    graph: Graph = field(default_factory=Graph)

    def node(self, name: str, kind: URIRef, *facts: tuple[URIRef, Node | str | None]) -> URIRef:
        """Write the facts of one node of the catalogue that are known, and return its address."""
        address = self.here(name)
        self.graph.add((address, RDF.type, kind))
        for predicate, value in facts:
            if value is not None:
                self.graph.add((address, predicate, value if isinstance(value, Node) else URIRef(value)))
        return address

    def here(self, name: str) -> URIRef:
        """Return the address of a node."""
        return URIRef(f"{self.of.base}/api/catalog#{name}")

    def at(self, path: str) -> URIRef:
        """Return the address of something on the server."""
        return URIRef(f"{self.of.base}{path}")

    def page(self, path: str) -> URIRef:
        """Return the address of a page, and say that it is one."""
        self.graph.add((self.at(path), RDF.type, FOAF.Document))
        return self.at(path)


def graph_of(of: Catalogue) -> Graph:
    """Return the catalogue with its datasets, their distributions, and the service that delivers them."""
    write = _Writer(of)
    for prefix, namespace in _PREFIXES.items():
        write.graph.bind(prefix, namespace)
    _agents(write)
    _coverage(write)
    for holding in of.holdings:
        _dataset(write, holding)
    _service(write)
    _catalogue(write)
    return write.graph


def _catalogue(write: _Writer) -> None:
    of = write.of
    write.node(
        "catalogue",
        DCAT.Catalog,
        *_told(DCTERMS.title, "app-name"),
        *_told(DCTERMS.description, "description"),
        (DCTERMS.publisher, write.here("publisher")),
        (DCTERMS.issued, _moment(of.issued)),
        (DCTERMS.modified, _moment(of.modified)),
        (DCTERMS.language, vocabulary.GERMAN),
        (DCTERMS.license, vocabulary.LICENCES[CC_BY.id]),
        (DCTERMS.spatial, vocabulary.SAXONY),
        (DCAT.themeTaxonomy, vocabulary.THEMES),
        (FOAF.homepage, write.page("/daten")),
        (DCAT.service, write.here("service")),
        (_DCATAP.availability, vocabulary.AVAILABLE),
        *((DCAT.dataset, write.here(holding.name)) for holding in of.holdings),
    )


def _agents(write: _Writer) -> None:
    publisher = write.of.publisher
    name = Literal(publisher.name or Voice("de").say("app-name"))
    email = f"mailto:{publisher.email}" if publisher.email else None
    write.node(
        "publisher", FOAF.Agent, (FOAF.name, name), (FOAF.mbox, email), (FOAF.homepage, write.page("/impressum"))
    )
    # The imprint is always there, and says who is reached how.
    write.node(
        "contact", _VCARD.Kind, (_VCARD.fn, name), (_VCARD.hasEmail, email), (_VCARD.hasURL, write.page("/impressum"))
    )


def _coverage(write: _Writer) -> None:
    write.node("period", DCTERMS.PeriodOfTime, (DCAT.startDate, Literal(_BEGINS, datatype=XSD.date)))
    write.node("extent", DCTERMS.Location, (DCAT.bbox, _outline(write.of.extent)))


def _outline(box: Box | None) -> Literal | None:
    if box is None:
        return None
    corners = ((box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north))
    ring = ", ".join(f"{lon:.5f} {lat:.5f}" for lon, lat in (*corners, corners[0]))
    return Literal(f"POLYGON(({ring}))", datatype=_GEO.wktLiteral)


def _dataset(write: _Writer, holding: Holding) -> None:
    contributor = write.of.publisher.contributor_id or None
    schema = write.at(holding.schema) if holding.schema else None
    if schema is not None:
        write.graph.add((schema, RDF.type, DCTERMS.Standard))
    write.node(
        holding.name,
        DCAT.Dataset,
        *_texts(DCTERMS.title, holding.titles.items()),
        *_texts(DCTERMS.description, holding.descriptions.items()),
        *_texts(DCAT.keyword, ((code, word) for code, words in holding.keywords.items() for word in words)),
        (DCTERMS.identifier, Literal(write.here(holding.name))),
        (DCTERMS.publisher, write.here("publisher")),
        (DCAT.contactPoint, write.here("contact")),
        (DCTERMS.issued, _moment(write.of.issued)),
        (DCTERMS.modified, _moment(holding.modified)),
        (DCTERMS.language, vocabulary.GERMAN),
        (DCTERMS.accessRights, vocabulary.PUBLIC),
        (DCTERMS.accrualPeriodicity, vocabulary.IRREGULAR),
        (DCTERMS.spatial, vocabulary.SAXONY),
        (DCTERMS.spatial, write.here("extent")),
        (DCTERMS.temporal, write.here("period")),
        (DCTERMS.conformsTo, schema),
        (DCAT.landingPage, write.page(holding.page)),
        (FOAF.page, write.page("/daten")),
        (_DCATAP.availability, vocabulary.AVAILABLE),
        (_DCATDE.contributorID, contributor),
        *((_DCATAP.applicableLegislation, _legislation(write, address)) for address in holding.legislation),
        *((_DCATDE.politicalGeocodingLevelURI, level) for level in vocabulary.LEVELS),
        *((DCAT.theme, theme) for theme in holding.themes),
        *((DCAT.distribution, _distribution(write, holding, file)) for file in holding.files),
    )


def _legislation(write: _Writer, address: str) -> URIRef:
    law = URIRef(address)
    write.graph.add((law, RDF.type, _ELI.LegalResource))
    return law


def _distribution(write: _Writer, holding: Holding, file: File) -> URIRef:
    titles = ((code, f"{holding.titles[code]}: {file.labels[code]}") for code in LANGUAGES)
    return write.node(
        f"{holding.name}-{file.format}",
        DCAT.Distribution,
        *_texts(DCTERMS.title, titles),
        (DCAT.accessURL, write.at(file.path)),
        (DCAT.downloadURL, write.at(file.path)),
        (DCAT.accessService, write.here("service")),
        (DCAT.mediaType, vocabulary.registered(file.media_type)),
        (DCTERMS.format, vocabulary.file_type(file.media_type)),
        (DCTERMS.license, vocabulary.LICENCES[holding.licence.id]),
        (_DCATDE.licenseAttributionByText, Literal("; ".join(holding.credits), lang="de")),
        (DCTERMS.issued, _moment(write.of.issued)),
        (DCTERMS.modified, _moment(holding.modified)),
        (DCTERMS.language, vocabulary.GERMAN),
        (_ADMS.status, vocabulary.COMPLETED),
        (_DCATAP.availability, vocabulary.AVAILABLE),
    )


def _service(write: _Writer) -> None:
    of = write.of
    types = {vocabulary.file_type(file.media_type) for holding in of.holdings for file in holding.files}
    standard = URIRef(vocabulary.FEATURES_API)
    write.graph.add((standard, RDF.type, DCTERMS.Standard))
    write.node(
        "service",
        DCAT.DataService,
        *_told(DCTERMS.title, "page-api"),
        *_told(DCTERMS.description, "page-api-lead"),
        (DCAT.endpointURL, write.at("/api")),
        (DCAT.endpointDescription, write.at("/api/openapi.json")),
        (DCTERMS.conformsTo, standard),
        (DCTERMS.publisher, write.here("publisher")),
        (DCAT.contactPoint, write.here("contact")),
        (DCTERMS.license, vocabulary.LICENCES[of.holdings[0].licence.id]),
        (DCTERMS.accessRights, vocabulary.PUBLIC),
        (DCAT.landingPage, write.page("/daten")),
        (_DCATAP.availability, vocabulary.AVAILABLE),
        *((DCTERMS.format, kind) for kind in types),
        *((DCAT.servesDataset, write.here(holding.name)) for holding in of.holdings),
    )


def _told(predicate: URIRef, key: str) -> list[tuple[URIRef, Node]]:
    return _texts(predicate, ((code, Voice(code).say(key)) for code in LANGUAGES))


def _texts(predicate: URIRef, texts: Iterable[tuple[str, str]]) -> list[tuple[URIRef, Node]]:
    return [(predicate, Literal(text, lang=code)) for code, text in texts]


def _moment(at: str) -> Literal:
    return Literal(at, datatype=XSD.dateTime)


def as_turtle(graph: Graph) -> bytes:
    """Return a graph as Turtle."""
    return graph.serialize(format="turtle").encode()


def as_json_ld(graph: Graph) -> bytes:
    """Return a graph as compacted JSON-LD, in a stated order."""
    context = {prefix: str(namespace) for prefix, namespace in _PREFIXES.items()}
    document = orjson.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    return orjson.dumps(_ordered(document), option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2)


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return {name: _ordered(member) for name, member in value.items()}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda one: orjson.dumps(one, option=orjson.OPT_SORT_KEYS))
    return value
