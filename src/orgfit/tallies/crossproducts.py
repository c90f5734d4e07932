"""Sums of products of items over pairs that were both answered: what covariances, and so alpha, are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Responses
from orgfit.tallies.counting import flat


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

    ``ranges``: rows to be summed apart, say ``[responses.rows(unit) for unit in ...]``. Returns arrays (ranges, items,
    items), or (items, items) over everybody where no ranges are given. Skipped and "can't say" pair with nothing.
    """
    from orgfit.tallies.kernels.sums import add_products

    wanted = [slice(None)] if ranges is None else ranges
    answers, places = flat(responses, responses.answers.shape[1]), np.arange(responses.answers.shape[1])[list(columns)]
    sums = np.zeros((len(wanted), 3, len(places), len(places)), np.int64)
    for rows, own in zip(wanted, sums, strict=True):
        add_products(answers, responses.people, rows.indices(responses.people), places, own)
    # Counts and products are summed for i <= j only.
    lower = np.tril_indices(len(places), -1)
    for kind in (0, 2):
        sums[:, kind, lower[0], lower[1]] = sums[:, kind, lower[1], lower[0]]
    parts = (sums[0, kind] if ranges is None else sums[:, kind] for kind in range(3))
    return CrossProducts(*parts)
