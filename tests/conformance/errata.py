"""What must be put right in the conformance suite `ogctests` 0.1.15 before any server can pass it.

Each correction replaces words of the published suite and says why; the words must be there, so that another version of
the suite is noticed. Each test says what it is to do, in the words of the standard's abstract test.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction: in which file, which words, by which others, and why."""

    file: str
    published: str
    corrected: str
    why: str


_GEOMETRY = "features/schemas/geometryGeoJSON.yaml"
_FILTER = "features/filtering/test_filter.py"
_QUERYABLES = "features/filtering/test_queryables.py"
_PARAMETERS = "features/filtering/test_queryables_query_parameters.py"
_AS_FILE = "the text of a feature is taken for an address, and cut off where an address would end"
_SAMPLE = "a sample queryable is a name with a value that fits it; the suite fills in its own placeholders"
_CT10_PUBLISHED = '''        bbox = response.json()["extent"]["spatial"]["bbox"]
        cql_query = """
          "op": "s_within",
          "args": [
            { "property": {} },
            { "bbox": {} }
        """.format(
            resource["spatial_queryable"], bbox
        )
        params = {
            "filter-lang": CQL2_FILTER_LANG.json,
            "filter": f"{resource['spatial_queryable']}={bbox}",
        }
'''
_CT10_CORRECTED = """        bbox = response.json()["extent"]["spatial"]["bbox"][0]

        def asked(box):
            where = f"S_INTERSECTS({resource['spatial_queryable']},BBOX({','.join(map(str, box))}))"
            params = {"filter-lang": "cql2-text", "filter": where, "limit": 1000}
            return http_client.get(url, headers=headers, params=params)

        response = asked(bbox)
        assert response.status_code in [200, 204]
        assert response.headers.get("Content-Type") == "application/geo+json"
        unfiltered = http_client.get(url, headers=headers, params={"limit": 1000}).json()["features"]
        # What has no geometry lies in no box.
        located = [feature["id"] for feature in unfiltered if feature["geometry"]]
        assert located
        assert [feature["id"] for feature in response.json()["features"]] == located
        assert asked([1000000, 1000000, 2000000, 2000000]).status_code == 400
"""

ERRATA = (
    Erratum(
        _GEOMETRY,
        "oneOf:\n",
        'oneOf:\n- type: "null"\n',
        "RFC 7946, 3.2: the geometry of a feature that has no location is null",
    ),
    Erratum(
        "features/core/test_features.py",
        'gpd.read_file(json.dumps(feature), driver="GeoJSON")',
        'gpd.read_file(__import__("io").BytesIO(json.dumps(feature).encode()))',
        _AS_FILE,
    ),
    Erratum(
        "features/core/test_crs.py",
        'gpd.read_file(json.dumps(feature), driver="GeoJSON")',
        'gpd.read_file(__import__("io").BytesIO(json.dumps(feature).encode()))',
        _AS_FILE,
    ),
    Erratum(
        "features/filtering/utils.py",
        'parsed_link["iri"] = part',
        'parsed_link["href"] = part[1:-1]',
        "the tests ask for `href`, and an address without its brackets",
    ),
    Erratum(
        "features/filtering/utils.py",
        "parsed_link[k.strip()] = v.strip()",
        """parsed_link[k.strip()] = v.strip().strip('"')""",
        "RFC 8288, 3: a relation that is an address stands in quotes, which are no part of it",
    ),
    Erratum(
        _QUERYABLES,
        'resource["queryables_uri"] = queryables_uri',
        'resource["queryables_uri"] = queryables_uri[0]',
        "what is asked for and compared is one address, not a list of addresses",
    ),
    Erratum(
        _QUERYABLES,
        "            else:\n                queryable = prop_id",
        '            elif "enum" in prop:\n                queryable = {"key": prop_id, "value": prop["enum"][-1]}',
        _SAMPLE,
    ),
    Erratum(
        _PARAMETERS,
        '{resource["queryable"]: "valid-value"}',
        '{resource["queryable"]["key"]: resource["queryable"]["value"]}',
        _SAMPLE,
    ),
    Erratum(
        _PARAMETERS,
        '{resource["queryable"]: "[invalid-value]"}',
        '{resource["queryable"]["key"]: "[invalid-value]"}',
        _SAMPLE,
    ),
    Erratum(
        _FILTER,
        'params = {"filter-lang": lang, "filter": f"{queryable}=valid"}',
        """key, value = queryable["key"], queryable["value"]
            valid = {
                "cql2-text": f"{key}='{value}'",
                "cql2-json": '{"op":"=","args":[{"property":"%s"},"%s"]}' % (key, value),
            }
            params = {"filter-lang": lang["name"], "filter": valid[lang["name"]]}""",
        _SAMPLE,
    ),
    Erratum(
        _FILTER,
        'assert feature.get(queryable, "") == queryable',
        'assert feature["properties"][key] == value',
        "the properties of a GeoJSON feature are in its member `properties`",
    ),
    Erratum(
        _FILTER,
        'params = {"filter-lang": lang, "filter": f"{queryable}=invalid"}',
        'params = {"filter-lang": lang["name"], "filter": valid[lang["name"]][:-2]}',
        _SAMPLE,
    ),
    Erratum(
        _FILTER,
        'assert feature.get(queryable["key"], "") == queryable["value"]',
        'assert feature["properties"][queryable["key"]] == queryable["value"]',
        "the properties of a GeoJSON feature are in its member `properties`",
    ),
    Erratum(
        _FILTER,
        '        if resource["additional_properties"]\n',
        '        if not resource["additional_properties"]\n',
        "the abstract test asks those where additionalProperties is false",
    ),
    Erratum(
        _FILTER,
        _CT10_PUBLISHED,
        _CT10_CORRECTED,
        "the test ends before it asks anything, with a name that is not defined",
    ),
)


def correct(suite: Path) -> None:
    """Correct a copy of the published suite; raises AssertionError where it is another one."""
    for erratum in ERRATA:
        file = suite / erratum.file
        text = file.read_text("utf-8")
        assert text.count(erratum.published) == 1, f"{erratum.file} has changed: {erratum.published}"
        file.write_text(text.replace(erratum.published, erratum.corrected), "utf-8")
