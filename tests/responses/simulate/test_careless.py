from __future__ import annotations

import numpy as np

from orgfit.instruments.library import get
from orgfit.responses.columns import SKIPPED
from orgfit.responses.simulate.careless import straight_lines

ITEMS = [item for item in get("customer-view").coded_items if item.id in {"cv01", "cv11", "cv16"}]


def test_a_straight_line_keeps_to_one_position_on_every_scale() -> None:
    answers = np.full((400, 3), 3, np.int8)
    straight_lines(answers, ITEMS, np.arange(0, 400, 2), np.random.default_rng(1))
    assert (answers[1::2] == 3).all()
    assert {tuple(row) for row in answers[::2].tolist()} == {(0, 1, 1), (2, 2, 2), (5, 3, 3), (8, 4, 4), (10, 5, 5)}


def test_where_nothing_was_asked_there_is_still_nothing() -> None:
    answers = np.full((50, 3), 3, np.int8)
    answers[:, 1] = SKIPPED
    straight_lines(answers, ITEMS, np.arange(50), np.random.default_rng(1))
    assert (answers[:, 1] == SKIPPED).all()
