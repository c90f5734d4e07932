"""Is any figure told more exactly, or of fewer people, than the rules say?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Column, Key
from orgfit.disclosure.audit.rest import parents_rest, units_rest
from orgfit.disclosure.audit.shown import SAME, grain
from orgfit.disclosure.audit.view import View

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
IN_POINTS: Final = ("mean", "shrunken", "recommendation", "rest", "expected", "weighted")
WHOLE: Final = ("favourable", "joint", "rate", "shared", "unanswered", "actual", "distance", "answers", "headcount")
WHOLE_TOO: Final = ("share:", "band:", "signal", "gap_signal:", "match:")
HUNDREDTHS: Final = ("agreement",)
COUNTED: Final = ("mean", "favourable", "joint", "recommendation")
OF_PEOPLE: Final = (*COUNTED, "answers", "agreement", "shared", "rest")
WANTED: Final = "A figure that is rounded less than the rules say, or that speaks of other people than it should."
NOTE: Final = (
    "Means and what is made of them, shares, agreement, and the numbers of people. Not looked at: statistics of the "
    "whole organisation that are no sums (alpha, shares of variance), for which no rule of rounding is set."
)


def exactness(view: View) -> Tried:
    """This function will look for figures that are told more exactly than the policy allows, and of too few people."""
    hits: list[Hit] = []
    number = 0
    for key in view.cube.keys:
        column = view.cube.column(key.measure, key.statistic, key.slice)
        number += int(np.count_nonzero(column.there))
        hits += [*_too_exact(view, key, column), *_wrong_people(view, key, column)]
    return Tried("Exactness and numbers of people", WANTED, number, tuple(hits), note=NOTE)


def _too_exact(view: View, key: Key, column: Column) -> Iterator[Hit]:
    people = _people(view, key)
    step = _step(view, key, people)
    if step is None:
        return
    wrong = np.zeros(len(people), np.bool_)
    ends = np.minimum(step, 1.0)
    for numbers, grain_of in ((column.value, step), (column.low, ends), (column.high, ends)):
        known = np.where(np.isfinite(numbers), numbers, 0.0)
        wrong |= np.abs(known - grain_of * np.round(known / grain_of)) > SAME
    yield from view.hits(key, wrong, people, "This is told more exactly than the policy allows.")


def _step(view: View, key: Key, people: Ints) -> Values | None:
    """Between two values that may be told, by unit; None where no rule is set."""
    name = key.statistic
    if name in WHOLE or name.startswith(WHOLE_TOO):
        return np.ones(len(people))
    if name in HUNDREDTHS:
        return np.full(len(people), 0.01)
    if name in IN_POINTS or name.startswith(("difference", "gap:")):
        return grain(people, view.policy, key.slice if name == "mean" else "")
    return None


def _people(view: View, key: Key) -> Ints:
    """The fewest people of whom a figure tells, as an insider counts them, by unit."""
    own = view.people(key.measure, key.slice)
    if key.statistic == "weighted":
        return view.people("people")
    if key.statistic == "difference:parent":
        return np.minimum(own, parents_rest(view.units, own))
    if key.statistic in ("rest", "expected"):
        return units_rest(view.units, view.shown.units, own)
    if key.statistic.startswith("gap:") and (sides := view.sides(key.statistic.removeprefix("gap:"))):
        return np.minimum(*(view.people(key.measure, side) for side in sides))
    return own


def _wrong_people(view: View, key: Key, column: Column) -> Iterator[Hit]:
    """Numbers of people under the threshold, and others than an insider knows to have answered."""
    if key.statistic not in OF_PEOPLE:
        return
    told = column.n >= 0
    few = told & (column.n < view.measures.threshold(key.measure))
    people = _people(view, key)
    known = key.statistic in COUNTED or key.measure == "people"
    yield from view.hits(key, few, column.n, "So few people must not be told of.")
    other = told & ~few & known & (column.n != people)
    yield from view.hits(key, other, people, "This speaks of other people than those who answered.")
