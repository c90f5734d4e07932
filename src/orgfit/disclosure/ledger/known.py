"""New figures that tell nothing: of the same people as an old one, or put together from whole blocks of old ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.entry import Ints
from orgfit.disclosure.ledger.families import Family
from orgfit.disclosure.totals import Shown
from orgfit.responses.units import UnitTree

Marks = NDArray[np.uint64]
NONE = np.uint64(0)


class Known:
    """What is known from the old figures of one answer.

    A group is told by its mark, the sum of random numbers of 64 bits, one a person, times what the person counts.
    """

    def __init__(self, crowd: Crowd, families: Sequence[Family], rng: np.random.Generator) -> None:
        self._crowd = crowd
        self._number = rng.integers(1, 2**63, crowd.people).astype(np.uint64)
        self._old = [family for family in families if family.fixed]
        marks = [np.zeros(0, np.uint64)]
        for family in self._old:
            marks.append(self._totals(family)[family.totals])
            marks += [self._slices(family, place)[shown] for place, shown in family.slices.items()]
        self._marks = np.unique(np.concatenate(marks))

    def totals(self, family: Family) -> Shown:
        """This function will say in which units the total of a new family tells nothing new, (units,)."""
        known = np.isin(self._totals(family), self._marks)
        for old in self._old:
            known |= spanned(self._crowd, family, old, old.totals)
        return np.asarray(known)

    def slices(self, family: Family, place: int) -> Shown:
        """This function will say which slices of a new family are of the same people as an old figure."""
        return np.isin(self._slices(family, place), self._marks)

    def _totals(self, family: Family) -> Marks:
        return self._sums(family, np.zeros(self._crowd.people, np.int64), 1)[:, 0]

    def _slices(self, family: Family, place: int) -> Marks:
        return self._sums(family, *categories(self._crowd, family.record, place))

    def _sums(self, family: Family, codes: Ints, size: int) -> Marks:
        units = self._crowd.records[family.record].units
        unit = self._crowd.units_in(family.record)
        who = np.flatnonzero((unit >= 0) & (codes >= 0) & (family.weight > 0))
        found = np.zeros((len(units) + 1, size), np.uint64)
        counts = self._number[who] * family.weight[who].astype(np.uint64)
        np.add.at(found, (unit[who] + 1, codes[who]), counts)
        running = np.cumsum(found, axis=0, dtype=np.uint64)
        return np.asarray(running[units.end] - running[:-1])


def categories(crowd: Crowd, number: int, place: int) -> tuple[Ints, int]:
    """This function will give everybody's category of an attribute of a release (-1 none), and how many there are."""
    attribute = crowd.records[number].roster.attributes[place]
    return crowd.taken(number, attribute.codes.astype(np.int64), -1), len(attribute.categories)


def spanned(crowd: Crowd, new: Family, old: Family, shown: Shown) -> Shown:
    """This function will say which units' totals are sums of blocks of old ones, (units of the new release,).

    A block is the people of an old unit that is ``shown`` who are in no shown unit below it.
    """
    units, own = crowd.records[new.record].units, crowd.units_in(new.record)
    block = lowest_shown(crowd.records[old.record].units, shown)[crowd.units_in(old.record)]
    alike = (new.weight == old.weight) & (block >= 0)
    counted = np.flatnonzero((old.weight > 0) & (block >= 0))
    whole = np.ones(len(shown), np.bool_)
    whole[block[counted[~alike[counted]]]] = False
    first, last = np.full(len(shown), len(units)), np.full(len(shown), -1)
    np.minimum.at(first, block[counted], own[counted])
    np.maximum.at(last, block[counted], own[counted])
    top = np.full(len(shown) + 1, -1, np.int64)  # how deep the lowest new unit is that has all of the block
    for place in np.flatnonzero(whole & (last >= 0)):
        top[place] = units.depth[_lowest(units, int(first[place]), int(last[place]))]
    depth = np.full(len(units), len(units), np.int64)
    who = np.flatnonzero((new.weight > 0) & (own >= 0))
    np.minimum.at(depth, own[who], np.where(alike[who], top[block[who]], -1))
    for unit in range(len(units) - 1, 0, -1):
        depth[units.parent[unit]] = min(depth[units.parent[unit]], depth[unit])
    return np.asarray(depth >= units.depth)


def lowest_shown(units: UnitTree, shown: Shown) -> Ints:
    """This function will find the lowest shown unit at or above each unit, -1 where there is none; the last is -1."""
    found = np.full(len(units) + 1, -1, np.int64)
    for unit in range(len(units)):
        above = found[units.parent[unit]] if unit else -1
        found[unit] = unit if shown[unit] else above
    return found


def _lowest(units: UnitTree, first: int, last: int) -> int:
    while units.end[first] <= last:
        first = int(units.parent[first])
    return first
