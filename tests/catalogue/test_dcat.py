"""The catalogue is DCAT-AP.de 3.0: it passes the shapes, names every file, and says who answers for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import COLLECTIONS, problem
from pydantic import ValidationError
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, Graph, Literal, Namespace, URIRef
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Operator, Settings
from atlas.export.formats import formats_of
from atlas.export.operations import FORMS
from atlas.export.operations.writing import FILES

# rdflib's own reader of JSON-LD uses what rdflib deprecates.
pytestmark = [
    pytest.mark.conforms("dcat-ap-de"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
SHAPES = Path(__file__).parent / "shapes"
BASE = "http://testserver"
DCATAP = Namespace("http://data.europa.eu/r5r/")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SHACL = Namespace("http://www.w3.org/ns/shacl#")
EUROPEAN, GERMAN = "dcat-ap-3.0.0.jsonld", "dcat-ap-de-3.0.ttl"
KINDS = {EUROPEAN: "json-ld", GERMAN: "turtle"}
HERE = Namespace(f"{BASE}/api/catalog#")


def read(source: Path | str, kind: str) -> Graph:
    """A graph as it is written in a file or a text."""
    return Graph().parse(source, format=kind) if isinstance(source, Path) else Graph().parse(data=source, format=kind)


@pytest.fixture(scope="module")
def graph(client: TestClient) -> Graph:
    return read(client.get("/api/catalog?f=ttl").text, "turtle")


@pytest.fixture(scope="module")
def named(house: atlas.Atlas, geodata: Path) -> Iterator[Graph]:
    """The catalogue of an installation that says who runs it, and delivers to GovData."""
    settings = Settings(
        geodata_dir=geodata,
        public_url="https://atlas.example",
        operator=Operator(name="Servicestelle", email="post@atlas.example"),
        contributor_id="http://dcat-ap.de/def/contributors/openDataSachsen",
    )
    with TestClient(create_app(settings, house)) as client:
        yield read(client.get("/api/catalog?f=ttl").text, "turtle")


def violations(graph: Graph, shapes: str) -> list[str]:
    """What a validator finds in a catalogue, with the vocabularies loaded beside it."""
    whole = graph + read(SHAPES / "vocabularies.ttl", "turtle")
    # By RDF Schema (2.1) everything is one; the shapes ask for it in words.
    for address in {node for triple in whole for node in triple if isinstance(node, URIRef)}:
        whole.add((address, RDF.type, RDFS.Resource))
    _, found, _ = validate(whole, shacl_graph=read(SHAPES / shapes, KINDS[shapes]))
    assert isinstance(found, Graph)
    return sorted(
        f"{found.value(one, SHACL.focusNode)} {found.value(one, SHACL.resultPath)} {found.value(one, SHACL.value)}"
        for one in found.subjects(RDF.type, SHACL.ValidationResult)
    )


@pytest.mark.parametrize("shapes", [EUROPEAN, GERMAN])
@pytest.mark.parametrize("which", ["graph", "named"])
def test_the_catalogue_passes_the_shapes(request: pytest.FixtureRequest, which: str, shapes: str) -> None:
    assert violations(request.getfixturevalue(which), shapes) == []


@pytest.mark.parametrize(
    ("shapes", "subject", "predicate", "instead"),
    [
        (EUROPEAN, HERE.areas, DCTERMS.title, None),
        (EUROPEAN, HERE["areas-csv"], DCAT.accessURL, None),
        (EUROPEAN, HERE.areas, DCTERMS.temporal, Literal("2014")),
        (GERMAN, HERE["areas-csv"], DCTERMS.license, None),
        (GERMAN, HERE["areas-csv"], DCTERMS.license, URIRef("https://opendatacommons.org/licenses/odbl/1-0/")),
        (GERMAN, HERE.areas, DCAT.theme, URIRef("http://publications.europa.eu/resource/authority/data-theme/NONE")),
        (GERMAN, HERE.areas, DCTERMS.publisher, None),
        (GERMAN, HERE.contact, VCARD.hasURL, None),
        (GERMAN, HERE.period, DCAT.startDate, None),
        (
            GERMAN,
            HERE.areas,
            DCATDE.politicalGeocodingURI,
            URIRef("http://dcat-ap.de/def/politicalGeocoding/stateKey/14"),
        ),
    ],
)
def test_the_shapes_find_what_is_wrong(
    graph: Graph, shapes: str, subject: URIRef, predicate: URIRef, instead: Any
) -> None:
    broken = graph + Graph()
    broken.remove((subject, predicate, None))
    if instead is not None:
        broken.add((subject, predicate, instead))
    assert violations(broken, shapes) != []


def test_both_texts_are_the_same_graph_and_the_same_bytes_each_time(client: TestClient, graph: Graph) -> None:
    json = client.get("/api/catalog?f=jsonld")
    assert json.headers["content-type"] == "application/ld+json"
    assert set(read(json.text, "json-ld")) == set(graph)
    assert client.get("/api/catalog?f=jsonld").content == json.content


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/ld+json"),
        ("application/ld+json", "application/ld+json"),
        ("text/turtle", "text/turtle"),
        ("text/turtle, application/ld+json;q=0.5", "text/turtle"),
    ],
)
def test_the_accept_header_says_which_text(client: TestClient, accept: str, media_type: str) -> None:
    response = client.get("/api/catalog", headers={"Accept": accept})
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in response.headers["vary"]


def test_every_collection_is_a_dataset_with_every_file_that_there_is_of_it(graph: Graph) -> None:
    for name in COLLECTIONS:
        files = {str(graph.value(one, DCAT.downloadURL)) for one in graph.objects(HERE[name], DCAT.distribution)}
        assert {f"f={one.name}" for one in formats_of(name)} == {file.partition("?")[2] for file in files}
    assert {str(one).partition("#")[2] for one in graph.subjects(RDF.type, DCAT.Dataset)} >= set(COLLECTIONS)


def test_the_list_of_operations_is_a_dataset_that_names_its_law(graph: Graph) -> None:
    assert (
        str(graph.value(HERE.operations, DCATAP.applicableLegislation)) == "http://data.europa.eu/eli/reg/2021/1060/oj"
    )
    files = {str(graph.value(one, DCAT.downloadURL)) for one in graph.objects(HERE.operations, DCAT.distribution)}
    assert {f"{BASE}/api/operations?f={f}&form={form}" for f in FILES for form in FORMS} == files


def test_every_file_of_the_catalogue_answers_in_the_type_that_it_is_told_in(client: TestClient, graph: Graph) -> None:
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        response = client.get(str(graph.value(file, DCAT.downloadURL)))
        assert response.status_code == 200, file
        told = graph.value(file, DCAT.mediaType)
        assert told is None or str(told).endswith(response.headers["content-type"].partition(";")[0]), file


def test_every_page_of_the_catalogue_is_there(client: TestClient, graph: Graph) -> None:
    pages = [str(page) for page in graph.subjects(RDF.type, FOAF.Document) if str(page).startswith(BASE)]
    assert len(pages) > 5
    assert [page for page in pages if client.get(page).status_code != 200] == []


def test_an_installation_that_says_nothing_points_to_its_imprint(graph: Graph) -> None:
    assert str(graph.value(HERE.publisher, FOAF.name)) == "Quartiersatlas Sachsen"
    assert graph.value(HERE.contact, VCARD.hasEmail) is None
    assert str(graph.value(HERE.contact, VCARD.hasURL)) == f"{BASE}/impressum"
    assert list(graph.objects(None, DCATDE.contributorID)) == []


def test_publisher_contact_and_contributor_are_those_of_the_installation(named: Graph) -> None:
    here = Namespace("https://atlas.example/api/catalog#")
    assert str(named.value(here.publisher, FOAF.name)) == "Servicestelle"
    assert str(named.value(here.contact, VCARD.hasEmail)) == "mailto:post@atlas.example"
    told = {str(one) for one in named.objects(None, DCATDE.contributorID)}
    assert told == {"http://dcat-ap.de/def/contributors/openDataSachsen"}


@pytest.mark.parametrize("wrong", ["openDataSachsen", "http://dcat-ap.de/def/contributors/", "http://example.org/x"])
def test_what_is_no_contributor_of_govdata_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError):
        Settings(contributor_id=wrong)


def test_a_dataset_says_when_the_ledger_last_changed_it(client: TestClient, house: atlas.Atlas, graph: Graph) -> None:
    for name in ("areas", "offices", "projects", "cities"):
        assert str(graph.value(HERE[name], DCTERMS.modified)) == house.store.changed_at(name)


def test_an_unknown_format_is_refused_with_the_known_ones(client: TestClient) -> None:
    assert problem(client.get("/api/catalog?f=rdf"), 400, "invalid-parameter")["known"] == ["jsonld", "ttl"]
