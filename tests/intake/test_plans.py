"""Plans wait for a day in the data directory; then they are gone, with their files."""

from pathlib import Path

import pytest
from foreign_files import HEAD, ROW, text_table

import atlas
from atlas.errors import StoreNotWritable, UnknownPlan
from atlas.intake.plan import Plan
from atlas.intake.plans import LIFETIME_S, Kept, PlanStore


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def kept_plan(plans: PlanStore, plan: Plan, owner: str = "koordination") -> Kept:
    kept = plans.begin(owner, "liste.csv")
    kept.path.write_bytes(b"x")
    plans.keep(kept, plan)
    return kept


@pytest.fixture
def plan(planned: object, tmp_path: Path) -> Plan:
    made: Plan = planned("operations", text_table(tmp_path / "liste.csv", [HEAD, ROW]))
    return made


def test_a_plan_is_read_as_it_was_kept(plan: Plan, tmp_path: Path) -> None:
    plans = PlanStore(tmp_path)
    kept = kept_plan(plans, plan)
    assert plans.plan(plans.find(kept.key, "koordination")) == plan


def test_a_plan_is_gone_after_a_day_and_its_file_with_the_next_upload(plan: Plan, tmp_path: Path) -> None:
    clock = Clock()
    plans = PlanStore(tmp_path, clock)
    kept = kept_plan(plans, plan)
    clock.now += LIFETIME_S + 1
    with pytest.raises(UnknownPlan):
        plans.find(kept.key, "koordination")
    plans.begin("ost", "andere.csv")
    assert not kept.path.parent.exists()


def test_the_uploads_of_one_account_do_not_push_out_those_of_another(plan: Plan, tmp_path: Path) -> None:
    plans = PlanStore(tmp_path)
    first = kept_plan(plans, plan, "verwaltung")
    for _ in range(9):
        kept_plan(plans, plan)
    assert plans.find(first.key, "verwaltung") == first


def test_a_data_directory_that_cannot_be_written_is_told(tmp_path: Path, house: atlas.Atlas) -> None:
    (tmp_path / "intake").write_text("in the way")
    with pytest.raises(StoreNotWritable):
        PlanStore(tmp_path).begin("koordination", "liste.csv")
