"""Sums of products of items over pairs that were both answered: what covariances, and so alpha, are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Responses
from orgfit.tallies.counting import flat
from orgfit.tallies.rollup import add_upwards


@dataclass(frozen=True, eq=False)
class CrossProducts:
    """Whole-number sums over people who answered both of two items; ``a + b`` counts the people of both.

    All are int64 (..., items, items), of raw answers x. ``counts``: people who answered i and j; ``sums``: the sum of
    x_i over them (so its transpose is that of x_j); ``products``: the sum of x_i x_j over them.
    """

    counts: NDArray[np.int64]
    sums: NDArray[np.int64]
    products: NDArray[np.int64]

    def __add__(self, other: CrossProducts) -> CrossProducts:
        return CrossProducts(self.counts + other.counts, self.sums + other.sums, self.products + other.products)


def cross_products(
    responses: Responses, columns: Sequence[int], ranges: Sequence[slice] | None = None
) -> CrossProducts:
    """This function will sum the products of the answers to the given columns, over pairs that were both answered.

    ``ranges``: rows to be summed apart, say ``[responses.rows(unit) for unit in ...]`` (all units of a tree are faster
    by ``unit_cross_products``). Returns arrays (ranges, items, items), or (items, items) over everybody where no ranges
    are given. Skipped and "can't say" pair with nothing.
    """
    summed = _summed(responses, columns, [slice(None)] if ranges is None else ranges)
    return _parts(summed[0] if ranges is None else summed)


def unit_cross_products(responses: Responses, columns: Sequence[int]) -> CrossProducts:
    """This function will sum the products of every unit with all below it, reading the answers once.

    As ``cross_products`` with the rows of every unit in turn, but a unit's sums are its own people's and those of the
    units below it. Returns arrays (units, items, items).
    """
    own = [slice(*ends) for ends in pairwise(responses.offsets.tolist())]
    sums = _summed(responses, columns, own)
    return _parts(add_upwards(sums, responses.units) if sums.size else sums)


def _summed(responses: Responses, columns: Sequence[int], ranges: Sequence[slice]) -> NDArray[np.int64]:
    """Counts, sums and products of every range, (ranges, 3, items, items)."""
    from orgfit.tallies.kernels.sums import add_products

    answers, places = flat(responses, responses.answers.shape[1]), np.arange(responses.answers.shape[1])[list(columns)]
    sums = np.zeros((len(ranges), 3, len(places), len(places)), np.int64)
    for rows, own in zip(ranges, sums, strict=True):
        add_products(answers, responses.people, rows.indices(responses.people), places, own)
    # Counts and products are summed for i <= j only.
    lower = np.tril_indices(len(places), -1)
    for kind in (0, 2):
        sums[:, kind, lower[0], lower[1]] = sums[:, kind, lower[1], lower[0]]
    return sums


def _parts(sums: NDArray[np.int64]) -> CrossProducts:
    return CrossProducts(*(sums[..., kind, :, :] for kind in range(3)))
