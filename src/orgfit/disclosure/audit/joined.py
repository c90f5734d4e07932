"""Several releases of the same answers: their sums as one system, so that one can be taken from the other.

It happens when a wave is released again: with another tree of units, a late answer, other attributes, a second file.
People are told apart by their ids; a release without ids cannot be laid beside another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import lcm

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.system import Sum, System
from orgfit.disclosure.audit.view import View

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
MOST_ITEMS = 12
FULL = lcm(*range(1, MOST_ITEMS + 1))  # a facet's sum in whole numbers, however many of its items one answered
WANTED = "Two files of the same answers in which people cannot be told apart, so that nobody can hold them together."
NOTE = "Two files are of the same answers if they are of one wave and share questions."


def overlapping(views: Sequence[View]) -> Iterator[tuple[View, View, frozenset[str]]]:
    """This function will give the pairs of releases that hold the same answers, and the items that they share."""
    for one, other in combinations(views, 2):
        shared = frozenset(one.measures.items) & frozenset(other.measures.items)
        if shared and one.released.wave == other.released.wave:
            yield one, other, shared


def without_ids(views: Sequence[View]) -> Tried:
    """This function will find releases of the same answers that cannot be held together, as people have no ids."""
    pairs = list(overlapping(views))
    hits = [
        Hit("", "", 0, f"{one.released.wave}: two files hold the same answers, and people have no ids in them.")
        for one, other, _ in pairs
        if one.insider.responses.ids is None or other.insider.responses.ids is None
    ]
    return Tried("Several files", WANTED, len(pairs), tuple(hits), note=NOTE)


def joined_systems(views: Sequence[View]) -> Iterator[tuple[System, tuple[str, ...]]]:
    """This function will write the sums of all releases of the same answers as equations, with the units' codes.

    As in ``systems``, items about leaders have a system of their own where others hang together with them.
    """
    for wave in dict.fromkeys(view.released.wave for view in views):
        files = [
            _File(number, view, ids)
            for number, view in enumerate(views, 1)
            if view.released.wave == wave and (ids := view.insider.responses.ids) is not None
        ]
        for items in _groups([file.view for file in files]):
            some = [file for file in files if not file.view.measures.items.keys().isdisjoint(items)]
            for least, asked in _thresholds([file.view for file in some], items):
                system = _system(some, items, asked, least)
                if system is not None:
                    yield system.merged(), some[0].view.units.codes


@dataclass(frozen=True)
class _File:
    """A release, its number among all, and the ids of its people."""

    number: int
    view: View
    ids: NDArray[np.str_]


def _groups(views: Sequence[View]) -> Iterator[list[str]]:
    """Items that hang together by facets, where at least one is in two releases."""
    owner: dict[str, set[str]] = {}
    for view in views:
        facets = [{item.id for item in facet.items} for facet in view.measures.facets.values()]
        for items in [*facets, *({name} for name in view.measures.items)]:
            group = set(items).union(*(owner[name] for name in items if name in owner))
            owner.update(dict.fromkeys(group, group))
    often = Counter(name for view in views for name in view.measures.items)
    for group in {id(group): group for group in owner.values()}.values():
        if any(often[name] > 1 for name in group):
            yield sorted(group)


def _thresholds(views: Sequence[View], items: Sequence[str]) -> Iterator[tuple[int, frozenset[str]]]:
    """The least number of people, and the items of which sums are asked: all, and then those about leaders."""
    by_item = {
        name: min(view.measures.threshold(name) for view in views if name in view.measures.items) for name in items
    }
    for least in sorted(set(by_item.values())):
        yield least, frozenset(name for name in items if by_item[name] >= least)


@dataclass(frozen=True)
class _Entries:
    """Rows of a matrix as they are found: labels, and by row which unknowns and how much they count."""

    labels: list[Sum]
    columns: list[Ints]
    counts: list[Ints]

    def add(self, label: Sum, columns: Ints, counts: Ints) -> None:
        if len(columns):
            self.labels.append(label)
            self.columns.append(columns)
            self.counts.append(counts)


def _system(files: Sequence[_File], items: Sequence[str], asked: frozenset[str], least: int) -> System | None:
    from scipy.sparse import csr_matrix

    entries = _Entries([], [], [])
    crowd = np.unique(np.concatenate([file.ids for file in files]))
    places = [np.searchsorted(crowd, file.ids).astype(np.int64) for file in files]
    for file, place in zip(files, places, strict=True):
        _read(file, items, asked, place, entries)
    if not entries.labels:
        return None
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns in entries.columns])])
    shape = (len(entries.labels), len(crowd) * len(items))
    sums = csr_matrix((np.concatenate(entries.counts), np.concatenate(entries.columns), starts), shape=shape)
    used = np.unique(sums.indices)
    kinds, owner = np.unique(used.astype(np.int64) // len(items), return_inverse=True)
    return System(
        f"{files[0].view.released.wave}, several files: {', '.join(items)}",
        sums[:, used],
        owner.astype(np.int64),
        np.ones(len(kinds), np.int64),
        _units(files, places, len(crowd))[kinds],
        tuple(entries.labels),
        least,
    )


def _units(files: Sequence[_File], places: Sequence[Ints], people: int) -> Ints:
    """Everybody's unit itself in the first release that has them, by its place in the first (0 where it has none)."""
    own = np.zeros(people, np.int64)
    index = files[0].view.units.index
    for file, place in zip(reversed(files), reversed(places), strict=True):
        own[place] = np.array([index.get(code, 0) for code in file.view.units.codes])[file.view.insider.unit]
    return own


def _read(file: _File, items: Sequence[str], asked: frozenset[str], place: Ints, entries: _Entries) -> None:
    """The sums of a release over some items and over the facets made of them; an unknown is a person's answer."""
    thing = {name: number for number, name in enumerate(items)}
    view, label = file.view, f"file {file.number}: "
    measures, shown = view.measures, view.shown
    for name in (name for name in items if name in asked and name in measures.items):
        counts = measures.given(name).astype(np.int64)[:, None]
        _ladders(view, name, label, _Unknowns(place, np.array([thing[name]]), counts, len(items)), entries)
    for facet in measures.facets.values():
        names = [item.id for item in facet.items]
        alone = shown.stands_in(facet.id) and len(list(shown.ladders(facet.id))) == 1
        if alone or asked.isdisjoint(names):
            continue
        given = np.stack([measures.given(name) for name in names], axis=1)
        answered = np.maximum(measures.answers(facet), 1)
        counts = np.where(given & measures.scored(facet)[:, None], (FULL // answered)[:, None], 0).astype(np.int64)
        columns = np.array([thing[name] for name in names])
        _ladders(view, facet.id, label, _Unknowns(place, columns, counts, len(items)), entries)


@dataclass(frozen=True)
class _Unknowns:
    """Of each person (a row), how much each of some things counts; ``things`` are their places among ``width``."""

    place: Ints
    things: Ints
    counts: Ints
    width: int

    def of(self, members: Ints) -> tuple[Ints, Ints]:
        columns = self.place[members][:, None] * self.width + self.things[None, :]
        counts = self.counts[members]
        kept = counts != 0
        return columns[kept], counts[kept]


def _ladders(view: View, measure: str, file: str, unknowns: _Unknowns, entries: _Entries) -> None:
    for part, where in view.shown.ladders(measure):
        inside = view.insider.of_slice(part)
        for unit in np.flatnonzero(where).tolist():
            rows = view.insider.responses.rows(unit)
            members = rows.start + np.flatnonzero(inside[rows])
            entries.add(Sum(f"{file}{view.units.codes[unit]}", part, measure), *unknowns.of(members))
