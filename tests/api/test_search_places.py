"""The one search box (records, then places) and the gazetteer behind it."""

from typing import Any

import pytest
from answers import features, ok, problem
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

KINDS = {"area", "project", "office", "city", "place"}
RESULT = {
    "type": "object",
    "properties": {
        "kind": {"enum": sorted(KINDS)},
        "id": {"type": ["string", "null"]},
        "label": {"type": "string", "minLength": 1},
        "detail": {"type": "string"},
        "lon": {"type": "number", "minimum": 11.8, "maximum": 15.1},
        "lat": {"type": "number", "minimum": 50.1, "maximum": 51.75},
        "precision": {"enum": ["address", "street", "area", "city"]},
        "href": {"type": ["string", "null"], "pattern": "^/(gebiete|projekte|bueros|staedte)/"},
        "score": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        "name_hsb": {"type": ["string", "null"]},
    },
    "additionalProperties": False,
}
RESULT["required"] = list(RESULT["properties"])  # type: ignore[call-overload]
ANSWER = Draft202012Validator(
    {
        "type": "object",
        "required": ["query", "results"],
        "properties": {"query": {"type": "string"}, "results": {"type": "array", "items": RESULT}},
        "additionalProperties": False,
    }
)


def _search(client: TestClient, q: str, **parameters: str) -> list[Any]:
    body = ok(client.get("/api/search", params={"q": q, **parameters}))
    ANSWER.validate(body)
    results: list[Any] = body["results"]
    return results


@pytest.mark.parametrize(
    ("q", "kind", "key"),
    [
        pytest.param("Gesundbrunnen", "area", "bautzen-gesundbrunnen", id="an-area-by-part-of-its-name"),
        pytest.param("bautzen gesundbrunnen", "area", "bautzen-gesundbrunnen", id="without-hyphen-and-case"),
        pytest.param("Leipziger Osten", "area", "leipzig-leipziger-osten", id="an-area-by-its-name"),
        pytest.param("Bautzen", "city", "14625020", id="a-city"),
        pytest.param("Budyšin", "city", "14625020", id="a-city-by-its-sorbian-name"),
        pytest.param("Goerlitz", "city", "14626110", id="umlaut-spelt-out"),
        pytest.param("Mein modernes Leben", "project", "p-bautzen-mein-modernes-leben", id="a-project-by-its-title"),
        pytest.param("Quartiersmanagement Volkmarsdorf", "office", "leipzig-qm-volkmarsdorf", id="an-office"),
    ],
)
def test_a_record_is_found(client: TestClient, q: str, kind: str, key: str) -> None:
    assert (kind, key) in [(hit["kind"], hit["id"]) for hit in _search(client, q)[:3]]


def test_records_come_before_places(client: TestClient) -> None:
    kinds = [hit["kind"] == "place" for hit in _search(client, "Leipzig", limit="30")]
    assert True in kinds and False in kinds
    assert kinds == sorted(kinds)


def test_every_record_found_has_a_page_and_every_place_has_none(client: TestClient) -> None:
    hits = _search(client, "Leipzig", limit="50")
    # Of every kind at least one, or what is said of each would be said of none.
    assert {hit["kind"] for hit in hits} == KINDS
    for hit in hits:
        if hit["kind"] == "place":
            assert hit["id"] is hit["href"] is None
        else:
            assert hit["href"].endswith(f"/{hit['id']}")
            assert client.get(hit["href"]).status_code == 200


@pytest.mark.parametrize(
    ("q", "label"),
    [
        ("Kornmarkt Bautzen", "Kornmarkt, Bautzen"),
        ("04315", "04315 Leipzig"),
        ("Volkmarsdorf", "Volkmarsdorf, Leipzig"),
    ],
)
def test_a_place_is_found_too(client: TestClient, q: str, label: str) -> None:
    assert label in [hit["label"] for hit in _search(client, q) if hit["kind"] == "place"]


@pytest.mark.parametrize("path", ["/api/search", "/api/places"])
def test_what_nobody_knows_gives_an_empty_list(client: TestClient, path: str) -> None:
    body = ok(client.get(path, params={"q": "qqqzzzxx"}), _media(path))
    assert body.get("results", body.get("features")) == []
    assert body["query"] == "qqqzzzxx"


def _media(path: str) -> str:
    return "application/geo+json" if path == "/api/places" else "application/json"


@pytest.mark.parametrize("limit", ["1", "3", "50"])
def test_not_more_than_the_limit_come(client: TestClient, limit: str) -> None:
    assert 0 < len(_search(client, "Leipzig", limit=limit)) <= int(limit)
    found = features(client.get("/api/places", params={"q": "Bahnhof", "limit": limit}))
    assert 0 < found["numberReturned"] <= int(limit)


def test_places_are_points_with_their_kind_precision_and_town(client: TestClient) -> None:
    body = features(client.get("/api/places?q=Gesundbrunnen"))
    first = body["features"][0]
    assert first["geometry"]["type"] == "Point"
    assert {name: first["properties"][name] for name in ("label", "kind", "precision", "ags", "city")} == {
        "label": "Gesundbrunnenring, Bautzen",
        "kind": "street",
        "precision": "street",
        "ags": "14625020",
        "city": "Bautzen",
    }


def test_places_come_best_first(client: TestClient) -> None:
    scores = [item["properties"]["score"] for item in features(client.get("/api/places?q=Bautzen"))["features"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("path", ["/api/search", "/api/places"])
@pytest.mark.parametrize(
    ("parameters", "parameter"),
    [
        pytest.param({}, "q", id="no-words"),
        pytest.param({"q": ""}, "q", id="empty"),
        pytest.param({"q": " \t"}, "q", id="blank"),
        pytest.param({"q": "x" * 201}, "q", id="too-long"),
        pytest.param({"q": "Bautzen", "limit": "0"}, "limit", id="limit-nought"),
        pytest.param({"q": "Bautzen", "limit": "51"}, "limit", id="limit-too-high"),
        pytest.param({"q": "Bautzen", "limit": "alle"}, "limit", id="limit-no-number"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(
    client: TestClient, path: str, parameters: dict[str, str], parameter: str
) -> None:
    assert problem(client.get(path, params=parameters), 400, "invalid-parameter")["parameter"] == parameter


@pytest.mark.parametrize("path", ["/api/search", "/api/places"])
def test_an_unknown_parameter_is_refused_with_the_known_ones(client: TestClient, path: str) -> None:
    body = problem(client.get(path, params={"q": "Bautzen", "offset": "1"}), 400, "unknown-parameter")
    assert body["known"] == ["limit", "q"]


@settings(deadline=None)
@given(q=st.text(max_size=220))
def test_whatever_is_typed_gets_an_answer_or_a_problem(client: TestClient, q: str) -> None:
    for path in ("/api/search", "/api/places"):
        response = client.get(path, params={"q": q})
        if response.status_code == 200:
            assert response.json()["query"] == q
        else:
            problem(response, 400, "invalid-parameter")
