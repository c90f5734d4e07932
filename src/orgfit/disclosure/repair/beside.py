"""Figures of two measures over the same people, one of which weighs them: a facet, and an item that is part of it.

A facet's figure holds each person's answer to an item with the weight 1 / k, where k is how many items that person
answered; the item's own figures hold it with the weight 1. What a combination of both does to the answer is, times k,
a sum over the facet's figures plus k times a sum over the item's. So an item's totals and slices are columns like any
others, in which a person counts k times if he or she answered the item, and not at all otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.blocks import Codes, blocks_of
from orgfit.disclosure.repair.drops import worth
from orgfit.disclosure.repair.search import repair
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown
from orgfit.responses.units import UnitTree

TOTALS: Final = 50.0  # how many times a total is worth what a slice of the same unit is
WHOLE: Final = 1e6


@dataclass(frozen=True)
class Figures:
    """Figures of one measure that are shown: its ``totals`` (units,) and, by attribute, its slices.

    ``codes`` int8 (people,) with ``shown`` (units, categories).
    """

    totals: Shown
    codes: tuple[Codes, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Thinned:
    """What is left of a facet's slices, of an item's totals (units,) and of its slices; and whether that is proven."""

    facet: tuple[Shown, ...]
    totals: Shown
    item: tuple[Shown, ...]
    proven: bool


def thinned_beside(
    units: UnitTree,
    own_unit: Numbers,
    facet: Figures,
    item: Figures,
    *,
    scored: NDArray[np.bool_],
    answered: Numbers,
    given: NDArray[np.bool_],
    threshold: int,
    rng: np.random.Generator,
) -> Thinned:
    """This function will drop slices and totals until a facet's and an item's figures together give nobody away.

    Each is safe by itself. ``own_unit`` (people,); the item's totals are shown in no unit in which the facet's are not;
    ``scored``: who has a score on the facet, ``answered``: how many of its items each answered, ``given``: who
    answered this one (people,). The whole organisation's total is the last to go.
    """
    who = np.flatnonzero(scored | given)
    one = np.zeros(len(who), np.int8)
    codes = [code[who] for code in (*facet.codes, *item.codes)]
    codes.insert(len(facet.codes), one)
    shown = [*facet.shown, item.totals[:, None], *item.shown]
    sizes = [part.shape[1] for part in shown]
    counted = np.where(given, answered, 0)[who]
    weights = np.stack(
        [scored[who].astype(np.int64)] * (1 + len(facet.codes)) + [counted] * (1 + len(item.codes)), axis=1
    )
    blocks = blocks_of(units, facet.totals, own_unit[who], codes, sizes, weights=weights)
    start = np.concatenate(shown, axis=1)[blocks.units]
    value = np.repeat(worth(blocks.size, threshold)[:, None], start.shape[1], axis=1)
    totals = sum(sizes[: len(facet.codes)])
    value[:, totals] *= np.where(blocks.units == 0, WHOLE, TOTALS)
    done = repair(blocks, start, threshold=threshold, rng=rng, value=value)
    left = np.zeros((len(units), start.shape[1]), np.bool_)
    left[blocks.units] = done.shown
    parts = np.split(left, np.cumsum(sizes)[:-1], axis=1)
    split = len(facet.codes)
    return Thinned(tuple(parts[:split]), parts[split][:, 0], tuple(parts[split + 1 :]), done.proven)
