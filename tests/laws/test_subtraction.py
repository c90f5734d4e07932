"""Whatever the sizes of units and whoever skips what: no combination of shown figures leaves fewer than five people."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from attack import shown_bases, smallest_group
from orgfit.analyses.interpret import Refusal, release
from orgfit.responses.columns import SKIPPED
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("a3", "a"), ("b", "all"), ("b1", "b"), ("c", "all"))


@settings(max_examples=40)
@given(st.lists(st.integers(0, 14), min_size=8, max_size=8), st.integers(0, 10**6), st.sampled_from([0.0, 0.1, 0.4]))
def test_no_item_gives_fewer_than_five_away(sizes: list[int], seed: int, missing: float) -> None:
    rng = np.random.default_rng(seed)
    rows = {}
    for place, (code, size) in enumerate(zip(UNITS.codes, sizes, strict=True)):
        answers = np.array(answers_of(size, seed + place)).reshape(size, 8)
        answers[rng.random(answers.shape) < missing] = SKIPPED
        rows[code] = answers.tolist()
    responses = organisation(UNITS, rows)
    outcome = release(responses)
    if isinstance(outcome, Refusal):
        assert responses.people < 5
        return
    for column, item in enumerate(responses.instrument.coded_items):
        assert smallest_group(shown_bases(responses, outcome.released, column, item.id)) >= 5
