"""Exact arithmetic on a system: a basis of its unknowns modulo a prime, and what can be worked out of few people.

Take any basis. Whatever can be worked out is known once it is known on the basis; and if it is not 0 everywhere, it is
not 0 on the whole basis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from orgfit.disclosure.audit.kernels.forms import Basis, Columns, Kinds, new_scratch
from orgfit.disclosure.audit.system import Combination, Ints, System

PRIMES: Final = (2147483647, 2147483629)  # products of two remainders fit into 63 bits


@dataclass(frozen=True)
class Elimination:
    """A system with a basis of its unknowns. ``rows``: the sums in the order of elimination, deep units last."""

    system: System
    rows: Ints
    columns: Columns
    kinds: Kinds
    basis: Basis

    @classmethod
    def of(cls, system: System, order: Ints, prime: int = PRIMES[0]) -> Elimination:
        """This function will take unknowns into a basis, kind by kind in an order, each if those before do not span it.

        ``order`` (kinds,): all kinds, each once.
        """
        rows = _deep_last(system)
        columns = _columns(system, rows, prime)
        basis = _basis(columns, system.unknowns(order), len(rows), prime)
        return cls(system, rows, columns, _kinds(system), basis)

    @property
    def rank(self) -> int:
        """How many unknowns are in the basis."""
        return len(self.basis.unknown)

    @property
    def members(self) -> Ints:
        """How many unknowns of each kind are in the basis, (kinds,)."""
        return np.bincount(self.system.owner[self.basis.unknown], minlength=self.system.kinds).astype(np.int64)

    @property
    def independent(self) -> Ints:
        """Sums of which all others are combinations, in ascending order."""
        return np.sort(self.rows[self.basis.top])

    def light(self, limit: int) -> Ints:
        """This function will find the kinds which, alone of the basis, are in a combination touching too few people.

        Every combination that touches fewer than ``limit`` people, and meets the basis in one kind only, shows its
        kind here; of kinds with several unknowns in the basis all mixtures are followed up.
        """
        from orgfit.disclosure.audit.kernels.search import light_kinds

        found = np.zeros(self.system.kinds, np.bool_)
        room = new_scratch(len(self.rows), int(self.members.max(initial=0)))
        light_kinds(self.columns, self.kinds, self.basis, limit, room, found)
        return np.flatnonzero(found).astype(np.int64)

    def around(self, kind: int, limit: int) -> Combination | None:
        """This function will give the combination of one of these kinds, or None."""
        spare = limit - 1 - int(self.system.people[kind])
        return self._found(np.array([kind], np.int64), spare) if spare >= 0 else None

    def within(self, kinds: Ints) -> Combination | None:
        """This function will give a combination that touches nobody but some of these kinds, or None if there is none.

        It decides: whatever touches only these kinds meets the basis only in them.
        """
        return self._found(np.asarray(kinds, np.int64), 0)

    def _found(self, group: Ints, spare: int) -> Combination | None:
        """``spare``: so many people may be touched besides the group."""
        from orgfit.disclosure.audit.kernels.search import search, spell_out

        inside = np.zeros(self.system.kinds, np.bool_)
        inside[group] = True
        room = new_scratch(len(self.rows), int(self.members[group].sum()))
        parts = (self.columns, self.kinds, self.basis)
        weights = search(*parts, group, inside, spare, room)
        if not len(weights):
            return None
        taken, touched = spell_out(*parts, group, weights, room)
        places = np.sort(self.rows[np.flatnonzero(taken)])
        kinds = np.flatnonzero(touched)
        people = int(self.system.people[kinds].sum())
        return Combination(tuple(kinds.tolist()), people, tuple(self.system.labels[place] for place in places))


def _deep_last(system: System) -> Ints:
    """The sums by how many unknowns their unit's sums speak of, most first.

    In a tree a column then meets, after its own first sum from below, only sums of units above it, and stays short.
    Any other order gives the same result, but slower.
    """
    units = {unit: place for place, unit in enumerate(dict.fromkeys(label.unit for label in system.labels))}
    unit = np.array([units[label.unit] for label in system.labels], np.int64)
    entries = system.sums.tocoo()
    pairs = np.unique(unit[entries.row] * system.sums.shape[1] + entries.col) // max(system.sums.shape[1], 1)
    size = np.bincount(pairs, minlength=len(units))
    return np.lexsort((unit, -size[unit])).astype(np.int64)


def _columns(system: System, rows: Ints, prime: int) -> Columns:
    columns = system.sums[rows].tocsc()
    columns.data = columns.data % prime
    columns.eliminate_zeros()
    columns.sort_indices()
    return Columns(*(np.asarray(part, np.int64) for part in (columns.indptr, columns.indices, columns.data)))


def _kinds(system: System) -> Kinds:
    sequence = np.argsort(system.unit, kind="stable").astype(np.int64)
    return Kinds(system.first, np.asarray(system.people, np.int64), sequence, np.argsort(sequence).astype(np.int64))


def _basis(columns: Columns, order: Ints, rows: int, prime: int) -> Basis:
    from orgfit.disclosure.audit.kernels.elimination import eliminate

    at, unknown, inverse, start, row, value, taken = eliminate(columns, order, rows, prime)
    member = np.full(len(columns.start) - 1, -1, np.int64)
    member[unknown] = np.arange(len(unknown))
    top = np.empty(len(unknown), np.int64)
    top[at[at >= 0]] = np.flatnonzero(at >= 0)
    taken = taken[np.argsort(taken[:, 0], kind="stable")]
    later = np.searchsorted(taken[:, 0], np.arange(len(unknown) + 1)).astype(np.int64)
    last = (later, taken[:, 1].copy(), taken[:, 2].copy())
    return Basis(prime, unknown, inverse, top, start, row, value, *last, at, member)
