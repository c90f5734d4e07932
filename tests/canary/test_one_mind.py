"""Eight people who all gave the same answer: nobody is told, in whatever figure."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Cell, Released
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"))


def cube(answers: list[list[int]]) -> Released:
    rows = {"a1": answers, "a2": answers_of(30, 1), "b": answers_of(60, 2)}
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


def test_the_distribution_is_withheld_there_and_beside_it(united: Released) -> None:
    for unit in ("a1", "a2"):
        assert {cell.reason for cell in distribution(united, unit)} == {"unanimous"}
        assert not any(cell.shown for cell in distribution(united, unit))


def test_units_elsewhere_keep_theirs(united: Released) -> None:
    for unit in ("a", "b", "all"):
        assert all(cell.shown for cell in distribution(united, unit))


def test_other_questions_keep_theirs(united: Released) -> None:
    assert all(cell.shown for cell in distribution(united, "a2", "p2"))


def test_the_favourable_share_is_a_bound(united: Released) -> None:
    cell = united.figures("a1")["p1", "favourable"]
    assert (cell.value, cell.low, cell.high, cell.reason) == (None, 87.0, 100.0, "unanimous")
    assert united.figures("a2")["p1", "favourable"] == Cell(reason="unanimous")


def test_the_mean_is_that_of_seven_and_one_short(united: Released) -> None:
    almost = cube([*with_first(5, 7), [4, *with_first(5)[7][1:]]])
    mean, other = (released.figures("a1")["p1", "mean"] for released in (united, almost))
    assert mean.value == other.value == np.round((7 * 100 + 75) / 8)


def test_the_interval_does_not_tell(united: Released) -> None:
    """Its width is that of any group of eight, not nought."""
    mean = united.figures("a1")["p1", "mean"]
    assert mean.high - mean.low > 10.0


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5])
def test_one_mind_in_the_middle_is_no_better_known(value: int) -> None:
    released = cube(with_first(value))
    cells = [*distribution(released, "a1"), *distribution(released, "a2")]
    assert not any(cell.shown for cell in cells)
    mean = released.figures("a1")["p1", "mean"]
    assert mean.high - mean.low > 10.0


def test_a_large_unit_may_be_of_one_mind() -> None:
    released = cube(with_first(5, 50))
    assert [cell.value for cell in distribution(released, "a1")] == [0.0, 0.0, 0.0, 0.0, 100.0]
