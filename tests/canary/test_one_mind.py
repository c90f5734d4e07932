"""Eight people who all gave the same answer: nobody is told, in whatever figure, nor by what is left out."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Cell, Released
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"))


def cube(answers: list[list[int]], beside: int = 30) -> Released:
    rows = {"a1": answers, "a2": answers_of(beside, 1), "b": answers_of(60, 2)}
    outcome = release(organisation(UNITS, rows))
    assert isinstance(outcome, Release)
    return outcome.released


def with_first(value: int, people: int = 8) -> list[list[int]]:
    """People who differ in everything but their first answer."""
    return [[value, *row[1:]] for row in answers_of(people, 3)]


@pytest.fixture(scope="module")
def united() -> Released:
    return cube(with_first(5))


def distribution(released: Released, unit: str, item: str = "p1") -> list[Cell]:
    return [released.figures(unit)[item, f"share:{step}"] for step in range(1, 6)]


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_under_fifty_there_is_no_distribution(value: int) -> None:
    released = cube(with_first(value))
    for unit in ("a", "a1", "a2"):
        assert set(distribution(released, unit)) == {Cell(reason="too_few")}


def test_that_there_is_none_tells_nothing(united: Released) -> None:
    """Figures, and the reasons of those that are not there, stand where they stand when people differ."""
    apart = cube(answers_of(8, 3))
    for unit in UNITS.codes:
        one, other = united.figures(unit), apart.figures(unit)
        assert one.keys() == other.keys()
        bounds = {key for key in one if "unanimous" in (one[key].reason, other[key].reason)}
        for key in bounds:
            assert all(of[key].low is not None for of in (one, other) if of[key].reason == "unanimous")
        rest = one.keys() - bounds
        assert {key: one[key].reason for key in rest} == {key: other[key].reason for key in rest}


def test_nothing_smaller_is_left_of_a_distribution(united: Released) -> None:
    """Without b, 38 people would be left."""
    assert all(cell.shown for cell in distribution(united, "all"))
    assert not any(cell.shown for cell in distribution(united, "b"))


def test_the_favourable_share_is_a_bound(united: Released) -> None:
    cell = united.figures("a1")["p1", "favourable"]
    assert (cell.value, cell.low, cell.high, cell.reason) == (None, 87.0, 100.0, "unanimous")
    assert united.figures("a2")["p1", "favourable"].shown


def test_the_mean_is_that_of_seven_and_one_short(united: Released) -> None:
    almost = cube([*with_first(5, 7), [4, *with_first(5)[7][1:]]])
    mean, other = (released.figures("a1")["p1", "mean"] for released in (united, almost))
    assert mean.value == other.value == np.round((7 * 100 + 75) / 8)


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_the_interval_does_not_tell(value: int) -> None:
    """Its width is that of any group of eight, not nought."""
    mean = cube(with_first(value)).figures("a1")["p1", "mean"]
    assert mean.high - mean.low > 10.0


def test_a_large_unit_may_be_of_one_mind() -> None:
    released = cube(with_first(5, 50), beside=60)
    assert [cell.value for cell in distribution(released, "a1")] == [0.0, 0.0, 0.0, 0.0, 100.0]
