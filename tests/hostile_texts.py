"""Records full of hostile text: what somebody with an account, or a foreign file, could have put into them."""

import orjson

import atlas
from atlas.store.ledger import Edit

# Closes whatever it may stand in, and then does something.
MARKUP = "\"'></title></script><img src=x onerror=alert(1)>{{7*7}}<!--"
AREA, OFFICE, PROJECT, MANAGER = "bautzen-gesundbrunnen", "bautzen-qm-gesundbrunnen", "p-24278", "quge-ost"
SOURCE, CONFLICT = "doc-quge-vortrag-2024", "c-aue-bad-schlema-esf-plus-budget-total-eur"
# Every field that takes any text.
FIELDS = {
    ("areas", AREA): "boundary_description council_decision geometry_note gihk_title name note programme",
    ("offices", OFFICE): "carrier city client house_number location_note name note opening_hours osm_opening_hours "
    "precision_note programme street",
    ("projects", PROJECT): "beneficiary carrier contractor fund funding_object_code funding_object_label "
    "guideline_code guideline_label intervention_category note precision_note programme programme_id "
    "specific_objective summary title title_addition",
    ("managers", MANAGER): "name organisation role",
    ("sources", SOURCE): "note publisher what",
    ("conflicts", CONFLICT): "field note",
}


def write_everywhere(house: atlas.Atlas, text: str) -> None:
    """Write a text, each time with the name of the field after it, into every field that takes any, in one change."""
    edits = []
    for (collection, key), names in FIELDS.items():
        feature = orjson.loads(house.store.current(collection, key).body or "")
        feature["properties"] |= {name: f"{text} {name}" for name in names.split()}
        edits.append(Edit(collection, key, feature, None))
    house.change(edits, who="Test", why=f"{text} Grund")
