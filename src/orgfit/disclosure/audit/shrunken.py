"""Is a shrunken score made of shown means alone? What it is drawn to must not be a mean of hidden groups.

A unit's mean m is drawn to the mean of its level, g: m + (g - m) / (1 + r n). One ratio r, of how far units lie apart
to how far people do, holds for a level; with it g follows from the means and numbers of people of its units. Were
hidden units among these, g would be a sum that touches them, and the shown ones could be taken from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Key
from orgfit.disclosure.audit.follows import ends
from orgfit.disclosure.audit.shown import SAME, grain
from orgfit.disclosure.audit.view import View

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Values = NDArray[np.float64]
SHRUNKEN: Final = "shrunken"
RATIOS: Final = np.concatenate([[0.0], np.logspace(-7, 4, 300)])
FINER: Final = 5  # times, between the neighbours of the ratio that fits best
WANTED: Final = "A shrunken score of a hidden mean, or scores that are drawn to something else than shown means."
NOTE: Final = (
    "Level by level: is there a ratio with which all shrunken scores follow from shown means, as far as these are "
    "rounded? Hidden units that lie near the others leave no trace that this could find."
)


@dataclass(frozen=True)
class _Level:
    """The shown units of one level: people, shown means and between what they may lie, shrunken scores, rounding."""

    people: Ints
    mean: Values
    low: Values
    high: Values
    drawn: Values
    step: Values

    def missed(self, ratio: Values) -> Values:
        """By how much, at each ratio, what the scores are drawn to lies beside what the shown means explain."""
        share = 1.0 / (1.0 + ratio[:, None] * self.people)
        known = np.isfinite(self.drawn)
        error = (self.step / 2.0 + SAME) / share
        at = self.mean + (self.drawn - self.mean) / share
        weight = self.people * share
        whole = weight.sum(axis=1)
        least = np.maximum((at - error)[:, known].max(axis=1), weight @ self.low / whole)
        most = np.minimum((at + error)[:, known].min(axis=1), weight @ self.high / whole)
        return np.asarray(least - most)


def shrunken(view: View) -> Tried:
    """This function will ask whether shrunken scores follow from shown means."""
    hits: list[Hit] = []
    number = 0
    for measure in sorted({key.measure for key in view.cube.keys if key.statistic == SHRUNKEN}):
        column, mean = view.cube.column(measure, SHRUNKEN), view.cube.column(measure, "mean")
        people = view.people(measure)
        number += int(np.count_nonzero(column.told))
        key = Key("", measure, SHRUNKEN)
        alone = column.told & np.isnan(mean.value)
        hits += view.hits(key, alone, people, "A hidden mean can be worked out from this.")
        for depth in range(1, int(view.units.depth.max()) + 1):
            hits += _of_level(view, key, view.units.depth == depth)
    return Tried("Shrunken scores", WANTED, number, tuple(hits), note=NOTE)


def _of_level(view: View, key: Key, level: Flags) -> Iterator[Hit]:
    people, mean = view.people(key.measure), view.cube.column(key.measure, "mean").value
    shown = level & np.isfinite(mean)
    drawn = view.cube.column(key.measure, SHRUNKEN).value
    if not np.isfinite(drawn[shown]).any():
        return
    low, high = (end[shown] / people[shown] for end in ends(view, key.measure))
    found = _Level(people[shown], mean[shown], low, high, drawn[shown], grain(people, view.policy)[shown])
    if _explained(found):
        return
    hidden = level & (people > 0) & ~shown
    about = np.flatnonzero(hidden if hidden.any() else shown & np.isfinite(drawn))
    told = "What the scores of this level are drawn to is made of more than shown means."
    yield from view.hits(key, np.arange(len(level)) == about[0], np.full(len(level), people[about].sum()), told)


def _explained(level: _Level) -> bool:
    """Is there a ratio that leaves nothing unexplained? Sought on a wide grid, then about the best on finer ones."""
    ratios = RATIOS
    for _ in range(FINER):
        missed = level.missed(ratios)
        best = int(np.argmin(missed))
        if missed[best] <= 0:
            return True
        ratios = np.linspace(ratios[max(best - 1, 0)], ratios[min(best + 1, len(ratios) - 1)], len(RATIOS))
    return bool(level.missed(ratios).min() <= 0)
