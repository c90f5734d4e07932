"""Counting answers that are in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from orgfit.responses.columns import Responses
from orgfit.tallies.counting import THREADS, count, flat, plan_of
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import Tally

CHUNK_ROWS = 2**17


def tally(
    responses: Responses,
    *,
    layout: Layout | None = None,
    chunk_rows: int = CHUNK_ROWS,
    threads: int = THREADS,
    progress: Callable[[float], None] | None = None,
) -> Tally:
    """This function will count all answers, with one row for the people of each unit itself, none of those below it.

    ``layout``: what to count (default: the instrument's). Units are taken together until they have ``chunk_rows``
    people; ``progress`` is told the share that is done after each such chunk. Neither changes what is counted.
    """
    from orgfit.tallies.kernels.rows import Rows

    plan = plan_of(layout or Layout.of(responses.instrument))
    counted = Tally.empty(plan.layout, len(responses.units))
    answers, offsets = flat(responses, len(plan.layout.items)), responses.offsets
    targets = np.arange(len(responses.units))

    def chunk(units: slice) -> int:
        ends = offsets[units.start : units.stop + 1]
        count(counted, plan, Rows(answers, responses.people, ends, targets[units]))
        return int(ends[-1])

    with ThreadPoolExecutor(threads) as pool:
        for done in pool.map(chunk, _chunks(responses, chunk_rows)):
            if progress:
                progress(done / responses.people if responses.people else 1.0)
    return counted


def _chunks(responses: Responses, rows: int) -> Iterator[slice]:
    """Neighbouring units with about so many people in all; two threads never count for one unit."""
    first = 0
    while first < len(responses.units):
        enough = int(np.searchsorted(responses.offsets, responses.offsets[first] + rows))
        stop = max(enough, first + 1)
        yield slice(first, stop)
        first = stop
