from __future__ import annotations

import numpy as np
import pytest

from counted_by_hand import instrument, organisation, owners
from orgfit.errors import TableError
from orgfit.tallies.engines.local import tally
from orgfit.tallies.layout import Layout
from orgfit.tallies.live import LiveTally
from orgfit.tallies.rollup import roll_up
from orgfit.tallies.tally import Tally

SURVEY = instrument([[("agree5", 3), ("likely11", 2)], [("agree5", 2)]], choices=[20])
LAYOUT = Layout.of(SURVEY)
RIGHT = [1, -1, 5, 0, 10, -2, 3, 20]


def test_people_added_to_all_units_above_them_are_what_is_rolled_up() -> None:
    responses = organisation(SURVEY, [-1, 0, 1, 0, 3], [4, 30, 70, 0, 9], seed=1)
    live = LiveTally(LAYOUT, 5)
    for answers, unit in zip(responses.answers, owners(responses), strict=True):
        live.add(answers, responses.units.path(unit))
    assert live.tally == roll_up(tally(responses), responses.units)


def test_one_person_may_count_for_nobody() -> None:
    live = LiveTally(LAYOUT, 2)
    live.add(np.array(RIGHT, np.int8), [])
    assert live.tally == Tally.empty(LAYOUT, 2)


@pytest.mark.parametrize(("place", "wrong"), [(0, 0), (1, 6), (3, -3), (4, 11), (7, 21), (7, 0)])
def test_an_answer_that_is_none_counts_nowhere(place: int, wrong: int) -> None:
    live, answers = LiveTally(LAYOUT, 2), np.array(RIGHT, np.int8)
    answers[place] = wrong
    with pytest.raises(TableError, match=f"Answers to '{LAYOUT.items[place]}' run from .*; {wrong} came"):
        live.add(answers, [0])
    assert live.tally == Tally.empty(LAYOUT, 2)


@pytest.mark.parametrize("units", [[2], [-1], [0, 7]])
def test_units_that_are_not_there(units: list[int]) -> None:
    with pytest.raises(TableError, match="Units run from 0 to 1"):
        LiveTally(LAYOUT, 2).add(np.array(RIGHT, np.int8), units)


def test_too_few_answers() -> None:
    with pytest.raises(TableError, match="8 answers were wanted; 7 came"):
        LiveTally(LAYOUT, 2).add(np.array(RIGHT[:7], np.int8), [0])
