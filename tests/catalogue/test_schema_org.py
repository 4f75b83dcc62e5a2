"""What pages tell search engines is schema.org: each property belongs to its type, and what is asked for is there."""

import re
from collections.abc import Mapping
from typing import Any

import orjson
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from starlette.testclient import TestClient

import atlas
from api.pages.words import FOLDERS

pytestmark = [
    pytest.mark.conforms("schema-org"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
SCHEMA = Namespace("https://schema.org/")
# What schema.org 29 says of the types that are used here: the properties of each, those that it inherits included.
_THING = {"name", "description", "url", "identifier", "sameAs", "alternateName"}
_WORK = _THING | {
    *("inLanguage", "license", "dateModified", "version", "isBasedOn", "mainEntity", "keywords", "creator"),
    *("creditText", "isAccessibleForFree", "spatialCoverage", "temporalCoverage", "encodingFormat"),
}
_PLACE = _THING | {"address", "containedInPlace", "geo", "additionalProperty", "telephone"}
_ORGANISATION = _THING | {
    *("address", "areaServed", "email", "funder", "funding", "member", "parentOrganization", "telephone"),
    *("foundingDate", "dissolutionDate"),
}
PROPERTIES: Mapping[str, set[str]] = {
    "AdministrativeArea": _PLACE,
    "BreadcrumbList": _THING | {"itemListElement"},
    "City": _PLACE,
    "CivicStructure": _PLACE | {"openingHours"},
    "Country": _PLACE,
    "DataCatalog": _WORK | {"dataset"},
    "DataDownload": _WORK | {"contentUrl"},
    "Dataset": _WORK | {"distribution", "includedInDataCatalog"},
    "GeoCoordinates": _THING | {"latitude", "longitude"},
    "GovernmentOffice": _PLACE | _ORGANISATION | {"openingHours"},
    "ListItem": _THING | {"item", "position"},
    "MonetaryAmount": _THING | {"currency", "value"},
    "MonetaryGrant": _THING | {"amount", "funder"},
    "Organization": _ORGANISATION,
    "PostalAddress": _THING | {"streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"},
    "Project": _ORGANISATION,
    "PropertyValue": _THING | {"value"},
    "State": _PLACE,
    "WebPage": _WORK,
}
# What search engines ask of a type before they use it.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "AdministrativeArea": ("name", "url"),
    "BreadcrumbList": ("itemListElement",),
    "DataDownload": ("contentUrl", "encodingFormat"),
    "Dataset": ("name", "description", "license", "creator", "distribution", "dateModified", "url"),
    "GeoCoordinates": ("latitude", "longitude"),
    "ListItem": ("position", "name", "item"),
    "MonetaryAmount": ("currency", "value"),
    "PropertyValue": ("name", "value"),
    "WebPage": ("name", "url", "dateModified", "license", "mainEntity"),
}


def expanded(client: TestClient, path: str) -> Graph:
    """What a page tells, with the names of schema.org written out; nothing is fetched for it."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text, re.DOTALL)
    assert found, path
    document: dict[str, Any] = orjson.loads(found[1])
    assert document["@context"] == "https://schema.org"
    document["@context"] = {"@vocab": str(SCHEMA)}
    return Graph().parse(data=orjson.dumps(document).decode(), format="json-ld")


@pytest.fixture(scope="module")
def pages(client: TestClient, house: atlas.Atlas) -> Mapping[str, Graph]:
    """A page in nine of every collection, and the page of the data."""
    some = [f"/{folder}/{key}" for name, folder in FOLDERS.items() for key in house.snapshot.collection(name).ids[::9]]
    return {path: expanded(client, path) for path in (*some, "/daten", "/daten?lang=en")}


def local(term: Any) -> str:
    return str(term).removeprefix(str(SCHEMA))


def types(graph: Graph, node: Any) -> set[str]:
    return {local(kind) for kind in graph.objects(node, RDF.type)}


def test_every_property_belongs_to_a_type_of_what_has_it(pages: Mapping[str, Graph]) -> None:
    for path, graph in pages.items():
        for node in set(graph.subjects()):
            allowed = set().union(*(PROPERTIES[kind] for kind in types(graph, node)))
            used = {local(predicate) for predicate in graph.predicates(node) if predicate != RDF.type}
            assert used <= allowed, (path, node, used - allowed)


def test_what_is_needed_of_a_type_is_there(pages: Mapping[str, Graph]) -> None:
    seen = set()
    for path, graph in pages.items():
        for kind, names in NEEDED.items():
            for node in graph.subjects(RDF.type, SCHEMA[kind]):
                # A place may be named by its address only, where it is told in full elsewhere.
                if kind == "AdministrativeArea" and not str(node).endswith("#gebiet"):
                    continue
                seen.add(kind)
                missing = [name for name in names if graph.value(node, SCHEMA[name]) is None]
                assert not missing, (path, node, missing)
    assert seen == NEEDED.keys()


@pytest.mark.parametrize(
    ("folder", "kinds"),
    [
        ("gebiete", {"AdministrativeArea"}),
        ("staedte", {"City"}),
        ("projekte", {"Project"}),
        ("bueros", {"CivicStructure", "GovernmentOffice", "Organization"}),
    ],
)
def test_each_page_is_about_one_thing_with_an_address(pages: Mapping[str, Graph], folder: str, kinds: set[str]) -> None:
    for path, graph in pages.items():
        if path.startswith(f"/{folder}/"):
            (thing,) = graph.objects(None, SCHEMA.mainEntity)
            assert isinstance(thing, URIRef) and str(thing).startswith(f"http://testserver{path}#")
            assert types(graph, thing) <= kinds and types(graph, thing)


def test_a_project_says_when_it_began_and_ended(client: TestClient, house: atlas.Atlas) -> None:
    dated = next(one for one in house.snapshot.collection("projects").fields if one["start"] and one["end"])
    graph = expanded(client, f"/projekte/{dated['id']}")
    (thing,) = graph.subjects(RDF.type, SCHEMA.Project)
    assert str(graph.value(thing, SCHEMA.foundingDate)) == dated["start"]
    assert str(graph.value(thing, SCHEMA.dissolutionDate)) == dated["end"]
