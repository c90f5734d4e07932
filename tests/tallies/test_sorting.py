from __future__ import annotations

import numpy as np
import pytest

from counted_by_hand import by_hand, instrument, organisation
from orgfit.tallies.counting import flat, plan_of
from orgfit.tallies.layout import Layout
from orgfit.tallies.sorting import Sorter
from orgfit.tallies.tally import Tally

SURVEY = instrument([[("agree5", 3)]], choices=[4])
LAYOUT = Layout.of(SURVEY)


@pytest.mark.parametrize("kind", [np.int8, np.int32])
@pytest.mark.parametrize("stretch", [1, 7, 100, 200, 1000])
@pytest.mark.parametrize("people", [0, 1, 5, 200])
def test_rows_go_where_their_codes_say(kind: type, people: int, stretch: int) -> None:
    responses = organisation(SURVEY, [-1], [people], seed=1)
    codes = np.random.default_rng(1).integers(-1, 5, people).astype(kind)
    counted = Tally.empty(LAYOUT, 5)
    sorter = Sorter(counted, plan_of(LAYOUT), rows=people, stretch=stretch)
    for _ in range(2):
        sorter.count(flat(responses, 4), np.arange(4) * people, codes)
    rows = zip(codes.tolist(), responses.answers.tolist(), strict=True)
    once = by_hand(LAYOUT, 5, [(code, answers) for code, answers in rows if code >= 0])
    assert counted == once + once


@pytest.mark.parametrize("items", [1, 2, 3, 4, 5, 9])
def test_any_number_of_items(items: int) -> None:
    """Four are moved at a time."""
    survey = instrument([[("agree5", 1)] * items])
    responses, layout = organisation(survey, [-1], [100], seed=2), Layout.of(survey)
    counted = Tally.empty(layout, 2)
    sorter = Sorter(counted, plan_of(layout), rows=300, stretch=64)
    codes = np.arange(100, dtype=np.int8) % 2
    sorter.count(flat(responses, items), np.arange(items) * 100, codes)
    assert counted == by_hand(layout, 2, zip(codes, responses.answers.tolist(), strict=True))


def test_some_rows_of_many() -> None:
    responses = organisation(SURVEY, [-1], [100], seed=3)
    counted = Tally.empty(LAYOUT, 1)
    sorter = Sorter(counted, plan_of(LAYOUT), rows=30, stretch=8)
    for start in (0, 30, 60, 90):
        rows = min(30, 100 - start)
        sorter.count(flat(responses, 4), np.arange(4) * 100 + start, np.zeros(rows, np.int8))
    assert counted == by_hand(LAYOUT, 1, [(0, answers) for answers in responses.answers.tolist()])
