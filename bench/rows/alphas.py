"""Alpha of every unit: from whole-number sums of all units at once here, unit by unit in pingouin."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache, partial
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from bench.organisations import organisation
from bench.timing import Outcome, Row, alternate
from orgfit.responses.columns import Responses
from orgfit.stats.estimates import Caveat
from orgfit.stats.psychometrics.covariance import pairwise_covariance
from orgfit.stats.psychometrics.reliability import Alphas, alphas
from orgfit.tallies.crossproducts import CrossProducts, cross_products, unit_cross_products

PEOPLE, UNITS = 1_000_000, 10_000
ITEMS = (0, 1, 2, 3)
LEAST = 10  # people
SAMPLE = 300  # units that are timed beside us; all are compared
SAME = 1e-9
BOUND = 20
FIRST, LAST = 1, 5  # of the scale
ROLLED, SUMMED = "orgfit, sums of units rolled up", "orgfit, each subtree summed"


@cache
def complete() -> Responses:
    """Everybody has answered all: whoever had not is given an answer by lot, so that alphas have one n."""
    made = organisation(PEOPLE, UNITS)
    lots = np.random.default_rng(3).integers(FIRST, LAST + 1, made.answers.shape, np.int8)
    return replace(made, answers=np.asfortranarray(np.where(made.answers < 0, lots, made.answers)))


def beside_pingouin() -> Outcome:
    """One facet of four items, every unit with all below it that has 10 people or more."""
    responses = complete()
    rows = [responses.rows(unit) for unit in range(UNITS)]
    size = np.array([own.stop - own.start for own in rows])
    wanted = np.flatnonzero(size >= LEAST)
    rolled = partial(_rolled, responses, wanted)
    summed = partial(_summed, responses, wanted)
    found = rolled()
    _same(found, summed().value)
    ours = {ROLLED: rolled, SUMMED: summed}
    if find_spec("pingouin") is None:
        return Outcome(alternate(ours), "pingouin did not run", None, ("pingouin is not installed.",))
    peer = _Peer(responses, [rows[unit] for unit in wanted])
    started = time.perf_counter()
    theirs = peer.loop(range(len(wanted)))
    once = time.perf_counter() - started
    compared = _same(found, theirs)
    by_size = np.argsort(size[wanted], kind="stable")
    sample = by_size[np.linspace(0, len(wanted), SAMPLE, endpoint=False).astype(int)].tolist()
    name = f"pingouin, a loop over {SAMPLE} of them"
    timings = alternate({**ours, name: lambda: peer.loop(sample)})
    times = len(wanted) / SAMPLE
    ratio = timings[name].median * times / timings[ROLLED].median
    notes = (
        f"{compared:,} alphas of {len(wanted):,} units agree within {SAME:g}",
        f"pingouin's loop is timed over one unit in {times:.1f} by size, and its time multiplied by that; "
        f"over all units it took {once:.1f} s, once ({once / timings[ROLLED].median:,.0f} x)",
    )
    return Outcome(timings, f"{ratio:,.0f} x pingouin", ratio >= BOUND, notes)


def _rolled(responses: Responses, wanted: NDArray[np.int64]) -> Alphas:
    return _alphas(unit_cross_products(responses, ITEMS), wanted)


def _summed(responses: Responses, wanted: NDArray[np.int64]) -> Alphas:
    ranges = [responses.rows(unit) for unit in wanted.tolist()]
    return _alphas(cross_products(responses, ITEMS, ranges), np.arange(len(ranges)))


def _alphas(sums: CrossProducts, wanted: NDArray[np.int64]) -> Alphas:
    covariance = pairwise_covariance(sums)
    return alphas(covariance.matrix[wanted], covariance.n[wanted])


class _Peer:
    """Tables of the units, cut before anything is timed."""

    def __init__(self, responses: Responses, rows: list[slice]) -> None:
        from pandas import DataFrame

        frame = DataFrame(responses.answers[:, list(ITEMS)].astype(np.float64))
        self.tables = [frame.iloc[own] for own in rows]

    def loop(self, units: range | list[int]) -> NDArray[np.float64]:
        from pingouin import cronbach_alpha

        return np.array([cronbach_alpha(data=self.tables[unit])[0] for unit in units])


def _same(found: Alphas, other: NDArray[np.float64]) -> int:
    """How many alphas there are to compare; raises where one differs."""
    there = found.caveats == Caveat.NONE
    distance = float(np.abs(found.value[there] - other[there]).max())
    if not distance <= SAME:
        raise ValueError(f"The same alphas within {SAME:g} were wanted; they differ by {distance:g}.")
    return int(there.sum())


ROWS = (
    Row(
        "alphas",
        f"alpha of {len(ITEMS)} items in every unit with n >= {LEAST}, {PEOPLE:,} people in {UNITS:,} units",
        f">= {BOUND} x a loop over pingouin",
        beside_pingouin,
    ),
)
