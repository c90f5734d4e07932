"""Flags where nothing differs, many times over: the tests that a release makes, without the release.

What a release shows in a few hundred families is too coarse to tell 5 % from 8 %. Here only the scores are drawn and
tested: as a release does it, and beside that with other variances.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.coverage.alike import BRANCHES, SIZES, drawn_from
from bench.coverage.covering import Covered
from bench.coverage.repeating import repeated
from orgfit.analyses.interpret.comparisons import FALSE_DISCOVERY_RATE, NOTICEABLE
from orgfit.analyses.interpret.evidence import Within, against_whole, within_units
from orgfit.disclosure.policy import Policy
from orgfit.instruments.scales import Kind
from orgfit.stats.comparison.differences import part_against_whole
from orgfit.stats.comparison.multiplicity import false_discovery
from orgfit.stats.estimates import Difference, Scores

Floats = NDArray[np.float64]
TIMES, AT_ONCE = 1000, 50
ITEMS, FACETS = "questions", "facets"
AS_RELEASED, OWN, POOLED = "as released", "as intervals: own variances from 20 people on", "the pooled variance for all"
ALL_POOLED = 10**9


def any_flag() -> dict[str, dict[str, Covered]]:
    """Families in which anything is flagged: by which variances go behind the tests, and by kind of measure."""
    drawn = repeated(_families, TIMES // AT_ONCE, 20240609)
    return {
        way: {name: Covered.of_draws([part[way, name] for part in drawn]) for name in (ITEMS, FACETS)}
        for way in (AS_RELEASED, OWN, POOLED)
    }


def _families(rng: np.random.Generator) -> dict[tuple[str, str], NDArray[np.bool_]]:
    pools = _pools()
    found: dict[tuple[str, str], list[bool]] = {}
    for _ in range(AT_ONCE):
        who = rng.integers(0, len(pools[ITEMS][0]), BRANCHES * int(SIZES.sum()))
        for name, (pool, step) in pools.items():
            for way, gap in _gaps(pool[who], step):
                found.setdefault((way, name), []).append(_flagged(gap))
    return {key: np.array(flags) for key, flags in found.items()}


def _gaps(values: Floats, step: Floats) -> Iterator[tuple[str, Difference]]:
    """All units against the whole, in any of the ways, on columns of (people, measures)."""
    levels = list(_levels(np.tile(SIZES, BRANCHES), values))
    every = _scores(*(np.concatenate(part) for part in zip(*levels, strict=True)))
    whole = Scores(every.n[:1], every.mean[:1], every.squares[:1])
    within: Within = within_units(_scores(*levels[-1]), step)
    own_from = Policy().own_variance_from
    yield AS_RELEASED, against_whole(every, whole, within, own_from=own_from)
    yield OWN, part_against_whole(every, whole, within.pooled, own_from=own_from)
    yield POOLED, part_against_whole(every, whole, within.pooled, own_from=ALL_POOLED)


def _flagged(gap: Difference) -> bool:
    """Is any unit flagged? The whole is not compared with itself."""
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
def _pools() -> dict[str, tuple[Floats, Floats]]:
    """People of the pool who answered everything: single questions and facets, in points; and points of a step."""
    pool, _, _ = drawn_from()
    items = pool.instrument.coded_items
    ordered = [place for place, item in enumerate(items) if item.scale.kind is Kind.ORDERED]
    answers = pool.answers[:, ordered]
    full = answers[(answers >= 0).all(axis=1)]
    low = np.array([items[place].scale.low for place in ordered])
    span = np.array([items[place].scale.steps - 1 for place in ordered])
    points = 100.0 * (full - low) / span
    column = {items[place].id: number for number, place in enumerate(ordered)}
    facets = [[column[item.id] for item in facet.items] for facet in pool.instrument.facets]
    means = np.stack([points[:, places].mean(axis=1) for places in facets], axis=1)
    steps = np.array([100.0 / span[places].sum() for places in facets])
    return {ITEMS: (points, 100.0 / span), FACETS: (means, steps)}
