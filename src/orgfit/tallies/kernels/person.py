"""Counting one person in many places."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from orgfit.tallies.compiling import kernel

STEPS_AT = 2
FITS, WRONG_UNIT = -1, -2


class Ranges(NamedTuple):
    """The lowest and the highest raw value of each item, and the cell of each place in a facet, int64."""

    low: Any
    high: Any
    cells: Any


class Into(NamedTuple):
    """The counts of a tally, each with one row for each unit."""

    people: Any
    items: Any
    cells: Any
    composites: Any


@kernel
def add_person(answers, units, plan, into):
    """Count one person in each of ``units``: first find where he or she counts, then count there, unit by unit.

    ``plan``: Ranges, Facets and Composites. Gives FITS, or counts nothing and gives WRONG_UNIT or the first item whose
    answer is none of its values.
    """
    (ranges, facets, composites), slots = plan, into.items.shape[2]
    slot = np.empty(answers.size, np.int64)
    for item in range(answers.size):
        answer, low = np.int64(answers[item]), ranges.low[item]
        if answer < -STEPS_AT or (answer >= 0 and not low <= answer <= ranges.high[item]):
            return item
        # Skipped is -1 and stands first, can't say is -2.
        slot[item] = item * slots + (answer - low + STEPS_AT if answer >= 0 else -1 - answer)
    for unit in units:
        if not 0 <= unit < into.people.size:
            return WRONG_UNIT
    cell, own = np.empty(facets.above.size, np.int64), np.zeros((composites.sizes.size, 4), np.int64)
    find_scores(answers, facets, composites, cell, own)
    for f in range(cell.size):
        cell[f] = ranges.cells[cell[f]]
    for unit in units:
        into.people[unit] += 1
        add_at(into.items[unit].reshape(answers.size * slots), slot)
        add_at(into.cells[unit], cell)
        for c in range(own.shape[0]):
            for kind in range(own.shape[1]):
                into.composites[unit, c, kind] += own[c, kind]
    return FITS


@kernel
def add_at(counts, places):
    """One more in each place."""
    for place in places:
        counts[np.uint64(place)] += 1


@kernel
def find_scores(answers, facets, composites, places, own):
    """The place of one person in each facet, and what he or she adds to each composite."""
    had = np.zeros(composites.sizes.size, np.int64)
    for f in range(facets.above.size):
        place = np.int64(0)
        for c in range(facets.first[f], facets.first[f + 1]):
            answer = answers[facets.columns[c]]
            place += answer + facets.above[f] if answer >= 0 else 0
        places[f] = facets.starts[f] + place
        for m in range(composites.first[f], composites.first[f + 1]):
            had[composites.members[m]] += place >= facets.scored[f]
            own[composites.members[m], 2] += facets.scores[places[f]] * composites.weights[m]
    for c in range(had.size):
        own[c, 0] = had[c] > 0
        own[c, 1] = had[c] == composites.sizes[c]
        own[c, 2] = own[c, 2] if own[c, 1] else 0
        own[c, 3] = own[c, 2] * own[c, 2]
