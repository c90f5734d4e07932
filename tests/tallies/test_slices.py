from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counted_by_hand import by_hand, instrument, organisation
from orgfit.errors import TableError
from orgfit.responses.columns import Attribute, Responses
from orgfit.tallies import slices
from orgfit.tallies.layout import Layout
from orgfit.tallies.slices import tally_slice

SURVEY = instrument([[("agree5", 3), ("likely11", 2)]])


@pytest.fixture
def responses() -> Responses:
    return organisation(SURVEY, [-1, 0, 1, 0], [20, 30, 500, 60], seed=1)


@pytest.fixture
def level(responses: Responses) -> Attribute:
    codes = np.random.default_rng(2).integers(-1, 3, responses.people).astype(np.int8)
    return Attribute("level", "Level", ("staff", "lead", "board", "nobody"), codes)


def expected(responses: Responses, level: Attribute, rows: slice) -> object:
    people = zip(level.codes[rows].tolist(), responses.answers[rows].tolist(), strict=True)
    return by_hand(Layout.of(SURVEY), 4, [(code, answers) for code, answers in people if code >= 0])


def test_a_unit_is_sliced_with_all_below_it(responses: Responses, level: Attribute) -> None:
    assert tally_slice(responses, 1, level) == expected(responses, level, slice(20, 550))
    assert tally_slice(responses, 3, level) == expected(responses, level, slice(550, 610))
    assert tally_slice(responses, 0, level).people[3] == 0


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_many_rows_are_taken_in_chunks(
    responses: Responses, level: Attribute, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "CHUNK_ROWS", 100)
    assert tally_slice(responses, 0, level, threads=threads) == expected(responses, level, slice(0, 610))


def test_nobody_s_category_is_known(responses: Responses, level: Attribute) -> None:
    unknown = replace(level, codes=np.full(responses.people, -1, np.int8))
    assert tally_slice(responses, 0, unknown).people.tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("codes", [np.zeros(609, np.int8), np.full(610, 4, np.int8)])
def test_an_attribute_that_does_not_fit_is_refused(responses: Responses, level: Attribute, codes: np.ndarray) -> None:
    with pytest.raises(TableError, match="'level' needs a code of at most 3 for each of 610 people"):
        tally_slice(responses, 0, replace(level, codes=codes))
