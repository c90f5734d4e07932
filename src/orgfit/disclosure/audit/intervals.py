"""What do intervals tell of how much the people of a small group differ?

An interval hands out a group's sum of squares, unless it rests on the variance of everybody. Then its width follows
from numbers of people alone: over the root of these, all small groups have one and the same width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Column, Key
from orgfit.disclosure.audit.rest import units_rest
from orgfit.disclosure.audit.shown import SAME, interval_grain
from orgfit.disclosure.audit.view import View
from orgfit.stats.intervals import critical_value, standard_error

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
LEVEL: Final = 0.95
POINTS: Final = 100.0
WANTED: Final = "An interval of a small group that rests on how much its own people differ, or says that they do not."
NOTE: Final = (
    "Intervals of means, of rests and of differences within one wave. Sums of squares that could be worked out by "
    "taking one group's own variance from another's are not looked at."
)


@dataclass(frozen=True)
class _Widths:
    """Half widths over what numbers of people make of a common variance: from ``low`` to ``high`` (units,)."""

    key: Key
    people: Ints
    low: Values
    high: Values


def intervals(view: View) -> Tried:
    """This function will look for intervals that give away how much the people of a small group differ."""
    hits: list[Hit] = []
    number = 0
    names = sorted({key.measure for key in view.cube.keys if key.statistic == "mean"})
    for measure in names:
        found = [widths for widths in _pooled(view, measure) if np.isfinite(widths.low).any()]
        number += sum(int(np.isfinite(widths.low).sum()) for widths in found)
        hits += _not_common(view, found, _slack(view, measure))
        for part in view.cube.slices(measure):
            tried, alike = _no_width(view, measure, part)
            number += tried
            hits += alike
    return Tried("Intervals", WANTED, number, tuple(hits), note=NOTE)


def _pooled(view: View, measure: str) -> Iterator[_Widths]:
    """The widths of all figures of small groups, by what numbers of people make of them."""
    own_from, root = view.policy.own_variance_from, np.arange(len(view.units)) == 0
    for part in view.cube.slices(measure):
        people = view.people(measure, part)
        small = people < own_from
        yield _widths(view, Key(part, measure, "mean"), people, small, _error(view, people, part))
        of = view.people(measure) if part else np.where(root, 0, people[0])
        rest = of - people
        with np.errstate(invalid="ignore", divide="ignore"):
            apart = rest / of * _two(people, rest)
        yield _widths(view, Key(part, measure, "difference"), people, small | (rest < own_from), apart)
        yield _widths(view, Key(part, measure, "difference:benchmark"), people, small, _error(view, people, "-"))
    yield from _of_rests(view, measure)


def _of_rests(view: View, measure: str) -> Iterator[_Widths]:
    """The widths of what is told of rests of units, and of the sides of lines."""
    own_from, people = view.policy.own_variance_from, view.people(measure)
    above = np.maximum(view.units.parent, 0)
    rest = people[above] - people
    small = (people < own_from) | (rest < own_from)
    fewer = np.minimum(people, rest)
    yield _widths(view, Key("", measure, "difference:parent"), fewer, small, _two(people, rest))
    left = units_rest(view.units, view.shown.units, people)
    yield _widths(view, Key("", measure, "rest"), left, left > 0, _error(view, left, "-"))
    for name in view.cube.statistics.get(("", measure), ()):
        sides = view.sides(name.removeprefix("gap:")) if name.startswith("gap:") else None
        if sides is not None:
            first, last = (view.people(measure, side) for side in sides)
            fewer = np.minimum(first, last)
            yield _widths(view, Key("", measure, name), fewer, fewer < own_from, _two(first, last))


def _error(view: View, people: Ints, part: str) -> Values:
    """The standard error of a mean, were the variance 1; with the headcount where it is known and goes in."""
    heads = view.insider.responses.headcount
    population = None if part or heads is None else np.maximum(heads, people).astype(np.float64)
    return standard_error(1.0, people, population=population)


def _two(first: Ints, last: Ints) -> Values:
    with np.errstate(divide="ignore"):
        return np.sqrt(1.0 / first + 1.0 / last)


def _widths(view: View, key: Key, people: Ints, small: Flags, error: Values) -> _Widths:
    column = view.cube.column(key.measure, key.statistic, key.slice)
    step = interval_grain(people, view.policy, key.slice)
    low, high = half_widths(column, step, 0.0 if key.statistic in ("mean", "rest") else -POINTS)
    use = small & np.isfinite(error) & (error > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return _Widths(key, people, *(np.where(use, end / error, np.nan) for end in (low, high)))


def half_widths(column: Column, step: Values, least: float) -> tuple[Values, Values]:
    """This function will give the least and the largest half width that a shown interval allows, by unit.

    ``step``: between two values that are shown; an end that may have been cut off at the end of the scale (``least``
    or 100) tells nothing. nan where there is none.
    """
    uncut = (column.low > least + SAME, column.high < POINTS - SAME)
    below, beyond = column.value - column.low, column.high - column.value
    half = np.where(uncut[0] & uncut[1], (beyond + below) / 2.0, np.where(uncut[0], below, beyond))
    error = np.where(uncut[0] & uncut[1], step / 2.0, step) + SAME
    known = np.isfinite(half) & (uncut[0] | uncut[1])
    return np.where(known, np.maximum(half - error, 0.0), np.nan), np.where(known, half + error, np.nan)


def _slack(view: View, measure: str) -> float:
    """By how much critical values may differ: of two groups together they rest on more degrees of freedom."""
    total = view.people(measure)
    own = total.copy()
    for unit in range(len(own) - 1, 0, -1):
        own[view.units.parent[unit]] -= total[unit]
    degrees = max(int(np.maximum(own - 1, 0).sum()), 1)
    return float(critical_value(degrees, LEVEL) / critical_value(np.inf, LEVEL))


def _not_common(view: View, found: list[_Widths], slack: float) -> Iterator[Hit]:
    """The figures whose width no common variance explains that explains most others."""
    if not found:
        return
    low = np.concatenate([widths.low[np.isfinite(widths.low)] for widths in found]) / slack
    high = np.concatenate([widths.high[np.isfinite(widths.high)] for widths in found]) * slack
    inside = np.searchsorted(np.sort(low), low, "right") - np.searchsorted(np.sort(high), low, "left")
    common = low[np.argmax(inside)]
    for widths in found:
        off = (widths.low / slack > common + SAME) | (widths.high * slack < common - SAME)
        yield from view.hits(widths.key, off, widths.people, "The width of this tells how much its own people differ.")


def _no_width(view: View, measure: str, part: str) -> tuple[int, list[Hit]]:
    """Small groups whose own variance is shown, and so small that all have the same score."""
    people, column = view.people(measure, part), view.cube.column(measure, "mean", part)
    own = (people >= view.policy.own_variance_from) & (people < view.policy.small_under)
    error = _error(view, people, part)
    _, high = half_widths(column, interval_grain(people, view.policy, part), 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = high / (error * critical_value(people - 1.0, LEVEL))
        squares = spread**2 * (people - 1)
        least = view.measures.finest(measure) ** 2 * (1.0 - 1.0 / people)
    alike = own & (error > 0) & (squares < least)
    hits = view.hits(Key(part, measure, "mean"), alike, people, "This interval says that all have the same score.")
    return int(np.count_nonzero(own & np.isfinite(high))), list(hits)
