"""Flags where nothing differs, many times over: the tests that a release makes, without the release.

What a release shows in a few hundred families is too coarse to tell 5 % from 8 %. Here only the scores are drawn and
tested, and the variance that is used can be chosen: from how many people on a unit's own?
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from bench.coverage.alike import BRANCHES, SIZES, drawn_from
from bench.coverage.covering import Covered
from bench.coverage.repeating import repeated
from orgfit.analyses.interpret.comparisons import FALSE_DISCOVERY_RATE, NOTICEABLE
from orgfit.instruments.scales import Kind
from orgfit.stats.comparison.differences import part_against_whole
from orgfit.stats.comparison.multiplicity import false_discovery
from orgfit.stats.estimates import Scores
from orgfit.stats.multilevel.variance import pooled_spread

Floats = NDArray[np.float64]
TIMES, AT_ONCE = 1000, 50
ITEMS, FACETS = "questions", "facets"


def any_flag(own_from: int) -> dict[str, Covered]:
    """Families in which anything is flagged, where units under ``own_from`` people take the pooled variance."""
    drawn = repeated(partial(_families, own_from=own_from), TIMES // AT_ONCE, 20240609)
    return {name: Covered.of_draws([part[name] for part in drawn]) for name in (ITEMS, FACETS)}


def _families(rng: np.random.Generator, own_from: int) -> dict[str, NDArray[np.bool_]]:
    pools = _pools()
    found: dict[str, list[bool]] = {name: [] for name in pools}
    for _ in range(AT_ONCE):
        who = rng.integers(0, len(pools[ITEMS]), BRANCHES * int(SIZES.sum()))
        for name, pool in pools.items():
            found[name].append(_flagged(pool[who], own_from))
    return {name: np.array(flags) for name, flags in found.items()}


def _flagged(values: Floats, own_from: int) -> bool:
    """Is any unit flagged on any column of (people, measures)?"""
    own = np.tile(SIZES, BRANCHES)
    levels = list(_levels(own, values))
    total = [np.concatenate(part) for part in zip(*levels, strict=True)]
    leaves, every = _scores(*levels[-1]), _scores(*total)
    whole = Scores(every.n[:1], every.mean[:1], every.squares[:1])
    gap = part_against_whole(every, whole, pooled_spread(leaves), own_from=own_from)
    p = gap.p.copy()
    p[0] = np.nan
    flagged = false_discovery(p, FALSE_DISCOVERY_RATE).flagged
    return bool((flagged & (np.abs(gap.value) >= NOTICEABLE)).any())


def _levels(own: NDArray[np.int64], values: Floats) -> Iterator[tuple[NDArray[np.int64], Floats, Floats]]:
    """n, sums and sums of squares of the whole, of the branches and of the units below them, (units, measures)."""
    starts = np.concatenate([[0], np.cumsum(own)[:-1]])
    n = np.repeat(own[:, None], values.shape[1], axis=1)
    parts = n, np.add.reduceat(values, starts), np.add.reduceat(values**2, starts)
    for shape in ((1, -1), (BRANCHES, -1), (len(own), 1)):
        yield tuple(part.reshape(*shape, values.shape[1]).sum(axis=1) for part in parts)  # type: ignore[misc]


def _scores(n: NDArray[np.int64], sums: Floats, squares: Floats) -> Scores:
    mean = sums / n
    return Scores(n, mean, np.maximum(squares - n * mean**2, 0.0))


@cache
def _pools() -> dict[str, Floats]:
    """People of the pool who answered everything: single questions and facets, in points."""
    pool, _, _ = drawn_from()
    items = pool.instrument.coded_items
    ordered = [place for place, item in enumerate(items) if item.scale.kind is Kind.ORDERED]
    answers = pool.answers[:, ordered]
    full = answers[(answers >= 0).all(axis=1)]
    low = np.array([items[place].scale.low for place in ordered])
    span = np.array([items[place].scale.steps - 1 for place in ordered])
    points = 100.0 * (full - low) / span
    column = {items[place].id: number for number, place in enumerate(ordered)}
    facets = [points[:, [column[item.id] for item in facet.items]].mean(axis=1) for facet in pool.instrument.facets]
    return {ITEMS: points, FACETS: np.stack(facets, axis=1)}
