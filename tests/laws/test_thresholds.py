"""Raising the threshold only ever hides; the plan depends on who answered, never on what; a release repeats itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from bench.random_organisations import organisation

import orgfit
from orgfit.disclosure.released import Released
from orgfit.responses.columns import Responses
from orgfit.responses.comments import Comments

SMALL = (2, 3, 8)
ANSWERS = {"mean", "favourable", "answers", "comments"}


def released(responses: Responses, threshold: int = 5) -> orgfit.Release:
    outcome = orgfit.release(responses, orgfit.Policy(threshold=threshold))
    assert isinstance(outcome, orgfit.Release)
    return outcome


def groups(cube: Released) -> set[tuple[str, str, str, str]]:
    """Every group of which something is shown, by measure."""
    table = cube.table.filter(cube.table["value"].is_valid())
    keys = zip(*(table[name].to_pylist() for name in ("unit", "slice", "measure", "statistic")), strict=True)
    return {key for key in keys if key[3] in ANSWERS}


def with_comments(responses: Responses) -> Responses:
    """Every second person wrote something."""
    unit = np.repeat(np.arange(len(responses.units)), np.diff(responses.offsets))[::2]
    texts = tuple(f"text {number}" for number in range(len(unit)))
    return replace(responses, comments=(Comments("why", unit, texts),))


@pytest.mark.parametrize("seed", SMALL)
def test_raising_the_threshold_never_shows_what_was_hidden(seed: int) -> None:
    responses = with_comments(organisation(seed))
    before = groups(released(responses).released)
    assert {key for key in before if key[1]} or seed == 3  # slices are among them, but in the smallest
    for threshold in (6, 7, 8, 10):
        now = groups(released(responses, threshold).released)
        assert now - before == set()
        before = now


@pytest.mark.parametrize("seed", SMALL)
def test_the_plan_depends_on_who_answered_and_never_on_what(seed: int) -> None:
    responses = organisation(seed)
    rng = np.random.default_rng(1)
    others = responses.answers.copy()
    for column, item in enumerate(responses.instrument.coded_items):
        given = others[:, column] >= item.steps[0]
        others[given, column] = rng.integers(item.steps[0], item.steps[-1] + 1, int(given.sum()))
    first, second = released(responses), released(replace(responses, answers=others))
    assert (first.plan.units == second.plan.units).all()
    for name, shown in first.plan.counted.items():
        assert (shown == second.plan.counted[name]).all()
        assert (first.plan.derived[name] == second.plan.derived[name]).all()


@pytest.mark.parametrize("seed", SMALL[:2])
def test_a_release_repeats_itself(seed: int) -> None:
    responses = with_comments(organisation(seed))
    assert released(responses).released.table == released(responses).released.table


def test_a_plan_made_at_once_for_a_higher_threshold_would_show_what_a_lower_one_hides() -> None:
    """Why there are rungs: six people who are a unit and all of its parent, beside four and eight."""
    from orgfit.disclosure.policy import Policy
    from orgfit.disclosure.totals import shown_units
    from planted import tree

    units = tree(("ORG", ""), ("C", "ORG"), ("E", "ORG"), ("E1", "E"), ("X", "ORG"))
    people = np.zeros(5, np.int64)
    people[[units.index["C"], units.index["E1"], units.index["X"]]] = (8, 6, 4)
    everywhere = np.ones(5, np.bool_)
    at_five, at_seven = (shown_units(units, people, everywhere, n) for n in (5, 7))
    c = units.index["C"]
    assert (bool(at_five[c]), bool(at_seven[c])) == (False, True)
    assert [rung.threshold for rung in Policy(threshold=7).rungs] == [5, 6, 7]
