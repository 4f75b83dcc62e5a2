"""The join: what an area, a city, an office, a project and a region carry besides their own fields."""

from dataclasses import replace

from quality_world import (
    AREA_BOX,
    BAUTZEN,
    GOERLITZ,
    INSIDE,
    World,
    a_manager,
    a_project,
    an_area,
    an_assignment,
    an_office,
)
from worlds import TODAY

from atlas import join
from atlas.join import Register
from atlas.model import Area, City, field_names


def register(world: World | None = None) -> Register:
    return Register.of((world or World()).layers(), TODAY)


def two_regions() -> World:
    """Bautzen in the east, Görlitz in the west."""
    world = World().add("managers", a_manager("quge-west", region="west", name="Alex Beispiel"))
    return world.drop("assignments").add("assignments", an_assignment(GOERLITZ, manager_id="quge-west"))


def test_an_area_carries_its_city_and_the_manager_of_that_city() -> None:
    found = register(two_regions())
    fields = join.area_fields(found, found.areas["goerlitz-west"])
    assert (fields["city_name"], fields["region"], fields["manager_id"]) == ("Görlitz", "west", "quge-west")
    assert (fields["city"]["ags"], fields["manager"]["name"]) == (GOERLITZ, "Alex Beispiel")


def test_an_area_keeps_all_its_own_fields() -> None:
    found = register()
    area = found.areas["bautzen-ost"]
    fields = join.area_fields(found, area)
    own = {name: getattr(area, name) for name in field_names(Area) if name not in ("budget_figures",)}
    assert {name: fields[name] for name in own} == own


def test_an_area_names_the_offices_that_name_it() -> None:
    world = World().add("offices", an_office(id="two-areas", area_ids=("goerlitz-west", "bautzen-ost")), INSIDE)
    found = register(world)
    assert join.area_fields(found, found.areas["bautzen-ost"])["office_ids"] == ["bautzen-buero", "two-areas"]
    assert join.area_fields(found, found.areas["goerlitz-west"])["office_ids"] == ["two-areas"]


def test_an_area_counts_its_projects_by_theme() -> None:
    world = World()
    for key, theme in (("a", "local_economy"), ("b", "local_economy"), ("c", "accompanying")):
        world.add("projects", a_project(key, BAUTZEN, "bautzen-ost", theme=theme), INSIDE)
    found = register(world)
    fields = join.area_fields(found, found.areas["bautzen-ost"])
    assert fields["counts"] == {
        "offices": 1,
        "projects": 4,
        "themes": {"accompanying": 1, "local_economy": 2, "other": 1},
    }
    assert fields["themes"] == ["accompanying", "local_economy", "other"]
    assert fields["project_ids"] == ["treffpunkt", "a", "b", "c"]


def test_a_project_without_area_counts_for_its_city_only() -> None:
    found = register(World().add("projects", a_project("city-wide", BAUTZEN, "", area_basis=None), INSIDE))
    assert "city-wide" not in join.area_fields(found, found.areas["bautzen-ost"])["project_ids"]
    assert "city-wide" in join.city_fields(found, found.cities[BAUTZEN])["project_ids"]


def test_an_earlier_area_names_the_one_that_follows_it() -> None:
    world = World().add("areas", an_area("bautzen-neu", BAUTZEN, AREA_BOX, predecessor_ids=("bautzen-ost",)), AREA_BOX)
    found = register(world)
    assert join.area_fields(found, found.areas["bautzen-ost"])["successor_ids"] == ["bautzen-neu"]
    assert join.area_fields(found, found.areas["bautzen-neu"])["successor_ids"] == []


def test_a_city_carries_its_manager_and_what_lies_in_it() -> None:
    found = register()
    fields = join.city_fields(found, found.cities[BAUTZEN])
    assert fields["manager"]["id"] == fields["manager_id"] == "quge-ost"
    assert (fields["area_ids"], fields["office_ids"], fields["project_ids"]) == (
        ["bautzen-ost"],
        ["bautzen-buero"],
        ["treffpunkt"],
    )
    assert fields["counts"] == {"areas": 1, "offices": 1, "projects": 1}
    assert {name: fields[name] for name in field_names(City)}["name"] == "Bautzen"


