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


@settings(max_examples=40)
@given(st.lists(st.integers(0, 30), min_size=8, max_size=8), st.integers(0, 10**6))
def test_a_facet_minus_its_items_leaves_nobody_alone(sizes: list[int], seed: int) -> None:
    """Where one to four people of a unit answered only some of a facet's items, its figure is made of theirs."""
    rng = np.random.default_rng(seed)
    rows = {}
    for place, (code, size) in enumerate(zip(UNITS.codes, sizes, strict=True)):
        answers = np.array(answers_of(size, seed + place)).reshape(size, 8)
        answers[:, 0][rng.random(size) < 0.05] = SKIPPED
        rows[code] = answers.tolist()
    responses = organisation(UNITS, rows)
    outcome = release(responses)
    if isinstance(outcome, Refusal):
        return
    for place, code in enumerate(responses.units.codes):
        figures = outcome.released.figures(code)
        cell = figures.get(("purpose", "mean"))
        partial = int((responses.answers[responses.rows(place), 0] < 0).sum())
        if cell and cell.shown and 0 < partial < 5:
            parts = [figures[item, "mean"] for item in ("p1", "p2", "p3", "p4")]
            assert all(part.shown for part in parts)
            mean = np.mean([part.value for part in parts])
            assert abs(cell.value - mean) <= (0.051 if cell.n >= 100 else 0.51)
            assert not figures["purpose", "band:1"].shown
