"""When clean bases prove that no combination of published figures touches few people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

FRESH: Final = 4  # bases on the plan as it stands count so many times those on the plan before
MOST_WEIGHT: Final = 2**28
MOST_BASES: Final = 36
PATIENCE: Final = 8
ESCAPES: Final = 3  # a combination that escapes a clean basis meets it in so many kinds, or more


@dataclass
class Proof:
    """Clean bases, and how often each kind of people was in one, by weight.

    A combination that touches fewer than n people and meets a clean basis in one kind or two would have been found. It
    escapes only if every basis holds three or more of its kinds, so that their usage adds up to three times the bases;
    this holds for bases of any weight. Where nobody's usage, divided by the people of the kind, reaches 3 bases /
    (n - 1), there is no such combination. Bases stay clean as slices are dropped: what can be combined gets less.
    """

    people: Numbers
    threshold: int
    fresh: int = 0
    weight: int = 1
    bases: int = 0
    least_uncovered: int = -1
    best: int = 0
    usage: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.usage = np.zeros(len(self.people), np.int64)

    def add(self, basis: Numbers) -> None:
        """This function will count one more clean basis."""
        self.fresh += 1
        self.bases += self.weight
        self.usage[basis] += self.weight
        uncovered = int(self.uncovered().sum())
        if self.fresh == 1 or uncovered < self.least_uncovered:
            self.least_uncovered, self.best = uncovered, self.fresh

    def stalls(self) -> bool:
        """This function will say whether more bases on this plan are of little use."""
        patience = max(PATIENCE, self.threshold)
        return self.fresh >= self.best + patience or self.fresh >= max(MOST_BASES, 2 * self.threshold)

    def go_on(self) -> None:
        """This function will go on after slices were dropped: earlier bases count less."""
        self.fresh = 0
        self.weight *= FRESH
        if self.weight > MOST_WEIGHT:
            self.forget()

    def forget(self) -> None:
        """This function will forget all bases: those of another prime prove nothing."""
        self.fresh, self.weight, self.bases = 0, 1, 0
        self.usage[:] = 0

    def uncovered(self) -> Shown:
        """This function will say which kinds of people the rule does not cover yet."""
        return np.asarray(self.usage * (self.threshold - 1) >= ESCAPES * self.bases * self.people)

    def share_uncovered(self) -> float:
        """This function will give the share of people whom the rule does not cover yet."""
        everybody = int(self.people.sum())
        return float(self.people[self.uncovered()].sum() / everybody) if everybody else 0.0

    def keys(self, rng: np.random.Generator) -> NDArray[np.float64]:
        """This function will draw an order of people in which those come late who were in many bases."""
        return rng.random(len(self.people)) - 10.0 * self.usage / (self.weight * self.people)
