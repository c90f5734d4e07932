"""Counting facets by (items answered, sum), and composites of facets.

Places in an array are unsigned where Numba does not see that they are never negative: it then need not look for places
counted from the end, and turns the loop into vector instructions. Each loop has numbers of one width for the same end.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators, allow-redefinition

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from orgfit.tallies.compiling import kernel

BLOCK = 2048
APART = 32  # rows of facets lie a little apart, or all of them would share a few lines of the cache
ONE = np.uint32(1)
place = np.uint64


class Facets(NamedTuple):
    """What facets are made of.

    Facet f has the columns ``columns[first[f]] .. columns[first[f + 1] - 1]``. A person's place in it is the sum over
    the items answered of raw value + ``above[f]``, so that it tells how many they are; the places of all facets stand
    side by side, f's from ``starts[f]`` on. ``cells``: the places that can occur, in the order in which they are
    handed over. ``scores``: what each place is worth, 0 where it gives no score; it does from ``scored[f]`` on.
    """

    first: Any
    columns: Any
    above: Any
    starts: Any
    cells: Any
    scores: Any
    scored: Any


class Composites(NamedTuple):
    """Facet f stands in the composites ``members[first[f]] .. members[first[f + 1] - 1]``, with these ``weights``.

    ``sizes`` is the number of facets of each composite.
    """

    first: Any
    members: Any
    weights: Any
    sizes: Any


class Stretch(NamedTuple):
    """Rows ``first .. stop - 1``; ``target`` is the first entry of ``Rows.targets`` that has any of them."""

    first: int
    stop: int
    target: int


class Room(NamedTuple):
    """Where a stretch is worked on.

    By person: ``places`` in each facet, ``scores`` on one, ``totals`` of scores and facets ``scored`` by composite.
    ``counts``: people of one unit by place.
    """

    places: Any
    scores: Any
    totals: Any
    scored: Any
    counts: Any


@kernel
def find_places(rows, facets, stretch, places):
    """Find the place of every person in every facet."""
    people = stretch.stop - stretch.first
    for f in range(facets.above.size):
        own, above = places[f], facets.above[f]
        for r in range(people):
            own[r] = 0
        for c in range(facets.first[f], facets.first[f + 1]):
            at = facets.columns[c] * rows.people + stretch.first
            column = rows.answers[at : at + people]
            for r in range(people):
                own[r] += np.uint16(column[r] + above if column[r] >= 0 else 0)


@kernel
def count_places(rows, facets, stretch, room, cells):
    """Count the people of each unit by their place in each facet, and hand over the counts of places that can occur."""
    i, row = stretch.target, stretch.first
    while row < stretch.stop:
        while rows.offsets[i + 1] == row:
            i += 1
        till = min(rows.offsets[i + 1], stretch.stop)
        for f in range(facets.above.size):
            start, own = place(facets.starts[f]), room.places[f]
            for r in range(place(row - stretch.first), place(till - stretch.first)):
                room.counts[start + own[r]] += ONE
        into = cells[rows.targets[i]]
        for c in range(facets.cells.size):
            into[c] += room.counts[place(facets.cells[c])]
        for c in range(room.counts.size):
            room.counts[c] = 0
        row = till


@kernel
def add_scores(facets, composites, room, people):
    """Add each person's scores on facets to the composites that these stand in."""
    for c in range(composites.sizes.size):
        for r in range(people):
            room.totals[c, r] = 0
            room.scored[c, r] = 0
    for f in range(facets.above.size):
        own, start, scored = room.places[f], place(facets.starts[f]), facets.scored[f]
        for r in range(people):
            room.scores[r] = facets.scores[start + own[r]]
        for m in range(composites.first[f], composites.first[f + 1]):
            totals, had = room.totals[composites.members[m]], room.scored[composites.members[m]]
            weight = composites.weights[m]
            for r in range(people):
                totals[r] += np.int32(room.scores[r] * weight)
            for r in range(people):
                had[r] += np.uint16(own[r] >= scored)


@kernel
def count_composites(rows, stretch, room, sizes, sums):
    """Count who has any of a composite's facets and who has all; over the latter add scores and their squares."""
    for c in range(sizes.size):
        totals, had, size = room.totals[c], room.scored[c], np.uint16(sizes[c])
        i, row = stretch.target, stretch.first
        while row < stretch.stop:
            while rows.offsets[i + 1] == row:
                i += 1
            till = min(rows.offsets[i + 1], stretch.stop)
            some = every = np.int32(0)
            for r in range(place(row - stretch.first), place(till - stretch.first)):
                some = np.int32(some + (had[r] > 0))
                every = np.int32(every + (had[r] == size))
            total = squares = 0
            for r in range(place(row - stretch.first), place(till - stretch.first)):
                score = np.int64(totals[r] if had[r] == size else np.int32(0))
                total += score
                squares += score * score
            into = sums[rows.targets[i], c]
            into[0] += some
            into[1] += every
            into[2] += total
            into[3] += squares
            row = till


@kernel
def count_scores(rows, facets, composites, cells, sums):
    """Count facets in ``cells``, int64 (units, cells), and composites in ``sums``, int64 (units, composites, 4)."""
    room = Room(
        np.empty((facets.above.size, BLOCK + APART), np.uint16),
        np.empty(BLOCK, np.int32),
        np.empty((composites.sizes.size, BLOCK), np.int32),
        np.empty((composites.sizes.size, BLOCK), np.uint16),
        np.zeros(facets.starts[-1], np.uint32),
    )
    i, end = 0, rows.offsets[-1]
    for first in range(rows.offsets[0], end, BLOCK):
        while rows.offsets[i + 1] <= first:
            i += 1
        stretch = Stretch(first, min(first + BLOCK, end), i)
        find_places(rows, facets, stretch, room.places)
        count_places(rows, facets, stretch, room, cells)
        if composites.sizes.size > 0:
            add_scores(facets, composites, room, stretch.stop - first)
            count_composites(rows, stretch, room, composites.sizes, sums)
