"""Counting on this machine: answers in memory, or a Parquet file that need not fit into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from orgfit.responses.columns import Responses
from orgfit.tallies.counting import THREADS, count, flat
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import Tally

CHUNK_ROWS = 65_536


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

    counted = Tally.empty(layout or Layout.of(responses.instrument), len(responses.units))
    answers, offsets, targets = flat(responses.answers), responses.offsets, np.arange(len(responses.units))

    def chunk(units: slice) -> int:
        ends = offsets[units.start : units.stop + 1]
        count(counted, Rows(answers, responses.people, ends, targets[units]))
        return int(ends[-1])

    with ThreadPoolExecutor(threads) as pool:
        for done in pool.map(chunk, _chunks(responses, chunk_rows)):
            if progress:
                progress(done / max(responses.people, 1))
    return counted


def _chunks(responses: Responses, rows: int) -> Iterator[slice]:
    """Neighbouring units with about so many people in all; two threads never count for one unit."""
    first = 0
    while first < len(responses.units):
        enough = int(np.searchsorted(responses.offsets, responses.offsets[first] + rows))
        stop = min(max(enough, first + 1), len(responses.units))
        yield slice(first, stop)
        first = stop
