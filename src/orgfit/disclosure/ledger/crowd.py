"""Everybody who is in one of several releases, laid out along the tree of the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.ledger.entry import Flags, Ints, Record
from orgfit.responses.units import UnitTree

Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Crowd:
    """People of several records, the new one last, each once, sorted by their unit in the tree of the first.

    ``unit`` (people,): that unit. Whoever is not in the first release stands where a unit of that name, or the next one
    above it, stands in its tree: nowhere better, as no old figure speaks of them. ``rows``: by record, the row of each
    person in its roster, -1 for those who are not in it.
    """

    records: tuple[Record, ...]
    unit: Ints
    rows: tuple[Ints, ...]

    @classmethod
    def of(cls, records: Sequence[Record]) -> Crowd:
        """This function will bring people together by their ids; every roster needs them."""
        ids = [np.asarray(record.roster.ids) for record in records]
        everybody, place = np.unique(np.concatenate(ids), return_inverse=True)
        starts = np.cumsum([0, *(len(some) for some in ids)])
        rows = []
        for number, some in enumerate(ids):
            row = np.full(len(everybody), -1, np.int64)
            row[place[starts[number] : starts[number + 1]]] = np.arange(len(some))
            rows.append(row)
        unit = np.zeros(len(everybody), np.int64)
        for record, row in reversed(list(zip(records, rows, strict=True))):  # the first has the last word
            there = _places(record.units, records[0].units)
            unit[row >= 0] = there[record.roster.unit[row[row >= 0]]]
        order = np.argsort(unit, kind="stable")
        return cls(tuple(records), unit[order], tuple(row[order] for row in rows))

    @property
    def tree(self) -> UnitTree:
        """The tree along which everybody is laid out."""
        return self.records[0].units

    @property
    def people(self) -> int:
        """How many people there are in all."""
        return len(self.unit)

    @cached_property
    def starts(self) -> Ints:
        """Where the people of each unit of the tree begin, and one past the last."""
        return np.searchsorted(self.unit, np.arange(len(self.tree) + 1))

    def inside(self, unit: int) -> slice:
        """This function will give the people of a unit of the tree with all below it."""
        return slice(int(self.starts[unit]), int(self.starts[self.tree.end[unit]]))

    def taken(self, number: int, values: NDArray[Kind], missing: Any) -> NDArray[Kind]:
        """This function will bring what is known of a record's people into the order of everybody."""
        row = self.rows[number]
        found = np.full(self.people, missing, values.dtype)
        found[row >= 0] = values[row[row >= 0]]
        return found

    def units_in(self, number: int) -> Ints:
        """This function will give the unit of each person in a record's own tree, -1 for those not in it."""
        return self.taken(number, self.records[number].roster.unit, -1)

    def given(self, number: int, item: str) -> Flags:
        """This function will say who answered an item in a release."""
        record = self.records[number]
        if item not in record.items:
            return np.zeros(self.people, np.bool_)
        return self.taken(number, record.roster.answered[:, record.items.index(item)], missing=False)

    def apart(self, least: int) -> bool:
        """This function will say whether somebody, but fewer than ``least``, is in the last release or another only."""
        last = self.rows[-1] >= 0
        alone = [np.count_nonzero(one) for row in self.rows[:-1] for one in (last & (row < 0), ~last & (row >= 0))]
        return any(0 < number < least for number in alone)


def _places(units: UnitTree, tree: UnitTree) -> Ints:
    """Where each unit stands in another tree, or the next one above it that is there."""
    found = np.zeros(len(units), np.int64)
    for unit, code in enumerate(units.codes):
        above = found[units.parent[unit]] if unit else 0
        found[unit] = tree.index.get(code, above)
    return found
