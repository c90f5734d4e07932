from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest

from orgfit.responses.simulate.fields import field, series
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

TIMES = 5_000


def rows() -> Iterator[UnitRow]:
    """One pattern many times over: a unit with two below it, and beside it one with a single one."""
    yield UnitRow("t", "t", "")
    for n in range(TIMES):
        for code, parent in (("a", ""), ("a1", "a"), ("a2", "a"), ("b", ""), ("b1", "b")):
            yield UnitRow(f"{code}.{n}", code, f"{parent}.{n}" if parent else "t")


TREE = UnitTree.build(rows(), "units")


def of(values: np.ndarray, name: str) -> np.ndarray:
    return values[[place for place, told in enumerate(TREE.names) if told == name]]


@pytest.fixture(scope="module")
def values() -> np.ndarray:
    return field(TREE, np.random.default_rng(3))


@pytest.mark.parametrize("name", ["a", "a1", "b1"])
def test_every_unit_has_variance_one(values: np.ndarray, name: str) -> None:
    assert of(values, name).std() == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize(("one", "other", "alike"), [("a1", "a2", 0.25), ("a1", "b1", 0.0), ("a", "a1", 0.25)])
def test_units_are_alike_by_the_levels_they_share(values: np.ndarray, one: str, other: str, alike: float) -> None:
    """Two levels below the whole: each holds a quarter of the variance."""
    assert np.corrcoef(of(values, one), of(values, other))[0, 1] == pytest.approx(alike, abs=0.045)


def test_a_series_carries_over() -> None:
    runs = np.stack(list(islice(series(TREE, 0.6, np.random.default_rng(4)), 3)))
    assert np.corrcoef(runs)[0] == pytest.approx([1.0, 0.6, 0.36], abs=0.03)
    assert runs.std(axis=1) == pytest.approx(np.ones(3), abs=0.03)
