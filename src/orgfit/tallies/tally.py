"""The monoid of counts: whole numbers that add up, whatever the order, the chunks or the engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import EstimateError
from orgfit.tallies.layout import Layout

SKIPPED_AT: Final = 0
CANT_SAY_AT: Final = 1
STEPS_AT: Final = 2
ANY, ALL, SUM, SQUARES = range(4)


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts for a fixed list of units; ``a + b`` counts the people of both.

    ``people`` int64 (units,). ``items`` int64 (units, items, 2 + widest): skipped, can't say, then the categories from
    low to high. ``cells`` int64 (units, cells of all facets), which ``facets`` takes apart: for each facet int64
    (units, cells), see ``FacetLayout``. ``composites`` int64 (units, composites, 4): people with a score on any of the
    facets, on all of them, sum and sum of squares over the latter.
    """

    layout: Layout
    people: NDArray[np.int64]
    items: NDArray[np.int64]
    cells: NDArray[np.int64]
    composites: NDArray[np.int64]

    @classmethod
    def empty(cls, layout: Layout, units: int) -> Self:
        """This function will make the tally of nobody."""
        return cls(
            layout,
            np.zeros(units, np.int64),
            np.zeros((units, len(layout.items), STEPS_AT + layout.widest), np.int64),
            np.zeros((units, sum(facet.cells for facet in layout.facets)), np.int64),
            np.zeros((units, len(layout.composites), 4), np.int64),
        )

    @cached_property
    def facets(self) -> tuple[NDArray[np.int64], ...]:
        """The counts of each facet apart; they share memory with ``cells``."""
        ends = list(accumulate(facet.cells for facet in self.layout.facets))
        return tuple(self.cells[:, start:end] for start, end in pairwise([0, *ends]))

    @property
    def counts(self) -> tuple[NDArray[np.int64], ...]:
        """All counts, each int64 (units, ...)."""
        return self.people, self.items, self.cells, self.composites

    def __add__(self, other: Tally) -> Tally:
        if self.layout != other.layout or len(self.people) != len(other.people):
            raise EstimateError(
                f"Tallies add up where they count the same things for the same units; these count for "
                f"{len(self.people):,} and {len(other.people):,} units, or by different layouts. Use one of both."
            )
        return Tally(self.layout, *(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tally):
            return NotImplemented
        pairs = zip(self.counts, other.counts, strict=True)
        return self.layout == other.layout and all(np.array_equal(a, b) for a, b in pairs)

    __hash__ = None  # type: ignore[assignment]
