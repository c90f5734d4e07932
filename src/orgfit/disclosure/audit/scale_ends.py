"""Does a shown mean say that all people of a small group chose the same end of the scale?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Key
from orgfit.disclosure.audit.follows import ends
from orgfit.disclosure.audit.rest import shown_above
from orgfit.disclosure.audit.shown import SAME
from orgfit.disclosure.audit.view import View
from orgfit.responses.units import UnitTree

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
POINTS: Final = 100.0
WANTED: Final = "A mean from which it follows that everybody in a small group chose one end of the scale."
NOTE: Final = "Shown groups, units without their shown parts, and units without their shown slices of an attribute."
TOLD: Final = "From this it follows that all of a small group chose one end of the scale."


def scale_ends(view: View) -> Tried:
    """This function will look for small groups whose mean can only be an end of the scale."""
    hits: list[Hit] = []
    number = 0
    names = sorted({key.measure for key in view.cube.keys if key.statistic == "mean"})
    for measure in names:
        for key, people, low, high in _groups(view, measure):
            small = (people > 0) & (people < view.policy.small_under) & np.isfinite(low)
            number += int(np.count_nonzero(small))
            inside = view.measures.finest(measure)  # of the sum, that one person stops short
            at_end = (low > POINTS * people - inside + SAME) | (high < inside - SAME)
            hits += view.hits(key, small & at_end, people, TOLD)
    return Tried("Groups of one mind: means", WANTED, number, tuple(hits), note=NOTE)


def _groups(view: View, measure: str) -> Iterator[tuple[Key, Ints, Values, Values]]:
    """Groups by unit: their people, and the least and the largest sum of points that shown means leave."""
    own = _of(view, measure, "")
    for part in view.cube.slices(measure):
        people, low, high = _of(view, measure, part)
        key = Key(part, measure, "mean")
        yield key, people, low, high
        yield key, *_rests(view.units, people, low, high)
    for split in view.released.splits:
        parts = [_of(view, measure, split.slice(category)) for category in split.categories]
        there = [np.isfinite(low) for _, low, _ in parts]
        if np.any(there):
            less = [sum(np.where(at, one[k], 0) for at, one in zip(there, parts, strict=True)) for k in range(3)]
            known = np.logical_or.reduce(there)
            low = np.where(known, own[1] - less[2], np.nan)
            yield Key(f"{split.id}:", measure, "mean"), own[0] - less[0], low, own[2] - less[1]
            for category, (people, least, most) in zip(split.categories, parts, strict=True):
                yield Key(split.slice(category), measure, "mean"), own[0] - people, own[1] - most, own[2] - least


def _of(view: View, measure: str, part: str) -> tuple[Ints, Values, Values]:
    return view.people(measure, part), *ends(view, measure, part)


def _rests(units: UnitTree, people: Ints, low: Values, high: Values) -> tuple[Ints, Values, Values]:
    """Every unit without those right below it that are shown as well."""
    shown = np.isfinite(low)
    above = shown_above(units, shown)
    inside = np.flatnonzero(shown & (above >= 0))
    left, least, most = people.copy(), low.copy(), high.copy()
    np.subtract.at(left, above[inside], people[inside])
    np.subtract.at(least, above[inside], high[inside])
    np.subtract.at(most, above[inside], low[inside])
    return left, least, most