def test_a_manager_comes_with_the_standing_of_the_assignment() -> None:
    assignment = an_assignment(BAUTZEN, valid_from="2024-02-01", basis="assumed-by-kreis", confirmed=False)
    found = replace(register(), responsible={BAUTZEN: assignment})
    manager = join.manager_object(found, BAUTZEN)
    assert manager is not None
    assert (manager["valid_from"], manager["basis"], manager["confirmed"]) == ("2024-02-01", "assumed-by-kreis", False)
    assert (manager["phone_e164"], manager["email"]) == ("+4935112345", "kim.muster@example.org")


def test_a_city_that_nobody_is_responsible_for_says_so() -> None:
    found = register(World().drop("assignments"))
    fields = join.area_fields(found, found.areas["goerlitz-west"])
    assert (fields["manager"], fields["manager_id"], fields["region"]) == (None, None, None)
    assert fields["city_name"] == "Görlitz"


def test_an_assignment_to_a_manager_that_is_not_there_gives_no_manager() -> None:
    world = World().drop("assignments").add("assignments", an_assignment(GOERLITZ, manager_id="nobody"))
    found = register(world)
    assert join.city_fields(found, found.cities[GOERLITZ])["manager"] is None


def test_an_office_names_its_areas_and_leaves_out_what_does_not_exist() -> None:
    world = World().change("offices", area_ids=("bautzen-ost", "no-such-area"))
    found = register(world)
    fields = join.office_fields(found, found.offices[0])
    assert fields["area_names"] == ["Bautzen-Ost"]
    assert fields["area_ids"] == ("bautzen-ost", "no-such-area")
    assert (fields["city_name"], fields["region"]) == ("Bautzen", "east")


def test_a_project_names_its_area_if_it_has_one() -> None:
    found = register(World().add("projects", a_project("loose", GOERLITZ, ""), INSIDE))
    names = [fields["area_name"] for fields in join.joined_projects(found).fields]
    assert names == ["Bautzen-Ost", "Goerlitz-West", None]


def test_only_projects_of_which_something_has_changed_are_joined_anew() -> None:
    world = World()
    first = join.joined_projects(register(world))
    area = replace(world.layers().areas.records[0], name="Neuer Name")
    found = register(world)
    renamed = replace(found, areas={**found.areas, area.id: area})
    second = join.joined_projects(renamed, first)
    assert second.fields == join.joined_projects(renamed).fields
    anew = {now["id"] for before, now in zip(first.fields, second.fields, strict=True) if now is not before}
    records = found.projects.records
    assert anew == {project.id for project in records if project.area_id == area.id} < {one.id for one in records}


def test_what_cities_and_areas_tell_of_changed_projects_is_as_if_told_for_the_first_time() -> None:
    first = [a_project(f"p-{number}", BAUTZEN, "bautzen-ost") for number in range(30)]
    known = join.Projects.of(first)
    behind = [*first[1:], replace(first[0])]
    moved = [*first[:4], replace(first[4], city_ags=GOERLITZ, area_id=None), *first[5:]]
    for records in (behind, moved, first[:-1], [*first, a_project("neu", GOERLITZ, None)], []):
        found, anew = join.Projects.of(records, known), join.Projects.of(records)
        assert (found.ids, found.of_city, found.of_area, found.themes) == (
            anew.ids,
            anew.of_city,
            anew.of_area,
            anew.themes,
        )


def test_a_region_is_its_manager_and_the_cities_assigned_to_it() -> None:
    found = register(two_regions())
    east, west = join.region_fields(found, "east"), join.region_fields(found, "west")
    assert (east["name"], east["city_ags"], east["manager"]["name"]) == ("Region Ost", [BAUTZEN], "Kim Muster")
    assert (west["name"], west["city_ags"], west["manager"]["name"]) == ("Region West", [GOERLITZ], "Alex Beispiel")
    assert (east["counts"], west["counts"]) == ({"cities": 1}, {"cities": 1})


def test_a_region_without_manager_says_so() -> None:
    assert join.region_fields(register(), "west")["manager"] is None
