from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate.settings import Settings
from orgfit.responses.simulate.tree import Organisation, grow


def grown(people: int, units: int, depth: int | None = None, seed: int = 1) -> Organisation:
    return grow(Settings(people, units, depth=depth), np.random.default_rng(seed))


@pytest.mark.parametrize(
    ("people", "units", "depth"),
    [(3, 1, None), (6, 2, 1), (300, 100, None), (5_000, 400, None), (200, 9, 8), (400, 66, 64), (100, 20, 1)],
)
def test_there_are_as_many_people_and_units_as_asked_for(people: int, units: int, depth: int | None) -> None:
    tree = grown(people, units, depth)
    assert (len(tree.units), int(tree.own.sum())) == (units, people)
    assert depth is None or tree.units.depth.max() == depth
    assert tree.own[~tree.inner].min() >= 3
    assert set(tree.own[tree.inner]) & {1, 2} == set()
    assert tree.headcount[0] == people


def test_sizes_are_uneven_and_small_units_occur() -> None:
    own = grown(10_000, 1_000).own
    sizes = own[own > 0]
    assert 0.02 < (sizes < 5).mean() < 0.3
    assert sizes.max() > 4 * sizes.mean()
    assert np.log(sizes).std() > 0.5


def test_nobody_stands_in_the_whole_itself() -> None:
    assert grown(500, 20).own[0] == 0
    assert grown(500, 1).own[0] == 500


def test_a_unit_has_several_below_it_or_none() -> None:
    tree = grown(5_000, 400)
    below = np.bincount(tree.units.parent[1:], minlength=400)
    assert below[below > 0].min() >= 2
    assert len(set(below)) > 4


def test_names_say_where_a_unit_stands() -> None:
    units = grown(5_000, 400).units
    assert (units.codes[0], units.names[0]) == ("all", "Larkfield Works")
    assert [units.names[units.index[code]] for code in ("u2", "u2-1", "u2-1-2")] == [
        "Service",
        "Service 1",
        "Service 1.2",
    ]
    assert len(set(units.codes)) == len(set(units.names)) == 400


def test_each_unit_knows_its_branch() -> None:
    tree = grown(5_000, 400)
    for unit in (0, 1, 57, 399):
        path = tree.units.path(unit)
        assert tree.branch[unit] == (path[1] if len(path) > 1 else 0)
