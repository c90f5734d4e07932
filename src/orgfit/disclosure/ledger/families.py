"""Figures of one answer in several releases: how much each person's answer counts in every figure.

A facet's figure holds the answer to an item with the weight 1 / k, k being how many of its items the person answered in
that release; an item's own figure holds it with the weight 1. Whatever is combined, one answer of each person stands
for all of theirs: the answer to the item that is looked at, or, where they left it open, to another item of its facet.
A combination that touches few people touches few of these answers; and every answer is looked at in one of the systems.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.entry import Flags, Ints, Record
from orgfit.disclosure.totals import Shown

FACETS: Final = 4.0  # a facet's figure is worth so many of an item's


@dataclass(frozen=True, eq=False)
class Family:
    """The figures of one measure in one release: how much each person counts in them, and where they are shown.

    ``record``: the place of the release; ``weight`` (people,); ``totals`` (units,); ``slices``: by attribute (units,
    categories); ``fixed``: out already; ``worth``: what a figure
    is worth, others being 1.
    """

    record: int
    measure: str
    weight: Ints
    totals: Shown
    slices: Mapping[int, Shown]
    fixed: bool
    worth: float = 1.0


@dataclass(frozen=True, eq=False)
class Chosen:
    """Where measures of the new release are shown so far: totals (units,), and by attribute (units, categories)."""

    totals: dict[str, Shown]
    slices: dict[str, dict[int, Shown]]

    def clear(self, measure: str) -> None:
        """This function will show nothing of a measure."""
        self.totals[measure] = np.zeros_like(self.totals[measure])
        self.slices[measure] = {place: np.zeros_like(shown) for place, shown in self.slices[measure].items()}

    def any(self, measure: str) -> bool:
        """This function will say whether anything of a measure is shown."""
        return bool(self.totals[measure].any()) or any(bool(shown.any()) for shown in self.slices[measure].values())


class Families:
    """Which figures speak of an item, in all releases."""

    def __init__(self, crowd: Crowd, chosen: Chosen) -> None:
        self._crowd, self._chosen = crowd, chosen
        self._given = lru_cache(maxsize=256)(self._given_by)

    def of_item(self, item: str) -> list[Family]:
        """This function will give all figures that hold the answer to an item, or what stands for it."""
        names, stands = self._standing_for(item)
        scale, found = np.ones(self._crowd.people, np.int64), []
        facets = [
            (number, facet, *self._facet(number, facet, names, stands))
            for number, record in enumerate(self._crowd.records)
            for facet in record.facets
            if not set(record.parts[facet]).isdisjoint(names)
        ]
        for _, _, counted, answered in facets:
            scale = np.lcm(scale, np.where(counted, answered, 1))
        for number, facet, counted, answered in facets:
            weight = np.where(counted, scale // np.maximum(answered, 1), 0)
            found.append(self._family(number, facet, weight, FACETS))
        for number, record in enumerate(self._crowd.records):
            for place, name in enumerate(names):
                if name in record.items:
                    who = (stands == place) & self._given(number, name)
                    found.append(self._family(number, name, np.where(who, scale, 0)))
        return found

    def of_jointly(self, measure: str) -> list[Family]:
        """This function will give the figures of a measure that asks for several things at once, in all releases."""
        return [
            self._family(number, measure, self._crowd.taken(number, record.jointly[measure].astype(np.int64), 0))
            for number, record in enumerate(self._crowd.records)
            if measure in record.jointly
        ]

    def _family(self, number: int, measure: str, weight: Ints, worth: float = 1.0) -> Family:
        record = self._crowd.records[number]
        fixed = number + 1 < len(self._crowd.records)
        totals = record.totals(measure) if fixed else self._chosen.totals[measure]
        slices = record.split.shown.get(measure, {}) if fixed else self._chosen.slices[measure]
        return Family(number, measure, weight, totals, slices, fixed, worth)

    def _given_by(self, number: int, item: str) -> Flags:
        return self._crowd.given(number, item)

    def _ever(self, item: str) -> Flags:
        return np.asarray(
            np.logical_or.reduce([self._given(number, item) for number in range(len(self._crowd.records))])
        )

    def _standing_for(self, item: str) -> tuple[list[str], Ints]:
        """The items that stand for people, and the place of each person's: this one, or another that they answered.

        -1 is for people who answered none of them.
        """
        others = {name: self._ever(name) for name in self._beside(item)}
        names, stands = [item], np.where(self._ever(item), 0, -1)
        for name in sorted(others, key=lambda name: -int(others[name].sum())):
            more = others[name] & (stands < 0)
            if more.any():
                stands[more] = len(names)
                names.append(name)
        return names, stands

    def _beside(self, item: str) -> Iterator[str]:
        """The other items of its facets, in any release."""
        for record in self._crowd.records:
            for facet in record.facets:
                if item in record.parts[facet]:
                    yield from (name for name in record.parts[facet] if name != item)

    def _facet(self, number: int, facet: str, names: list[str], stands: Ints) -> tuple[Flags, Ints]:
        """Whose standing answer counts in a facet of a release, and how many of its items they answered."""
        record = self._crowd.records[number]
        answered, held = np.zeros(self._crowd.people, np.int64), np.zeros(self._crowd.people, np.bool_)
        for name in record.parts[facet]:
            given = self._given(number, name)
            answered += given
            if name in names:
                held |= given & (stands == names.index(name))
        return held & (answered >= record.facets[facet]), answered


def least_people(records: tuple[Record, ...], item: str) -> int:
    """This function will give the least number of people of all releases for figures that hold an item."""
    found = []
    for record in records:
        own = [record.thresholds[item]] if item in record.thresholds else []
        own += [record.thresholds[facet] for facet in record.facets if item in record.parts[facet]]
        if own:
            found.append(max(own))
    return min(found)
