"""The customers' view of the units that serve them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument, Item
from orgfit.responses.columns import SKIPPED, Attribute
from orgfit.responses.simulate.choices import CHOSEN_FROM_LIST, OF_CUSTOMERS, SharedView, choose
from orgfit.responses.simulate.questions import DIFFICULTY, LOADINGS, SHARES
from orgfit.responses.simulate.steps import drawn, expected, share_from, thresholds
from orgfit.responses.simulate.tree import Organisation

Floats = NDArray[np.float64]
BETWEEN: Final = 0.15
SERVING: Final = 0.6  # share of the units with people that meet customers
SPREAD: Final = 0.6
APART: Final = frozenset({"cvc2"})  # the invitation is stored apart from the answers
KINDS: Final = ("consumer", "business", "public_body")
SINCE: Final = ("under_1_year", "1_to_4_years", "5_years_or_more")
SHARE_OF_KIND: Final = (0.60, 0.32, 0.08)
SHARE_OF_SINCE: Final = (0.22, 0.40, 0.38)


@dataclass(frozen=True, slots=True)
class Rating:
    """One question to customers: its latent value is ``loading`` x satisfaction + noise, with variance 1."""

    item: Item
    loading: float
    cuts: Floats

    def points(self, state: Floats) -> Floats:
        """This function will give the mean in points where the customers' state of units is so."""
        steps = expected(self._mean(state), self._within, self.cuts)
        return steps * (100.0 / (self.item.scale.steps - 1))

    def favourable(self, state: Floats) -> Floats:
        """This function will give the share favourable where the customers' state of units is so."""
        least = self.item.scale.favourable or 0
        return share_from(self._mean(state), self._within, float(self.cuts[least - self.item.scale.low - 1]))

    def _mean(self, state: Floats) -> Floats:
        return self.loading * float(np.sqrt(BETWEEN)) * state

    @property
    def _within(self) -> float:
        return 1.0 - self.loading**2 * BETWEEN


@dataclass(frozen=True)
class Customers:
    """Customers, sorted by the unit that serves them."""

    unit: NDArray[np.int64]
    offsets: NDArray[np.int64]
    kind: NDArray[np.int8] = field(repr=False)
    since: NDArray[np.int8] = field(repr=False)

    def attributes(self) -> tuple[Attribute, ...]:
        """This function will give what is known of them."""
        return (
            Attribute("kind", "Kind of customer", KINDS, self.kind),
            Attribute("since", "Years together", SINCE, self.since, order=True),
        )


def ratings(instrument: Instrument, rng: np.random.Generator) -> dict[str, Rating]:
    """This function will give the questions to customers, by item."""
    found = {}
    for item in instrument.items:
        if item.scale.kind is Kind.ORDERED:
            cuts = thresholds(SHARES[item.scale.id], rng.uniform(-DIFFICULTY, DIFFICULTY))
            found[item.id] = Rating(item, float(rng.uniform(*LOADINGS)), cuts)
    return found


def serving(tree: Organisation, count: int, rng: np.random.Generator) -> Floats:
    """This function will give the share of the customers that each unit serves; it is 0 for most without people."""
    meets = (tree.own > 0) & (rng.random(len(tree.own)) < SERVING)
    if not meets.any():
        meets = tree.own == tree.own.max()
    weights = np.where(meets, tree.own * rng.lognormal(0.0, SPREAD, len(tree.own)), 0.0)
    return weights / weights.sum() if count else weights


def gather(share: Floats, count: int, rng: np.random.Generator) -> Customers:
    """This function will invent the customers who answer in one wave."""
    sizes = rng.multinomial(count, share) if count else np.zeros(len(share), np.int64)
    unit = np.repeat(np.arange(len(share)), sizes)
    kind = rng.choice(len(KINDS), count, p=SHARE_OF_KIND).astype(np.int8)
    since = rng.choice(len(SINCE), count, p=SHARE_OF_SINCE).astype(np.int8)
    return Customers(unit, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), kind, since)


def rate(
    instrument: Instrument,
    ratings: dict[str, Rating],
    customers: Customers,
    state: Floats,
    view: SharedView,
    *,
    rng: np.random.Generator,
) -> NDArray[np.int8]:
    """This function will draw the answers of customers; the invitation is left empty."""
    rows = len(customers.unit)
    satisfied = np.sqrt(BETWEEN) * state[customers.unit] + np.sqrt(1.0 - BETWEEN) * rng.standard_normal(rows)
    found = np.full((rows, len(instrument.coded_items)), SKIPPED, np.int8, order="F")
    for column, item in enumerate(instrument.coded_items):
        if item.id in ratings:
            asked = ratings[item.id]
            latent = asked.loading * satisfied + np.sqrt(1.0 - asked.loading**2) * rng.standard_normal(rows)
            found[:, column] = drawn(latent, asked.cuts) + np.int8(item.scale.low)
        elif item.id not in APART:
            shares = view.customers if item.id in CHOSEN_FROM_LIST else np.array(OF_CUSTOMERS[item.id])
            found[:, column] = choose(shares[None, :], np.zeros(rows, np.int64), rng)
    return found
