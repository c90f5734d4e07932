from __future__ import annotations

import numpy as np

from counted_by_hand import instrument, organisation, tallied
from orgfit.responses.units import UnitRow, UnitTree
from orgfit.tallies.rollup import add_upwards, roll_up

CHAIN = UnitTree.build([UnitRow(str(v), "", str(v - 1) if v else "") for v in range(60)], "units")


def test_every_unit_gets_what_is_below_it() -> None:
    responses = organisation(instrument([[("agree5", 3)]]), [-1, 0, 1, 1, 0, 4], [3, 0, 5, 7, 0, 9], seed=1)
    own = tallied(responses)
    before = [counts.copy() for counts in own.counts]
    total = roll_up(own, responses.units)
    assert total.people.tolist() == [24, 12, 5, 7, 9, 9]
    assert total.items[1].tolist() == own.items[1:4].sum(axis=0).tolist()
    assert total.composites[4].tolist() == own.composites[5].tolist()
    assert all((counts == old).all() for counts, old in zip(own.counts, before, strict=True))


def test_cousins_do_not_mix() -> None:
    """What was taken by one parent is not there for the next."""
    parents = [-1, 0, 1, 2, 1, 4]
    units = UnitTree.build([UnitRow(str(v), "", str(p) if v else "") for v, p in enumerate(parents)], "units")
    assert add_upwards(np.array([1, 10, 100, 1000, 10_000, 100_000]), units).tolist() == [
        111_111,
        111_110,
        1100,
        1000,
        110_000,
        100_000,
    ]


def test_a_deep_chain() -> None:
    assert add_upwards(np.ones(60, np.int64), CHAIN).tolist() == list(range(60, 0, -1))


def test_one_unit_is_itself() -> None:
    single = UnitTree.build([UnitRow("all", "", "")], "units")
    assert add_upwards(np.array([[3, 4]]), single).tolist() == [[3, 4]]


def test_counts_of_nothing() -> None:
    assert add_upwards(np.zeros((60, 0), np.int64), CHAIN).shape == (60, 0)


def test_counts_may_be_part_of_others() -> None:
    whole = np.arange(360).reshape(60, 6)
    assert add_upwards(whole[:, 2:4], CHAIN)[0].tolist() == whole[:, 2:4].sum(axis=0).tolist()
