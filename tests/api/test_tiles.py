import pytest
from answers import problem
from starlette.testclient import TestClient
from tile_reading import decoded, tile_at

LEIPZIG = tile_at(12.37, 51.34, 10)
TILE = f"{LEIPZIG.z}/{LEIPZIG.x}/{LEIPZIG.y}"
MVT = "application/vnd.mapbox-vector-tile"


@pytest.mark.parametrize("name", ["cities", "areas", "projects", "offices", "regions"])
def test_every_collection_has_tiles(client: TestClient, name: str) -> None:
    response = client.get(f"/api/tiles/{name}/{TILE}")
    assert response.headers["content-type"] == MVT
    assert name in decoded(response.content)


def test_one_tile_holds_all_layers(client: TestClient) -> None:
    found = decoded(client.get(f"/api/tiles/{TILE}").content)
    assert found.keys() == {"cities", "city_points", "areas", "area_points", "projects", "offices"}


def test_a_tile_is_compressed_for_those_who_take_it(client: TestClient) -> None:
    plain = client.get(f"/api/tiles/{TILE}", headers={"Accept-Encoding": "identity"})
    packed = client.get(f"/api/tiles/{TILE}", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers and packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) == int(plain.headers["content-length"])


def test_a_tile_that_is_had_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get(f"/api/tiles/{TILE}")
    again = client.get(f"/api/tiles/{TILE}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["atlas-revision"] == again.headers["atlas-revision"]


def test_whoever_has_a_tile_in_one_form_is_not_sent_the_other(client: TestClient) -> None:
    path = f"/api/tiles/offices/{TILE}"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    known = {"If-None-Match": plain.headers["etag"], "Accept-Encoding": "gzip"}
    assert (client.get(path, headers=known).status_code, plain.status_code) == (304, 200)


@pytest.mark.parametrize("path", ["projects/10/0/0", "10/0/0", f"projects/{TILE}?q=gibtesnirgends"])
def test_where_nothing_is_the_answer_has_no_content(client: TestClient, path: str) -> None:
    response = client.get(f"/api/tiles/{path}")
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["etag"] and "content-length" not in response.headers


def test_filters_choose_what_is_drawn(client: TestClient) -> None:
    path = "/api/tiles/projects/12/" + "/".join(map(str, (tile_at(12.37, 51.34, 12).x, tile_at(12.37, 51.34, 12).y)))
    every = decoded(client.get(path).content)["projects"]
    chosen = decoded(client.get(path, params={"theme": "accompanying"}).content).get("projects", [])
    kept = [f["properties"]["id"] for f in every if f["properties"]["theme"] == "accompanying"]
    assert sorted(f["properties"]["id"] for f in chosen) == sorted(kept)
    assert len(chosen) < len(every)


def test_a_filter_expression_chooses_too(client: TestClient) -> None:
    expression = {"filter": "theme = 'accompanying' AND cost_total_eur > 100000"}
    wanted = client.get("/api/collections/projects/items", params=expression).json()["numberMatched"]
    tile = client.get("/api/tiles/projects/5/17/10", params=expression)
    signs = decoded(tile.content)["projects"]
    assert sum(sign["properties"].get("point_count", 1) for sign in signs) == wanted > 0
    problem(client.get("/api/tiles/projects/5/17/10", params={"filter": "quatsch ="}), 400, "invalid-parameter")


def test_tilejson_hands_the_question_on_to_its_tiles(client: TestClient) -> None:
    body = client.get("/api/tiles/projects", params={"theme": "other", "q": "Jugend & Co"}).json()
    assert body["tiles"] == ["http://testserver/api/tiles/projects/{z}/{x}/{y}?theme=other&q=Jugend+%26+Co"]
    assert client.get(body["tiles"][0].format(z=5, x=17, y=10)).status_code in (200, 204)


def test_tilejson_of_all_layers_leads_to_the_tiles_of_all_layers(client: TestClient) -> None:
    body = client.get("/api/tiles").json()
    tile = client.get(body["tiles"][0].format(z=LEIPZIG.z, x=LEIPZIG.x, y=LEIPZIG.y))
    assert decoded(tile.content).keys() <= {layer["id"] for layer in body["vector_layers"]}
    assert body["revision"] == int(tile.headers["atlas-revision"])


def test_the_style_leads_to_files_that_are_there(client: TestClient) -> None:
    style = client.get("/api/tiles/style.json").json()
    for source in style["sources"].values():
        assert client.get(source.get("url") or source["data"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("projects/x/0/0", 400, "invalid-parameter"),
        ("projects/5/-1/0", 400, "invalid-parameter"),
        ("projects/5/32/0", 404, "not-found"),
        ("projects/15/0/0", 404, "not-found"),
        ("projects/5/1", 400, "invalid-parameter"),
        ("projects/5", 404, "not-found"),
        ("projects/5/1/1/1", 404, "not-found"),
        ("haeuser/5/1/1", 404, "unknown-collection"),
        ("haeuser", 404, "unknown-collection"),
        ("projects/5/1/1?limit=3", 400, "unknown-parameter"),
        ("projects/5/1/1?theme=quatsch", 400, "invalid-parameter"),
        ("projects?theme=quatsch", 400, "invalid-parameter"),
        ("5/1/1?theme=other", 400, "unknown-parameter"),
    ],
)
def test_what_is_no_tile_is_refused_in_a_sentence(client: TestClient, path: str, status: int, code: str) -> None:
    problem(client.get(f"/api/tiles/{path}"), status, code)
