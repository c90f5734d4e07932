"""Slices of one attribute: safe by cuts exactly where no combination of shown figures touches few people."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgfit.disclosure.cuts import light_cut, slice_graph
from orgfit.disclosure.slices import shown_slices
from orgfit.disclosure.totals import shown_units, subtree_totals
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

THRESHOLD = 5
CATEGORIES = 3


@st.composite
def organisations(draw: st.DrawFn) -> tuple[UnitTree, np.ndarray]:
    """Up to five units and the people of each unit itself in three categories."""
    size = draw(st.integers(1, 5))
    rows = [UnitRow("0", "0", "")]
    rows += [UnitRow(str(unit), str(unit), str(draw(st.integers(0, unit - 1)))) for unit in range(1, size)]
    people = draw(st.lists(st.integers(0, 8), min_size=size * CATEGORIES, max_size=size * CATEGORIES))
    return UnitTree.build(rows, "units"), np.array(people, np.int64).reshape(size, CATEGORIES)


def totals(units: UnitTree, own: np.ndarray) -> np.ndarray:
    return shown_units(units, own.sum(axis=1), np.ones(len(units), bool), THRESHOLD)


def published(units: UnitTree, shown: np.ndarray, slices: np.ndarray) -> np.ndarray:
    """One row a published figure, one column a kind of people (unit, category): 1 where it speaks of them."""
    unit, category = np.divmod(np.arange(len(units) * CATEGORIES), CATEGORIES)
    rows = [(unit >= v) & (unit < units.end[v]) for v in np.flatnonzero(shown)]
    rows += [(unit >= v) & (unit < units.end[v]) & (category == a) for v, a in zip(*np.nonzero(slices), strict=True)]
    return np.array(rows, float).reshape(-1, len(unit))


def gives_away(figures: np.ndarray, people: np.ndarray) -> bool:
    """Is there a combination that touches somebody, but fewer than five? By ranks: exact, and slow."""
    there = np.flatnonzero(people)
    figures, people = figures[:, there], people[there]
    rank = np.linalg.matrix_rank(figures) if figures.size else 0
    few = [kind for kind in range(len(people)) if people[kind] < THRESHOLD]
    for number in range(1, THRESHOLD):
        for chosen in combinations(few, number):
            if people[list(chosen)].sum() < THRESHOLD:
                others = np.delete(figures, chosen, axis=1)
                if rank > (np.linalg.matrix_rank(others) if others.size else 0):
                    return True
    return False


@given(organisations(), st.data())
def test_a_light_cut_is_a_group_given_away(case: tuple[UnitTree, np.ndarray], data: st.DataObject) -> None:
    units, own = case
    shown = totals(units, own)
    wanted = np.array(data.draw(st.lists(st.booleans(), min_size=own.size, max_size=own.size))).reshape(own.shape)
    slices = wanted & shown[:, None]
    found = light_cut(slice_graph(units, shown, slices, own), THRESHOLD) is not None
    assert found == gives_away(published(units, shown, slices), own.ravel())


@given(organisations())
def test_chosen_slices_give_nobody_away(case: tuple[UnitTree, np.ndarray]) -> None:
    units, own = case
    shown = totals(units, own)
    slices = shown_slices(units, shown, own, threshold=THRESHOLD, least_unit=10)
    assert not gives_away(published(units, shown, slices), own.ravel())
    count = subtree_totals(units, own)
    assert (count[slices] >= THRESHOLD).all()
    assert not slices[count.sum(axis=1) < 10].any()
    assert not slices[~shown].any()
