"""Leverages and pairs by projection."""

from __future__ import annotations

import numpy as np
import pytest

from linear_systems import system_of
from orgfit.disclosure.audit import projection
from orgfit.disclosure.audit.projection import project
from orgfit.disclosure.audit.system import System


def tree(seed: int, kinds: int = 60, sums: int = 40) -> System:
    rng = np.random.default_rng(seed)
    return system_of((rng.random((sums, kinds)) < 0.1).astype(int), rng.integers(1, 7, kinds), threshold=5)


def test_leverages_are_those_of_the_projection() -> None:
    system = tree(0)
    rows = system.sums.toarray() * np.sqrt(system.people)
    wanted = np.einsum("sx,xs->x", np.linalg.pinv(rows).T, rows.T)[system.people < 5]
    assert project(system, limit=5).leverage == pytest.approx(wanted, abs=1e-7)


def test_the_leverage_of_several_unknowns_is_that_of_their_best_mixture() -> None:
    """Neither unknown of kind 0 is known, their difference is."""
    system = system_of([[1, 0, 1, 1, 1], [0, 1, 1, 1, 1]], [1, 9, 9, 9], [0, 0, 1, 2, 3])
    result = project(system, limit=5)
    assert result.leverage.tolist() == pytest.approx([1.0])
    assert [one.kinds for one in result.found] == [(0,)]


def test_a_pair_is_found_and_no_third() -> None:
    """Two cells that differ by kinds 0 and 1."""
    system = system_of([[1, 1, 1, 1, 1], [0, 0, 1, 1, 1], [0, 0, 0, 1, 1]], [2, 2, 5, 5, 5])
    result = project(system, limit=5)
    assert [one.kinds for one in result.found] == [(0, 1)]
    assert result.found[0].people == 4
    assert result.found[0].sums == system.labels[:2]
    assert (result.kinds, result.pairs, result.candidates) == (2, 1, 1)
    assert project(system, limit=4).found == ()


def test_a_combination_that_nearly_vanishes_elsewhere_is_no_hit() -> None:
    """A leverage over 0.999: a candidate, but kind 1 is touched."""
    system = system_of([[100, 1, 0], [0, 100, 100]], [1, 9, 9])
    result = project(system, limit=5)
    assert result.candidates == 1
    assert result.found == ()


def test_a_faint_trace_of_a_kind_is_enough() -> None:
    """Two sums over a million people, who count ten times each, differ by one person who counts once."""
    system = system_of([[1, 10, 10], [0, 10, 10]], [1, 400_000, 600_000])
    assert [one.kinds for one in project(system, limit=5).found] == [(0,)]


def test_chunks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [project(tree(seed), limit=5) for seed in range(5)]
    monkeypatch.setattr(projection, "ENTRIES", 1)
    parts = [project(tree(seed), limit=5) for seed in range(5)]
    assert [one.found for one in whole] == [one.found for one in parts]
    assert sum(len(one.found) for one in whole) > 0


@pytest.mark.parametrize("rows", [np.zeros((0, 2)), [[0, 0]]])
def test_no_sums_give_nothing_away(rows: object) -> None:
    result = project(system_of(rows, [1, 2]), limit=5)
    assert (result.found, result.kinds, result.pairs) == ((), 2, 1)


def test_nobody_is_few() -> None:
    result = project(system_of([[1, 1]], [5, 6]), limit=5)
    assert (result.found, result.kinds, result.pairs) == ((), 0, 0)
