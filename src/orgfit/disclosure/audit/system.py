"""Published sums over answers that nobody knows, and which of these answers belong to the same people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Sum:
    """A published figure that is a sum over people: where it stands."""

    unit: str
    slice: str
    measure: str

    def __str__(self) -> str:
        return " · ".join(part for part in (self.unit, self.slice, self.measure) if part)


@dataclass(frozen=True)
class System:
    """Published sums as equations; what an insider can add and subtract is their row space.

    People who are alike in every sum are one *kind*. An unknown is what one kind of people answered to one thing; a
    kind has one unknown or several (the items of a facet). ``sums`` int64 sparse (sums, unknowns): how much each
    unknown counts, in whole numbers (rows and columns may be scaled). ``owner`` (unknowns,): the kind of each unknown,
    in ascending order. ``people`` (kinds,): people of each kind; ``unit`` (kinds,): their unit itself. ``labels``: what
    each row is.
    """

    name: str
    sums: csr_matrix
    owner: Ints
    people: Ints
    unit: Ints
    labels: tuple[Sum, ...]
    threshold: int

    @property
    def kinds(self) -> int:
        """How many kinds of people there are."""
        return len(self.people)

    @cached_property
    def first(self) -> Ints:
        """The unknowns of kind k are ``first[k] .. first[k + 1] - 1``, (kinds + 1,)."""
        return np.searchsorted(self.owner, np.arange(self.kinds + 1)).astype(np.int64)

    def unknowns(self, kinds: Ints) -> Ints:
        """This function will list the unknowns of some kinds."""
        starts, counts = self.first[kinds], np.diff(self.first)[kinds]
        before = np.repeat(np.cumsum(counts) - counts, counts)
        return np.asarray(np.repeat(starts, counts) + np.arange(counts.sum()) - before)

    def restricted(self, kinds: Ints) -> System:
        """This function will keep the sums that speak of some kinds only, and these kinds: an attack on a part of it.

        What it gives away, the whole gives away too. ``kinds``: their places, in ascending order.
        """
        inside = np.zeros(self.sums.shape[1], np.int64)
        inside[self.unknowns(kinds)] = 1
        entries = self.sums.copy()
        entries.data = (entries.data != 0).astype(np.int64)
        spoken = np.asarray(entries.sum(axis=1)).ravel()
        rows = np.flatnonzero((entries @ inside == spoken) & (spoken > 0))
        return replace(
            self,
            sums=self.sums[rows][:, np.flatnonzero(inside)],
            owner=np.searchsorted(kinds, self.owner[inside > 0]).astype(np.int64),
            people=self.people[kinds],
            unit=self.unit[kinds],
            labels=tuple(self.labels[row] for row in rows),
        )

    def merged(self) -> System:
        """This function will count kinds that are alike in every sum as one, as the attacks expect it.

        The order of the first of each is kept; the unit is that of the first.
        """
        columns = self.sums.tocsc()
        columns.sort_indices()
        alike: dict[tuple[bytes, ...], int] = {}
        looks = (self._look(columns, kind) for kind in range(self.kinds))
        place = np.array([alike.setdefault(look, len(alike)) for look in looks], np.int64)
        kept = np.unique(place, return_index=True)[1].astype(np.int64)
        chosen = self.unknowns(kept)
        return replace(
            self,
            sums=self.sums[:, chosen],
            owner=np.repeat(np.arange(len(kept)), np.diff(self.first)[kept]).astype(np.int64),
            people=np.bincount(place, self.people, len(kept)).astype(np.int64),
            unit=self.unit[kept],
        )

    def _look(self, columns: csc_matrix, kind: int) -> tuple[bytes, ...]:
        """All that the sums see of a kind."""
        start, stop = columns.indptr[self.first[kind]], columns.indptr[self.first[kind + 1]]
        sizes = np.diff(columns.indptr[self.first[kind] : self.first[kind + 1] + 1])
        return sizes.tobytes(), columns.indices[start:stop].tobytes(), columns.data[start:stop].tobytes()


@dataclass(frozen=True)
class Combination:
    """A combination of sums that touches few people: which kinds, how many people, and the sums it is made of."""

    kinds: tuple[int, ...]
    people: int
    sums: tuple[Sum, ...]
