from __future__ import annotations

import numpy as np
import pytest

from counted_by_hand import by_hand, instrument, organisation
from orgfit.tallies.counting import flat, plan_of
from orgfit.tallies.layout import Layout
from orgfit.tallies.sorting import Columns, Sorter
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
    columns = Columns(flat(responses, 4), np.arange(4) * people)
    sorter = Sorter(counted, plan_of(LAYOUT), rows=people, stretch=stretch)
    for _ in range(2):
        sorter.count([columns], codes)
    rows = zip(codes.tolist(), responses.answers.tolist(), strict=True)
    once = by_hand(LAYOUT, 5, [(code, answers) for code, answers in rows if code >= 0])
    assert counted == once + once


def test_items_may_lie_apart() -> None:
    responses = organisation(SURVEY, [-1], [100], seed=2)
    codes = np.zeros(100, np.int8)
    counted = Tally.empty(LAYOUT, 1)
    columns = [Columns(responses.answers[:, column].copy(), np.zeros(1, np.int64)) for column in range(4)]
    Sorter(counted, plan_of(LAYOUT), rows=300, stretch=64).count(columns, codes)
    assert counted == by_hand(LAYOUT, 1, [(0, answers) for answers in responses.answers.tolist()])
