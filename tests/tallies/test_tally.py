from __future__ import annotations

from dataclasses import replace

import pytest

from counted_by_hand import instrument
from orgfit.errors import EstimateError
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import Tally

LAYOUT = Layout.of(instrument([[("agree5", 2), ("agree5", 3)]], choices=[7]))


def test_the_tally_of_nobody_has_room_for_all_that_can_be_counted() -> None:
    tally = Tally.empty(LAYOUT, 3)
    assert [counts.shape for counts in tally.counts] == [(3,), (3, 6, 9), (3, 43), (3, 1, 4)]
    assert [cells.shape for cells in tally.facets] == [(3, 15), (3, 28)]


def test_facets_are_parts_of_the_cells() -> None:
    tally = Tally.empty(LAYOUT, 2)
    tally.facets[1][1, 0] += 7
    assert tally.cells[1, 15] == 7


def test_tallies_are_equal_when_all_their_counts_are() -> None:
    one, other = Tally.empty(LAYOUT, 2), Tally.empty(LAYOUT, 2)
    assert one == other
    for counts in other.counts:
        counts.flat[-1] = 1
        assert one != other
        counts.flat[-1] = 0
    assert one != Tally.empty(replace(LAYOUT, composites=()), 2)
    assert one != "a tally"


def test_sums_are_made_part_by_part() -> None:
    one, other = Tally.empty(LAYOUT, 2), Tally.empty(LAYOUT, 2)
    for number, counts in enumerate(other.counts):
        counts += number + 1
    assert [counts.min() for counts in (one + other + other).counts] == [2, 4, 6, 8]


@pytest.mark.parametrize("other", [Tally.empty(LAYOUT, 3), Tally.empty(replace(LAYOUT, composites=()), 2)])
def test_what_does_not_fit_together_is_not_added(other: Tally) -> None:
    with pytest.raises(EstimateError, match=f"for 2 and {len(other.people)} units, or by different layouts"):
        Tally.empty(LAYOUT, 2) + other
