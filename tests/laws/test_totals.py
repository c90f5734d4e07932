"""Laws of the publication plan, held against every possible plan of small trees."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgfit.disclosure.totals import residuals, shown_for_base, shown_units, subtree_totals
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree


@st.composite
def organisations(draw: st.DrawFn, most: int = 8) -> tuple[UnitTree, np.ndarray]:
    """A tree of up to ``most`` units and the people of each unit itself, many of them few."""
    size = draw(st.integers(1, most))
    rows = [UnitRow("0", "0", "")]
    rows += [UnitRow(str(unit), str(unit), str(draw(st.integers(0, unit - 1)))) for unit in range(1, size)]
    people = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    return UnitTree.build(rows, "units"), np.array(people, np.int64)


def safe(units: UnitTree, shown: np.ndarray, own: np.ndarray, threshold: int) -> bool:
    left = residuals(units, shown, own)
    return not ((left > 0) & (left < threshold)).any()


def plans(units: UnitTree) -> list[np.ndarray]:
    return [np.array(bits, bool) for bits in product((False, True), repeat=len(units))]


def worth(units: UnitTree, own: np.ndarray, shown: np.ndarray, threshold: int) -> float:
    value = 1.0 + 0.1 * np.log2(np.maximum(subtree_totals(units, own), 1) / threshold + 1.0)
    value[0] = 2.0 * value.sum()
    return float(value[shown].sum())


@given(organisations(), st.sampled_from([5, 7]))
def test_the_plan_is_safe_and_no_safe_plan_is_better(case: tuple[UnitTree, np.ndarray], threshold: int) -> None:
    units, own = case
    shown = shown_units(units, own, np.ones(len(units), bool), threshold)
    total = subtree_totals(units, own)
    assert (total[shown] >= threshold).all()
    assert safe(units, shown, own, threshold)
    others = [s for s in plans(units) if (total[s] >= threshold).all() and safe(units, s, own, threshold)]
    best = max(worth(units, own, s, threshold) for s in others)
    assert np.isclose(worth(units, own, shown, threshold), best)


@given(organisations(), st.sampled_from([5, 7]))
def test_no_combination_of_shown_totals_touches_few_people(case: tuple[UnitTree, np.ndarray], threshold: int) -> None:
    """The criterion itself: over people, each small combination of shown units sums to 0 or touches n or more."""
    units, own = case
    shown = np.flatnonzero(shown_units(units, own, np.ones(len(units), bool), threshold))[:5]
    owner = np.repeat(np.arange(len(units)), own)
    member = np.array([(owner >= v) & (owner < units.end[v]) for v in shown], int).reshape(len(shown), len(owner))
    for weights in product((-1, 0, 1), repeat=len(shown)):
        touched = np.count_nonzero(np.array(weights, int) @ member)
        assert touched == 0 or touched >= threshold


@given(organisations(), st.data())
def test_a_base_is_safe_and_its_units_have_enough(case: tuple[UnitTree, np.ndarray], data: st.DataObject) -> None:
    units, people = case
    answered = np.array([data.draw(st.integers(0, int(number))) for number in people], np.int64)
    shown = shown_for_base(units, answered, np.ones(len(units), bool), 5)
    assert safe(units, shown, answered, 5)
    assert (subtree_totals(units, answered)[shown] >= 5).all()
