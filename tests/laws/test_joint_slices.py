"""Slices of several attributes: no combination of them and the totals touches few people; by ranks, exact and slow."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgfit.disclosure.repair import JointSlices, joint_slices
from orgfit.disclosure.repair.first_choice import by_category, first_slices
from orgfit.disclosure.totals import shown_units, subtree_totals
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

SIZES = (3, 2, 2)
SIDE = np.array([0, 1, -1, -1], np.int8)  # the third attribute follows from the first; its last category has no side


class Case(NamedTuple):
    units: UnitTree
    own_unit: np.ndarray
    codes: tuple[np.ndarray, ...]
    threshold: int

    @property
    def shown(self) -> np.ndarray:
        own = np.bincount(self.own_unit, minlength=len(self.units))
        return shown_units(self.units, own, np.ones(len(self.units), bool), self.threshold)

    def chosen(self, seed: int = 0) -> JointSlices:
        rng = np.random.default_rng(seed)
        people = (self.own_unit, self.codes, SIZES)
        return joint_slices(self.units, self.shown, *people, threshold=self.threshold, least_unit=1, rng=rng)

    def by_itself(self) -> tuple[np.ndarray, ...]:
        """Steps 2 and 3 alone: every attribute as if there were no other."""
        own = [by_category(self.units, self.own_unit, *pair) for pair in zip(self.codes, SIZES, strict=True)]
        may = [np.ones((len(self.units), size), bool) for size in SIZES]
        pairs = zip(own, may, strict=True)
        return tuple(first_slices(self.units, self.shown, *pair, self.threshold) for pair in pairs)


@st.composite
def organisations(draw: st.DrawFn) -> Case:
    """Up to five units and forty people with a role, a site and the side of the role; some are unknown."""
    size = draw(st.integers(1, 5))
    rows = [UnitRow("0", "0", "")]
    rows += [UnitRow(str(unit), str(unit), str(draw(st.integers(0, unit - 1)))) for unit in range(1, size)]
    people = draw(st.integers(10, 40))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    return random_case(UnitTree.build(rows, "units"), people, draw(st.sampled_from([2, 3, 5])), rng)


def random_case(units: UnitTree, people: int, threshold: int, rng: np.random.Generator) -> Case:
    unknown = rng.choice([0.0, 0.1, 0.3])
    role, site = (rng.integers(0, size, people).astype(np.int8) for size in SIZES[:2])
    for code in (role, site):
        code[rng.random(people) < unknown] = -1
    return Case(units, rng.integers(0, len(units), people), (role, site, SIDE[role]), threshold)


def published(case: Case, slices: tuple[np.ndarray, ...]) -> np.ndarray:
    """One row a published figure, one column a person: 1 where it speaks of the person."""
    inside = [(case.own_unit >= v) & (case.own_unit < case.units.end[v]) for v in range(len(case.units))]
    rows = [inside[v] for v in np.flatnonzero(case.shown)]
    for code, shown in zip(case.codes, slices, strict=True):
        rows += [inside[v] & (code == category) for v, category in zip(*np.nonzero(shown), strict=True)]
    return np.array(rows, float).reshape(-1, len(case.own_unit))


def gives_away(figures: np.ndarray, threshold: int) -> bool:
    """Is there a combination that touches somebody, but fewer than n people?

    A combination is whatever is at right angles to all that the figures cannot see. So it is about a few people alone
    if and only if what cannot be seen is dependent on them. People with the same figures are counted together.
    """
    kinds, people = np.unique(figures.T, axis=0, return_counts=True)
    touched = kinds.any(axis=1)
    kinds, people = kinds[touched], people[touched]
    if not len(kinds):
        return False
    hidden = unseen(kinds)
    few = np.flatnonzero(people < threshold)
    for number in range(1, threshold):
        groups = np.array(list(combinations(few, number)), int).reshape(-1, number)
        groups = groups[people[groups].sum(axis=1) < threshold]
        angles = hidden[groups] @ hidden[groups].transpose(0, 2, 1)
        if len(groups) and (np.linalg.eigvalsh(angles)[:, 0] < 1e-9).any():
            return True
    return False


def unseen(kinds: np.ndarray) -> np.ndarray:
    """What the figures cannot see: by kind of person, one column an independent direction (of unit length)."""
    left, values, _ = np.linalg.svd(kinds)
    return left[:, int((values > 1e-9).sum()) :]


@settings(max_examples=150, deadline=None)
@given(organisations())
def test_chosen_slices_give_nobody_away(case: Case) -> None:
    result = case.chosen()
    assert result.proven
    assert result.uncovered == 0.0
    assert not gives_away(published(case, result.shown), case.threshold)


@settings(max_examples=50, deadline=None)
@given(organisations())
def test_chosen_slices_are_large_enough(case: Case) -> None:
    for code, shown, size in zip(case.codes, case.chosen().shown, SIZES, strict=True):
        count = subtree_totals(case.units, by_category(case.units, case.own_unit, code, size))
        rest = count.sum(axis=1, keepdims=True) - count
        assert shown.shape == (len(case.units), size)
        assert (count[:, :-1][shown] >= case.threshold).all()
        assert (rest[:, :-1][shown] >= case.threshold).all()
        assert not shown[~case.shown].any()


def test_attributes_chosen_by_themselves_do_give_people_away() -> None:
    """What the attack is for: it finds something to drop, and what is left is safe."""
    units = UnitTree.build([UnitRow("0", "0", ""), UnitRow("1", "1", "0"), UnitRow("2", "2", "0")], "units")
    caught = 0
    for seed in range(10):
        case = random_case(units, 40, 3, np.random.default_rng(seed))
        if gives_away(published(case, case.by_itself()), case.threshold):
            result = case.chosen()
            assert result.dropped > 0
            assert sum(int(shown.sum()) for shown in result.shown) > 0
            assert not gives_away(published(case, result.shown), case.threshold)
            caught += 1
    assert caught > 0
