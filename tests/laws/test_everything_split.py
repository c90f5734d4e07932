"""Slices beside totals, items beside facets: no combination of any of it touches fewer than five people.

As in test_everything_shown, with two attributes: every answer of every person is an unknown, and ranks decide.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgfit.analyses.interpret import Refusal, Release, release
from orgfit.disclosure import splits
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.repair import Thinned
from orgfit.responses.columns import SKIPPED, Attribute, Responses
from planted import organisation

_spec = spec_from_file_location("everything_shown", Path(__file__).with_name("test_everything_shown.py"))
shown = module_from_spec(_spec)
_spec.loader.exec_module(shown)

EVERY_UNIT = Policy(small_under=1, slices_from=1)  # rules for small units would hide what is to be tried here


def company(seed: int) -> Responses:
    """Up to 32 people in four units, some of whom leave questions open, in two and two categories."""
    rng = np.random.default_rng(seed)
    sizes, missing = rng.integers(0, 9, 4), rng.choice([0, 0.1, 0.3], 5)
    rows = {}
    for code, size in zip(shown.UNITS.codes, sizes, strict=True):
        answers = rng.integers(1, 6, (size, 5))
        answers[rng.random((size, 5)) < missing] = SKIPPED
        rows[code] = answers.tolist()
    responses = organisation(shown.UNITS, rows, instrument=shown.INSTRUMENT)
    codes = [rng.integers(low, 2, responses.people).astype(np.int8) for low in (0, -1)]
    attributes = tuple(Attribute(name, name, ("u", "v"), code) for name, code in zip("xy", codes, strict=True))
    return replace(responses, attributes=attributes)


def figures(responses: Responses, outcome: Release) -> np.ndarray:
    """One row a figure that is counted person by person, whole or sliced, one column an answer of a person."""
    weights = shown.scores(responses.answers >= 0)
    rows = []
    for name, units in outcome.plan.counted.items():
        for unit in np.flatnonzero(units):
            inside = np.zeros(responses.people, bool)
            inside[responses.rows(unit)] = True
            rows.append((weights[name] * inside[:, None]).ravel())
            for place, slices in outcome.split.shown.get(name, {}).items():
                for category in np.flatnonzero(slices[unit]):
                    also = inside & (responses.attributes[place].codes == category)
                    rows.append((weights[name] * also[:, None]).ravel())
    return np.array(rows).reshape(-1, responses.people * 5)


def given_away(seed: int) -> tuple[int, ...] | None:
    responses = company(seed)
    outcome = release(responses, EVERY_UNIT)
    if isinstance(outcome, Refusal):
        return None
    assert outcome.split.proven
    found: tuple[int, ...] | None = shown.singled_out(figures(responses, outcome), responses.people)
    return found


@pytest.mark.slow
@settings(max_examples=8)
@given(st.integers(0, 10**6))
def test_nobody_is_given_away(seed: int) -> None:
    assert given_away(seed) is None


@pytest.mark.parametrize("seed", [21, 37])
def test_items_beside_sliced_facets_would_give_people_away(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert given_away(seed) is None

    def untouched(*args: object, **_: object) -> Thinned:
        _, _, facet, items = args
        return Thinned(facet.shown, tuple(items), proven=True, uncovered=0.0)

    monkeypatch.setattr(splits, "thinned_beside", untouched)
    assert given_away(seed) is not None
