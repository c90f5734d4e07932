"""People who are alike in every published sum, and the sums as equations over what such kinds of people answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.system import Sum, System
from orgfit.responses.units import UnitTree

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
NOWHERE = -1


@dataclass(frozen=True)
class Profiles:
    """People of one unit and of the same categories, who answered the same: so many of each.

    ``unit`` (profiles,) is their unit itself, ``codes`` (attributes, profiles) their categories, ``pattern``
    (profiles,) what they answered, in bits.
    """

    units: UnitTree
    unit: Ints
    codes: Ints
    pattern: Ints
    people: Ints

    def has(self, bit: int) -> Flags:
        """This function will say who has a bit of the pattern, (profiles,)."""
        return np.asarray((self.pattern >> bit) & 1 == 1)


@dataclass(frozen=True)
class Grouping:
    """Everybody by unit and categories: the same for all questions."""

    insider: Insider

    @cached_property
    def _profile(self) -> tuple[Ints, Ints]:
        """The profile of each person, and one person of each profile."""
        responses = self.insider.responses
        key = self.insider.unit.astype(np.int64)
        for attribute in responses.attributes:
            key = dense(key * (len(attribute.categories) + 1) + attribute.codes + 1)
        _, first, profile = np.unique(key, return_index=True, return_inverse=True)
        return profile.astype(np.int64), first.astype(np.int64)

    def by(self, flags: Sequence[Flags]) -> Profiles:
        """This function will tell apart as well who has which of some flags, each (people,)."""
        if len(flags) > 40:
            raise ValueError(f"At most 40 flags were wanted; {len(flags)} came. Split the question.")
        bits = np.zeros(self.insider.responses.people, np.int64)
        for place, flag in enumerate(flags):
            bits |= flag.astype(np.int64) << place
        profile, first = self._profile
        packed, people = np.unique(profile << len(flags) | bits, return_counts=True)
        one = first[packed >> len(flags)]
        responses = self.insider.responses
        codes = [attribute.codes[one].astype(np.int64) for attribute in responses.attributes]
        return Profiles(
            responses.units,
            self.insider.unit[one].astype(np.int64),
            np.stack(codes) if codes else np.zeros((0, len(one)), np.int64),
            packed & ((1 << len(flags)) - 1),
            people.astype(np.int64),
        )

    def in_slice(self, profiles: Profiles, name: str) -> Flags:
        """This function will say which profiles are in a slice, "attribute:category"; "" is everybody."""
        for place, attribute in enumerate(self.insider.responses.attributes):
            for category, word in enumerate(attribute.categories):
                if name == f"{attribute.id}:{word}":
                    return np.asarray(profiles.codes[place] == category)
        return np.full(len(profiles.unit), name == "")


@dataclass(frozen=True)
class Ladder:
    """One figure in several units: ``shown`` (units,) says where, ``members`` (profiles,) of whom.

    ``weights``: by thing that is unknown, how much it counts in the sum (profiles,). ``label`` stands in the sums as
    their measure.
    """

    label: str
    slice: str
    shown: Flags
    members: Flags
    weights: Mapping[int, Ints] = field(default_factory=dict)


def equations(name: str, profiles: Profiles, ladders: Sequence[Ladder], threshold: int) -> System | None:
    """This function will write figures as equations over kinds of people; None where there is no figure.

    Groups are nested, so the sums that a person is in follow from the lowest unit of each ladder: two people for whom
    these and all weights are the same are of one kind.
    """
    lowest = [_lowest(profiles, ladder) for ladder in ladders]
    kind, first, block = _kinds(profiles, ladders, lowest)
    if not len(first):
        return None
    people = np.bincount(kind[kind >= 0], profiles.people[kind >= 0], len(first)).astype(np.int64)
    things = sorted({thing for ladder in ladders for thing in ladder.weights})
    columns, owner = _columns(ladders, lowest, things, first)
    parts = [
        part
        for ladder, at in zip(ladders, lowest, strict=True)
        for part in _rows(profiles.units, ladder, at[first] > NOWHERE, columns=columns, first=first, block=block)
    ]
    return _assembled(name, parts, owner, people, block=block, threshold=threshold)


def dense(key: Ints) -> Ints:
    """This function will number the different values of a key from 0 on."""
    return np.unique(key, return_inverse=True)[1].astype(np.int64)


def _lowest(profiles: Profiles, ladder: Ladder) -> Ints:
    """For each profile the lowest unit of a ladder that counts them, -1 where none does."""
    at = lowest_shown(profiles.units, ladder.shown)[profiles.unit]
    counted = np.logical_or.reduce([weight != 0 for weight in ladder.weights.values()])
    return np.where(ladder.members & counted, at, NOWHERE)


def lowest_shown(units: UnitTree, shown: Flags) -> Ints:
    """This function will find, for each unit, itself where it is shown, else the lowest shown one above (-1: none)."""
    at = np.where(shown, np.arange(len(units)), NOWHERE).astype(np.int64)
    for unit in range(1, len(units)):
        if at[unit] == NOWHERE:
            at[unit] = at[units.parent[unit]]
    return at


def _kinds(profiles: Profiles, ladders: Sequence[Ladder], lowest: Sequence[Ints]) -> tuple[Ints, Ints, Ints]:
    """The kind of each profile (-1: in no sum), a profile of each kind, and the lowest unit with a figure of each.

    Kinds are sorted by that unit.
    """
    size = len(profiles.units) + 1
    block = np.max(lowest, axis=0) if lowest else np.full(len(profiles.unit), NOWHERE)
    key = block + 1
    for at in lowest:
        key = dense(key * size + at + 1)
    for weight in {id(w): w for ladder in ladders for w in ladder.weights.values()}.values():
        key = dense(key * (int(weight.max(initial=0)) + 1) + weight)
    inside = np.flatnonzero(block > NOWHERE)
    _, first, found = np.unique(key[inside], return_index=True, return_inverse=True)
    order = np.argsort(block[inside[first]], kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    kind = np.full(len(block), NOWHERE, np.int64)
    kind[inside] = place[found]
    first = inside[first[order]]
    return kind, first, np.asarray(block[first])


def _columns(
    ladders: Sequence[Ladder], lowest: Sequence[Ints], things: Sequence[int], first: Ints
) -> tuple[dict[int, Ints], Ints]:
    """The unknown of each kind for each thing (-1 where it is in no sum), and the kind of each unknown."""
    there = np.zeros((len(first), len(things)), np.bool_)
    for ladder, at in zip(ladders, lowest, strict=True):
        for thing, weight in ladder.weights.items():
            there[:, things.index(thing)] |= (at[first] > NOWHERE) & (weight[first] != 0)
    number = np.where(there, np.cumsum(there.ravel()).reshape(there.shape) - 1, NOWHERE)
    return {thing: number[:, place] for place, thing in enumerate(things)}, np.nonzero(there)[0].astype(np.int64)


@dataclass(frozen=True)
class _Part:
    """Some rows: their labels, and for each how many entries, which unknowns, and how much these count."""

    labels: list[Sum]
    sizes: Ints
    columns: Ints
    counts: Ints


def _rows(
    units: UnitTree, ladder: Ladder, members: Flags, *, columns: Mapping[int, Ints], first: Ints, block: Ints
) -> Iterator[_Part]:
    """The rows of a ladder: of every unit the kinds whose lowest unit lies in it; these are sorted, so a range."""
    weights = np.stack([weight[first] for weight in ladder.weights.values()], axis=1)
    place = np.stack([columns[thing] for thing in ladder.weights], axis=1)
    rows, which = np.nonzero(members[:, None] & (weights != 0))
    at, count, where = place[rows, which], weights[rows, which], block[rows]
    shown = np.flatnonzero(ladder.shown)
    low, high = np.searchsorted(where, shown), np.searchsorted(where, units.end[shown])
    size = high - low
    entries = np.repeat(low - np.concatenate([[0], np.cumsum(size)[:-1]]), size) + np.arange(size.sum())
    full = np.flatnonzero(size)
    labels = [Sum(units.codes[unit], ladder.slice, ladder.label) for unit in shown[full].tolist()]
    yield _Part(labels, size[full], at[entries], count[entries])


def _assembled(
    name: str, parts: Sequence[_Part], owner: Ints, people: Ints, *, block: Ints, threshold: int
) -> System | None:
    from scipy.sparse import csr_matrix

    labels = [label for part in parts for label in part.labels]
    if not labels:
        return None
    sizes = np.concatenate([part.sizes for part in parts])
    starts = np.concatenate([[0], np.cumsum(sizes)])
    entries = (
        np.concatenate([part.counts for part in parts]),
        np.concatenate([part.columns for part in parts]),
        starts,
    )
    sums = csr_matrix(entries, shape=(len(labels), len(owner)), dtype=np.int64)
    kept = _different(sums)
    return System(name, sums[kept], owner, people, block, tuple(labels[row] for row in kept.tolist()), threshold)


def _different(sums: csr_matrix) -> Ints:
    """The first of all rows that say the same, told apart by their sums over random numbers."""
    draw = np.random.default_rng(0).integers(-(2**62), 2**62, sums.shape[1])
    with np.errstate(over="ignore"):
        marks = np.add.reduceat(sums.data * draw[sums.indices], sums.indptr[:-1])
    return np.sort(np.unique(marks, return_index=True)[1]).astype(np.int64)
