"""Laws of lists of comments: whatever is put together and taken away, ten or more comments are left, or none."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgfit.disclosure.comments import comment_plan, comment_rows
from orgfit.disclosure.totals import shown_units, subtree_totals
from orgfit.responses.comments import Comments
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

FEW = 10


@st.composite
def surveys(draw: st.DrawFn, most: int = 9) -> tuple[UnitTree, np.ndarray, Comments]:
    """A tree, the units whose totals are shown, and comments of some of the people, each a text of its own."""
    size = draw(st.integers(1, most))
    rows = [UnitRow("0", "0", "")]
    rows += [UnitRow(str(unit), str(unit), str(draw(st.integers(0, unit - 1)))) for unit in range(1, size)]
    units = UnitTree.build(rows, "units")
    written = np.array(draw(st.lists(st.sampled_from([0, 1, 3, 9, 10, 14]), min_size=size, max_size=size)), np.int64)
    silent = np.array(draw(st.lists(st.integers(0, 12), min_size=size, max_size=size)), np.int64)
    shown = shown_units(units, written + silent, np.ones(size, bool), 5)
    texts = ((unit, f"{place} of {unit}") for unit, count in enumerate(written.tolist()) for place in range(count))
    return units, shown, Comments.of("c", texts)


def plan_of(units: UnitTree, shown: np.ndarray, comments: Comments) -> np.ndarray:
    return comment_plan(units, shown, np.bincount(comments.unit, minlength=len(units)), threshold=FEW)


def lists_of(rows: object) -> dict[int, list[str]]:
    found = defaultdict(list)
    for unit, text in zip(rows.unit.tolist(), rows.texts, strict=True):  # type: ignore[attr-defined]
        found[unit].append(text)
    return found


@given(surveys(), st.integers(0, 99))
def test_no_difference_of_unions_of_lists_holds_few(case: tuple[UnitTree, np.ndarray, Comments], seed: int) -> None:
    units, shown, comments = case
    plan = plan_of(units, shown, comments)
    lists = [set(part) for part in lists_of(comment_rows(comments, units, plan, np.random.default_rng(seed))).values()]
    assert len(lists) == plan.sum()
    for signs in product((-1, 0, 1), repeat=min(len(lists), 5)):
        more = set().union(*(part for part, sign in zip(lists, signs, strict=False) if sign > 0))
        less = set().union(*(part for part, sign in zip(lists, signs, strict=False) if sign < 0))
        assert not 0 < len(more - less) < FEW


@given(surveys())
def test_of_those_who_wrote_at_least_ten_cannot_be_told_apart(case: tuple[UnitTree, np.ndarray, Comments]) -> None:
    """The criterion itself: people who wrote, grouped by the lists that their comment stands in."""
    units, shown, comments = case
    plan = np.flatnonzero(plan_of(units, shown, comments))
    stands_in = [tuple(plan[(plan <= unit) & (unit < units.end[plan])].tolist()) for unit in comments.unit.tolist()]
    assert all(count >= FEW for lists, count in Counter(stands_in).items() if lists)


@given(surveys(), st.integers(0, 99), st.sampled_from([4, 11]))
def test_a_list_that_is_cut_tells_no_more_than_the_whole_one(
    case: tuple[UnitTree, np.ndarray, Comments], seed: int, at_most: int
) -> None:
    units, shown, comments = case
    plan = plan_of(units, shown, comments)
    whole = lists_of(comment_rows(comments, units, plan, np.random.default_rng(seed)))
    cut = lists_of(comment_rows(comments, units, plan, np.random.default_rng(seed), at_most=at_most))
    assert cut == {unit: texts[:at_most] for unit, texts in whole.items()}


@given(surveys(), st.integers(0, 99))
def test_orders_are_restrictions_of_one(case: tuple[UnitTree, np.ndarray, Comments], seed: int) -> None:
    units, shown, comments = case
    plan = plan_of(units, shown, comments)
    lists = lists_of(comment_rows(comments, units, plan, np.random.default_rng(seed)))
    for unit, texts in lists.items():
        for other, part in lists.items():
            if unit < other < units.end[unit]:
                assert part == [text for text in texts if text in set(part)]


@given(surveys())
def test_comments_stand_only_where_totals_do_and_ten_wrote(case: tuple[UnitTree, np.ndarray, Comments]) -> None:
    units, shown, comments = case
    plan = plan_of(units, shown, comments)
    assert not (plan & ~shown).any()
    assert (subtree_totals(units, np.bincount(comments.unit, minlength=len(units)))[plan] >= FEW).all()
