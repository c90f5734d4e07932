"""How narrow do all shown, rounded figures together leave the answers of a small group? By linear programming.

Answers are known to lie in their range. A group is pinned where the least and the greatest that its mean, or its
favourable share, can be lie less than a quarter of the range apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.insider import Flags, Insider, Ints
from orgfit.disclosure.audit.polytope import Polytope
from orgfit.disclosure.audit.question import Question, question
from orgfit.disclosure.audit.rounded import Reading, Told
from orgfit.disclosure.audit.targets import Target, small_groups
from orgfit.disclosure.released import Released

PINNED: Final = 0.25
FAR: Final = 1_000  # people: a mean to 0.1 point of more leaves a group of 4 a quarter of its range, and more
KINDS: Final = 1_500
VIEWS: Final = ("mean", "favourable")
NUMERIC: Final = 1e-4  # how exactly a linear program is solved, as a share of the range
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Left:
    """The share of the range that is left, 0 to 1. Where it is a quarter or more, at least so much is.

    ``figures``: what keeps a pinned group from being anywhere else.
    """

    width: float
    figures: tuple[str, ...] = ()

    @property
    def pinned(self) -> bool:
        """Is it little enough?"""
        return self.width < PINNED - NUMERIC


@dataclass(frozen=True, slots=True)
class Width:
    """How much of the range is left for the ``view`` ("mean" or "favourable" share) of a small group.

    By ``totals`` of units alone, and by ``everything`` that is shown.
    """

    measure: str
    view: str
    target: Target
    totals: Left
    everything: Left

    @property
    def betrayed(self) -> bool:
        """Pinned by everything, but not by the totals alone."""
        return self.everything.pinned and not self.totals.pinned


def bounded(
    insider: Insider, released: Released, measure: str, *, number: int, rng: np.random.Generator, most: int = KINDS
) -> tuple[Width, ...]:
    """This function will bound at most ``number`` small groups of one measure, twice: by totals alone and by all.

    An organisation of more than ``most`` kinds of people (a unit and a profile) is attacked in subtrees of at most as
    many. There the figures of units above count only where at most 1,000 people stand behind them, and those of units
    beside not at all; everybody outside answers as it suits. So more answers are possible than truly are: what is
    pinned in a subtree is pinned, what is not might be by the figures left out. Groups of units with more kinds are
    passed over. Nothing comes of measures that are neither ordered items nor facets counted person by person.
    """
    asked = question(insider, measure, released.policy)
    if asked is None:
        return ()
    reading = Reading(insider, released, asked)
    targets = small_groups(insider, asked, reading.shown, number=number, rng=rng)
    found: list[Width] = []
    for scope, some in _scopes(insider, asked, targets, most).items():
        figures = tuple(_in_reach(reading, scope))
        totals = tuple(one for one in figures if not one.group.slice)
        for view in (view for view in VIEWS if view in asked.worth):
            by_totals, by_all = (widths(insider, asked, told, some, view) for told in (totals, figures))
            found += [Width(measure, view, *one) for one in zip(some, by_totals, by_all, strict=True)]
    return tuple(found)


def widths(
    insider: Insider, asked: Question, figures: Sequence[Told], targets: Sequence[Target], view: str
) -> list[Left]:
    """This function will say how much of the range some figures leave for each target.

    Every solution speaks of all targets, so most are found to be free before their own turn comes.
    """
    answers = Polytope.of(insider, asked, figures, targets)
    seen = _Seen.nothing(answers, asked.worth[view])
    seen.see(answers.inside.sum(axis=0) > 0)
    found = []
    for target in range(len(targets)):
        places = seen.see(answers.inside[target]) if seen.width(target) < PINNED else ()
        found.append(Left(seen.width(target), tuple(figures[place].figure for place in places)))
    return found


@dataclass(frozen=True)
class _Seen:
    """The least and the greatest value of every target among the answers looked at so far, as shares of the range."""

    answers: Polytope
    worth: Values
    least: Values
    greatest: Values

    @classmethod
    def nothing(cls, answers: Polytope, worth: Values) -> Self:
        size, above = len(answers.inside), worth - worth.min()
        return cls(answers, above / above.max(), np.full(size, np.inf), np.full(size, -np.inf))

    def see(self, classes: Flags) -> tuple[int, ...]:
        """Look at the answers in which some classes come out lowest, and highest; gives the figures that bind."""
        goal = np.outer(classes, self.worth)
        binding: set[int] = set()
        for sign in (1.0, -1.0):
            found = self.answers.least(sign * goal)
            value = self.answers.inside @ (found.people @ self.worth) / (self.answers.inside @ self.answers.people)
            np.minimum(self.least, value, out=self.least)
            np.maximum(self.greatest, value, out=self.greatest)
            binding.update(found.binding)
        return tuple(sorted(binding))

    def width(self, target: int) -> float:
        return float(self.greatest[target] - self.least[target])


def _scopes(insider: Insider, asked: Question, targets: Iterable[Target], most: int) -> Mapping[int, list[Target]]:
    """Targets by the highest unit above them that has at most so many kinds of people."""
    responses = insider.responses
    profiles = [attribute.codes.astype(np.int64) for attribute in responses.attributes]
    known: Ints = np.stack([insider.unit, *profiles], axis=1)[asked.members]
    own = np.bincount(np.unique(known, axis=0)[:, 0], minlength=len(responses.units))
    before = np.concatenate([[0], np.cumsum(own)])
    kinds = before[responses.units.end] - before[:-1]
    found: dict[int, list[Target]] = {}
    for target in targets:
        path = responses.units.path(responses.units.index[target.unit])
        scope = next((unit for unit in path if kinds[unit] <= most), None)
        if scope is not None:
            found.setdefault(scope, []).append(target)
    return found


def _in_reach(reading: Reading, scope: int) -> Iterator[Told]:
    """The figures of a subtree, and of units above where few people stand behind them."""
    units = reading.released.units
    yield from reading.told(units.codes[scope : units.end[scope]])
    above = reading.told(units.codes[unit] for unit in units.path(scope)[:-1])
    yield from (one for one in above if one.people <= FAR)


def bounds_tried(found: Sequence[Width]) -> Tried:
    """This function will sum up: a hit is a group that totals leave free, and all figures together pin."""
    totals, everything = sum(one.totals.pinned for one in found), sum(one.everything.pinned for one in found)
    return Tried(
        attack="bounds",
        wanted=f"a group under the threshold whose mean or favourable share is known to {PINNED:.0%} of its range, "
        "and is not from totals alone",
        number=len(found),
        hits=tuple(_hit(one) for one in found if one.betrayed),
        sampled=True,
        note=f"Totals alone tell {totals} of {len(found)} small groups so closely, all figures {everything}.",
    )


def _hit(one: Width) -> Hit:
    words = "mean answer" if one.view == "mean" else "favourable share"
    told = f"The {words} of a group ({one.target.about}) is known to {one.everything.width:.0%} of its range."
    return Hit(one.target.unit, one.measure, one.target.people, told, one.everything.figures)
