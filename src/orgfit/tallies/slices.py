"""Counts of one slice on demand: never stored, because a scan of the unit's rows is as quick as looking them up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from operator import add

import numpy as np

from orgfit.errors import Fault, TableError
from orgfit.responses.columns import Attribute, Responses
from orgfit.tallies.counting import THREADS, flat, plan_of
from orgfit.tallies.layout import Layout
from orgfit.tallies.sorting import Sorter
from orgfit.tallies.tally import Tally

CHUNK_ROWS = 2**16
STRETCH = 8192


def tally_slice(
    responses: Responses,
    unit: int,
    attribute: Attribute,
    *,
    layout: Layout | None = None,
    threads: int = THREADS,
) -> Tally:
    """This function will count a unit with all below it, with one row for each category of an attribute.

    People whose category is unknown are left out. ``layout``: what to count (default: the instrument's). Raises
    TableError where the attribute does not fit the responses.
    """
    _check(attribute, responses.people)
    plan = plan_of(layout or Layout.of(responses.instrument))
    answers, rows = flat(responses, len(plan.layout.items)), responses.rows(unit)
    columns = np.arange(len(plan.layout.items)) * responses.people

    def part(first: int, stop: int) -> Tally:
        counted = Tally.empty(plan.layout, len(attribute.categories))
        sorter = Sorter(counted, plan, rows=min(CHUNK_ROWS, stop - first), stretch=STRETCH)
        for start in range(first, stop, CHUNK_ROWS):
            sorter.count(answers, columns + start, attribute.codes[start : min(start + CHUNK_ROWS, stop)])
        return counted

    people = rows.stop - rows.start
    if people <= CHUNK_ROWS:
        return part(rows.start, rows.stop)
    cuts = [rows.start + people * number // threads for number in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        return reduce(add, pool.map(part, cuts[:-1], cuts[1:]))


def _check(attribute: Attribute, people: int) -> None:
    """A kernel would write where it may not."""
    codes, most = attribute.codes, len(attribute.categories) - 1
    if len(codes) != people or codes.max(initial=-1) > most:
        message = (
            f"'{attribute.id}' needs a code of at most {most} for each of {people:,} people; {len(codes):,} codes of "
            f"up to {codes.max(initial=-1)} came. Code it by its categories."
        )
        raise TableError([Fault("", 0, message)])
