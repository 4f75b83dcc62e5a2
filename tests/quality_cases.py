"""What can be wrong in the small atlas of quality_world, and the findings that must follow: one line per fault."""

import math

from quality_cases_of_shapes import SHAPES
from quality_world import (
    BAUTZEN,
    BAUTZEN_BOX,
    GOERLITZ,
    Case,
    a_city,
    a_conflict,
    a_manager,
    a_source,
    an_address,
    an_assignment,
)

from atlas.model import BudgetFigure, CoFinancing

FIGURE = BudgetFigure(amount_eur=1.0, approx=False, kind="grant", what="Bescheid", source="src-1", shared_with=("nix",))
COUNTED = CoFinancing(value=0.6, basis="eu", computed=True)

CASES: list[Case] = [
    ("nothing", lambda w: w, []),
    ("an id twice", lambda w: w.add("sources", a_source()), ["error id-unique sources/src-1"]),
    ("an id with blanks", lambda w: w.add("managers", a_manager("Quge Ost")), ["error id-form managers/Quge Ost"]),
    ("a foreign Kreis", lambda w: w.change("cities", kreis_ags="14626"), [f"error kreis-code cities/{BAUTZEN}"]),
    (
        "a number with letters",
        lambda w: w.change("projects", record_id="12a"),
        ["error record-number projects/treffpunkt"],
    ),
    (
        "another id's number",
        lambda w: w.change("projects", record_id="12345"),
        ["error record-number projects/treffpunkt"],
    ),
    (
        "an assignment elsewhere",
        lambda w: w.add("assignments", an_assignment("14000000")),
        ["error city-reference assignments/14000000-start"],
    ),
    ("an unknown area", lambda w: w.change("projects", area_id="nix"), ["error area-reference projects/treffpunkt"]),
    (
        "an area of another city",
        lambda w: w.change("offices", area_ids=("goerlitz-west",)),
        ["error area-reference offices/bautzen-buero"],
    ),
    ("a link without basis", lambda w: w.change("projects", area_basis=None), ["error area-basis projects/treffpunkt"]),
    ("a relation without area", lambda w: w.change("offices", area_ids=()), ["error area-basis offices/bautzen-buero"]),
    (
        "itself as predecessor",
        lambda w: w.change("areas", predecessor_ids=("bautzen-ost",)),
        ["error predecessor areas/bautzen-ost"],
    ),
    (
        "a figure shared with nobody",
        lambda w: w.change("areas", budget_figures=(FIGURE,)),
        ["error shared-budget areas/bautzen-ost"],
    ),
    (
        "an unknown manager",
        lambda w: w.change("assignments", manager_id="nix"),
        [f"error manager-reference assignments/{BAUTZEN}-start"],
    ),
    (
        "an unknown source",
        lambda w: w.change("offices", sources=("nix",)),
        ["error source-reference offices/bautzen-buero"],
    ),
    (
        "an unknown source of one value",
        lambda w: w.change("offices", value_sources={"phone": ("nix",)}),
        ["error source-reference offices/bautzen-buero"],
    ),
    (
        "a source of what is no value",
        lambda w: w.change("offices", value_sources={"sources": ("src-1",)}),
        ["error value-source offices/bautzen-buero"],
    ),
    (
        "a source of a value that is not known",
        lambda w: w.change("offices", funded_until=None, value_sources={"funded_until": ("src-1",)}),
        ["error value-source offices/bautzen-buero"],
    ),
    ("a source of a value", lambda w: w.change("offices", value_sources={"phone": ("src-1",)}), []),
    ("no source", lambda w: w.change("projects", sources=()), ["error source-present projects/treffpunkt"]),
    (
        "a shape without source",
        lambda w: w.change("areas", geometry_sources=()),
        ["error source-present areas/bautzen-ost"],
    ),
    ("a decision instead of a source", lambda w: w.change("assignments", sources=(), decided_by="Leitung"), []),
    ("a source without address", lambda w: w.change("sources", url=None), ["warning source-address sources/src-1"]),
    ("a source without use", lambda w: w.add("sources", a_source("src-2")), ["info source-unused sources/src-2"]),
    (
        "a conflict that its office does not list",
        lambda w: w.add("conflicts", a_conflict("2018", "2019")),
        ["error conflict-link conflicts/c-1", "info conflict-open conflicts/c-1"],
    ),
    (
        "a listed conflict that is missing",
        lambda w: w.change("offices", conflicts=("c-2",)),
        ["error conflict-link offices/bautzen-buero"],
    ),
    (
        "a conflict with one side",
        lambda w: w.add("conflicts", a_conflict("2018")).change("offices", conflicts=("c-1",)),
        ["error conflict-sides conflicts/c-1", "info conflict-open conflicts/c-1"],
    ),
    ("nobody responsible", lambda w: w.drop("assignments"), [f"error manager-today cities/{GOERLITZ}"]),
    (
        "somebody responsible only later",
        lambda w: w.change("assignments", valid_from="2027-01-01"),
        [f"error manager-today cities/{BAUTZEN}", f"info assignment-future assignments/{BAUTZEN}-start"],
    ),
    (
        "two beginnings on one day",
        lambda w: w.add("assignments", an_assignment(BAUTZEN, "zweite")),
        [f"error assignment-ambiguous cities/{BAUTZEN}"],
    ),
    (
        "an assumed assignment",
        lambda w: w.change("assignments", confirmed=False),
        [f"warning assignment-unconfirmed assignments/{BAUTZEN}-start"],
    ),
    (
        "an assumed assignment of the past",
        lambda w: w.change("assignments", confirmed=False).add(
            "assignments", an_assignment(BAUTZEN, "neu", valid_from="2026")
        ),
        [],
    ),
    ("a negative cost", lambda w: w.change("projects", cost_total_eur=-1.0), ["error amount projects/treffpunkt"]),
    ("no number of inhabitants", lambda w: w.change("areas", inhabitants=math.nan), ["error amount areas/bautzen-ost"]),
    (
        "an EU share above the cost",
        lambda w: w.change("projects", cost_total_eur=10.0, eu_amount_eur=11.0),
        ["error project-share projects/treffpunkt"],
    ),
    (
        "a grant above the cost",
        lambda w: w.change("projects", cost_total_eur=10.0, grant_total_eur=11.0),
        ["error project-share projects/treffpunkt"],
    ),
    (
        "a grant that rounding lifts above the cost",
        lambda w: w.change("projects", cost_total_eur=98.0, grant_total_eur=100.0, grant_approx=True),
        [],
    ),
    (
        "a budget of unknown kind",
        lambda w: w.change("areas", budget_total_eur=5.0),
        ["error area-budget areas/bautzen-ost"],
    ),
    (
        "a wrong quotient",
        lambda w: w.change("projects", cost_total_eur=100.0, eu_amount_eur=61.0, co_financing_rate=COUNTED),
        ["error co-financing projects/treffpunkt"],
    ),
    (
        "a quotient of nothing",
        lambda w: w.change("projects", co_financing_rate=COUNTED),
        ["error co-financing projects/treffpunkt"],
    ),
    ("a German date", lambda w: w.change("projects", start="1.2.2024"), ["error date-form projects/treffpunkt"]),
    (
        "a day that does not exist",
        lambda w: w.change("offices", since="2023-02-29"),
        ["error date-form offices/bautzen-buero"],
    ),
    ("an end before the start", lambda w: w.change("projects", end="2023"), ["error date-order projects/treffpunkt"]),
    (
        "a start in an earlier period",
        lambda w: w.change("projects", start="2017"),
        ["warning project-period projects/treffpunkt"],
    ),
    ("an ESF area without period", lambda w: w.change("areas", periods=()), ["error area-period areas/bautzen-ost"]),
    (
        "a number that cannot be dialled",
        lambda w: w.change("offices", phone_e164="0359112345"),
        ["error phone offices/bautzen-buero"],
    ),
    ("two different numbers", lambda w: w.change("managers", phone="0351 54321"), ["error phone managers/quge-ost"]),
    ("a number in one form only", lambda w: w.change("offices", phone=None), ["error phone offices/bautzen-buero"]),
    (
        "an address without @",
        lambda w: w.change("offices", email="qm.example.org"),
        ["error email offices/bautzen-buero"],
    ),
    (
        "a person's mail box",
        lambda w: w.change("offices", email="erika.muster@a.de"),
        ["warning email-personal offices/bautzen-buero"],
    ),
    (
        "a person who is funded, by name",
        lambda w: w.change("projects", beneficiary="Herr Max Muster"),
        ["error person projects/treffpunkt"],
    ),
    (
        "a contractor by a person's name",
        lambda w: w.change("projects", contractor="Frau Erika Muster"),
        ["error person projects/treffpunkt"],
    ),
    ("a person who is funded, not by name", lambda w: w.change("projects", beneficiary="natürliche Person"), []),
    (
        "the manager's mail box at an office",
        lambda w: w.change("offices", email="kim.muster@example.org"),
        ["warning email-personal offices/bautzen-buero"],
    ),
    ("a mail box of a task", lambda w: w.change("offices", email="qm.bautzen@a.de"), []),
    (
        "a website without scheme",
        lambda w: w.change("offices", website="www.example.org"),
        ["error url offices/bautzen-buero"],
    ),
    (
        "a postal code of four digits",
        lambda w: w.change("offices", postcode="2625"),
        ["error postcode offices/bautzen-buero"],
    ),
    (
        "a project's postal code",
        lambda w: w.change("projects", address=an_address("Bautzen", postcode="D-02625")),
        ["error postcode projects/treffpunkt"],
    ),
    (
        "an unverified office, however old",
        lambda w: w.change("offices", status="unverified", as_of="2015"),
        ["warning office-unverified offices/bautzen-buero"],
    ),
    (
        "an open office of 2019",
        lambda w: w.change("offices", as_of="2019"),
        ["warning office-stale offices/bautzen-buero"],
    ),
    (
        "an open office of any day",
        lambda w: w.change("offices", as_of=None),
        ["warning office-stale offices/bautzen-buero"],
    ),
    (
        "hours of 2018",
        lambda w: w.change("offices", opening_hours_as_of="2018"),
        ["warning office-hours offices/bautzen-buero"],
    ),
    ("no hours", lambda w: w.change("offices", opening_hours=None), ["warning office-hours offices/bautzen-buero"]),
    (
        "funding until last year",
        lambda w: w.change("offices", funded_until="2025"),
        ["warning office-ended offices/bautzen-buero"],
    ),
    ("funding until this year", lambda w: w.change("offices", funded_until="2026"), []),
    (
        "an end in the past",
        lambda w: w.change("offices", until="2026-10"),
        ["warning office-ended offices/bautzen-buero"],
    ),
    (
        "an office nobody can reach",
        lambda w: w.change("offices", phone=None, phone_e164=None, email=None, website=None),
        ["warning office-silent offices/bautzen-buero"],
    ),
    (
        "a closed office, old and silent",
        lambda w: w.change("offices", status="closed", as_of="2015", until="2016", website=None),
        [],
    ),
    ("a manager of 2023", lambda w: w.change("managers", as_of="2023"), ["warning manager-stale managers/quge-ost"]),
    (
        "planned, but over",
        lambda w: w.change("projects", status="planned", end="2025"),
        ["warning project-overtaken projects/treffpunkt"],
    ),
    (
        "applied for, but to have begun",
        lambda w: w.change("projects", status="applied"),
        ["warning project-overtaken projects/treffpunkt"],
    ),
    (
        "planned in a period that is over",
        lambda w: w.change("projects", status="planned", period="2014-2020", start=None, end=None),
        ["warning project-overtaken projects/treffpunkt"],
    ),
    (
        "approved in a period that is over",
        lambda w: w.change("areas", periods=("2014-2020",)),
        ["warning area-overtaken areas/bautzen-ost"],
    ),
    (
        "a city without area",
        lambda w: w.add("cities", a_city("14625030", "Bernsdorf", BAUTZEN_BOX), BAUTZEN_BOX).add(
            "assignments", an_assignment("14625030")
        ),
        ["warning city-without-area cities/14625030"],
    ),
    ("an area without anything", lambda w: w.drop("projects"), ["info area-lonely areas/goerlitz-west"]),
    (
        "a project without area",
        lambda w: w.change("projects", area_id=None, area_basis=None),
        ["info project-without-area projects/treffpunkt"],
    ),
    *SHAPES,
]
