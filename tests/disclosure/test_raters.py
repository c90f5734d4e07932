"""Whose means the subject of a 360 sees."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgfit.disclosure.policy import Policy
from orgfit.disclosure.raters import rater_plan
from orgfit.errors import GateError

RATERS = Policy(threshold=3, answering="raters")  # type: ignore[arg-type]  # as it stands in a file
ROLES = ("self", "direct_reports", "co_workers", "managers", "customers")


def counts(*people: int) -> np.ndarray:
    return np.array([[number] for number in people])


def test_groups_of_three_are_shown_and_those_who_rate_under_their_name_count_for_nothing() -> None:
    plan = rater_plan(ROLES, counts(1, 4, 3, 1, 5), RATERS)
    assert plan.groups == ("direct_reports", "co_workers", "customers")
    assert plan.shown[:, 0].tolist() == [True, True, True]
    assert plan.pooled.tolist() == [True]


def test_a_group_of_two_takes_another_along_or_it_would_be_what_is_left_of_all() -> None:
    plan = rater_plan(ROLES, counts(1, 4, 2, 1, 5), RATERS)
    assert plan.pooled.tolist() == [True]
    assert plan.shown[:, 0].tolist() == [False, False, True]


def test_raters_who_left_a_question_open_hide_their_group_on_that_question_alone() -> None:
    answered = np.array([[1, 1], [4, 4], [3, 2], [1, 1], [5, 5]])
    plan = rater_plan(ROLES, answered, RATERS)
    assert plan.shown[:, 0].tolist() == [True, True, True]
    assert plan.shown[1].tolist() == [True, False]


def test_too_few_raters_show_nothing() -> None:
    plan = rater_plan(ROLES, counts(1, 2, 0, 1, 0), RATERS)
    assert not plan.pooled.any()
    assert not plan.shown.any()


def test_comments_are_shown_from_five_raters_who_wrote() -> None:
    assert not rater_plan(ROLES, counts(1, 4, 3, 1, 5), RATERS, wrote=4).comments
    assert rater_plan(ROLES, counts(1, 4, 3, 1, 5), RATERS, wrote=5).comments


def test_a_policy_of_employees_is_refused() -> None:
    with pytest.raises(GateError, match="A policy for raters was wanted"):
        rater_plan(ROLES, counts(1, 4, 3, 1, 5), Policy())


def test_counts_have_to_fit_the_groups() -> None:
    with pytest.raises(GateError, match="Counts of 5 groups were wanted; 2 came"):
        rater_plan(ROLES, counts(4, 3), RATERS)


@given(st.lists(st.integers(0, 7), min_size=1, max_size=5), st.integers(3, 5))
def test_no_sum_of_shown_groups_leaves_one_or_two_raters(people: list[int], threshold: int) -> None:
    policy = Policy(threshold=threshold, answering="raters")  # type: ignore[arg-type]
    plan = rater_plan([f"role {number}" for number in range(len(people))], counts(*people), policy)
    shown = [number for number, one in enumerate(plan.shown[:, 0]) if one]
    left = [people[number] for number in shown]
    if plan.pooled[0]:
        taken = [group for size in range(len(shown) + 1) for group in combinations(shown, size)]
        left += [sum(people) - sum(people[number] for number in group) for group in taken]
    assert all(number == 0 or number >= threshold for number in left)
