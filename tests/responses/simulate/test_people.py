from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate.people import (
    LEADER_OF_LEADERS,
    STAFF,
    TEAM_LEADER,
    TOP,
    People,
    hire,
)
from orgfit.responses.simulate.settings import Settings
from orgfit.responses.simulate.tree import Organisation, grow


@pytest.fixture(scope="module")
def made() -> tuple[Organisation, People]:
    tree = grow(Settings(6_000, 300), np.random.default_rng(1))
    return tree, hire(tree, np.random.default_rng(2))


def test_people_stand_by_unit(made: tuple[Organisation, People]) -> None:
    tree, people = made
    assert np.bincount(people.unit, minlength=300).tolist() == tree.own.tolist()
    assert (np.diff(people.unit) >= 0).all()


def test_every_unit_has_somebody_who_leads(made: tuple[Organisation, People]) -> None:
    tree, people = made
    offsets = tree.offsets
    for unit in range(300):
        roles = people.role[offsets[unit] : offsets[tree.units.end[unit]]]
        assert roles.max() >= (LEADER_OF_LEADERS if tree.inner[unit] else TEAM_LEADER)


def test_few_lead_many(made: tuple[Organisation, People]) -> None:
    shares = np.bincount(made[1].role, minlength=4) / 6_000
    assert shares[STAFF] > 0.85
    assert shares[TEAM_LEADER] > shares[LEADER_OF_LEADERS] > shares[TOP] > 0


def test_sides_follow_from_roles(made: tuple[Organisation, People]) -> None:
    people = made[1]
    assert [sorted(set(people.side[people.role == role])) for role in range(4)] == [[1], [-1], [0], [0]]
    line = people.attributes()[-1]
    assert (line.id, line.categories) == ("deciders_doers", ("deciders", "doers"))
    assert (line.codes == people.side).all()


def test_kinds_of_work_and_tenure_are_uneven(made: tuple[Organisation, People]) -> None:
    tree, people = made
    assert len(set(people.function)) == 7
    in_branch = people.function[tree.branch[people.unit] == tree.units.index["u2"]]
    assert 0.6 < (in_branch == 1).mean() < 0.9
    tenure = np.bincount(people.tenure) / 6_000
    assert tenure.min() > 0.05
    assert tenure.max() > 2 * tenure.min()
    assert people.tenure[people.role > STAFF].mean() > people.tenure[people.role == STAFF].mean() + 0.2
