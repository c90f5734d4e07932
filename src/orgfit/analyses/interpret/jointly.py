"""Figures of people for whom several things hold at once: shares of people, so the gate treats them as counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.measure.bases import threshold
from orgfit.disclosure.draft import Base, Favourable, Measure, Shares, Whole
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.rounding import Numbers, Values
from orgfit.disclosure.totals import subtree_totals
from orgfit.instruments.schema import Facet, Item
from orgfit.responses.columns import Responses
from orgfit.responses.picking import people_units
from orgfit.stats.intervals import wilson_interval
from orgfit.stats.psychometrics.joint import Joint, joint, lowest_part

REACH: Final = "reach"
REACH_FACETS: Final = ("shared_purpose", "leadership_in_all")
STATISTIC: Final = "joint"


@dataclass(frozen=True)
class Jointly:
    """One such figure: its name, who is in its base, and for whom of these it holds; ``parts`` (people, parts)."""

    name: str
    found: Joint
    parts: Values
    names_lowest: bool
    threshold: int

    def counts(self, responses: Responses) -> Numbers:
        """People of each unit itself for whom it does not hold and for whom it does, (units, 2)."""
        unit = people_units(responses)[self.found.complete]
        held = self.found.reached[self.found.complete].astype(np.int64)
        size = len(responses.units)
        return np.bincount(2 * unit + held, minlength=2 * size).reshape(size, 2).astype(np.int64)

    def base(self, responses: Responses) -> Base:
        """Whom the figure speaks of."""
        counts = self.counts(responses)
        return Base(self.name, counts.sum(axis=1), self.threshold)

    def measure(self, responses: Responses, base: Base, rng: np.random.Generator) -> Measure:
        """The figure in all units, and which part is lowest where that is asked."""
        total = subtree_totals(responses.units, self.counts(responses))
        whole = {"complete": Whole(100.0 * float(self.found.complete.mean()), n=responses.people)}
        if self.names_lowest:
            lowest = lowest_part(self.parts, rng)
            clear = lowest.place is not None
            whole["lowest"] = Whole(
                float(lowest.place) if lowest.place is not None else float("nan"),
                n=lowest.n,
                reason=None if clear else Reason.NOT_ESTIMABLE,
            )
        return Measure(base, total.sum(axis=1), shares=Shares((), total, held_share(total)), whole=whole)


def held_share(counts: Numbers) -> Favourable:
    """This function will describe the share of people for whom it holds, with Wilson's interval."""
    interval = wilson_interval(counts[:, 1], counts.sum(axis=1))
    return Favourable(1, 100.0 * interval.low, 100.0 * interval.high, STATISTIC)


def joint_figures(responses: Responses, policy: Policy) -> tuple[Jointly, ...]:
    """This function will find the figures of an instrument that ask for several things at once."""
    return (*_dimensions(responses, policy), *_reach(responses, policy))


def _dimensions(responses: Responses, policy: Policy) -> Iterator[Jointly]:
    instrument = responses.instrument
    for dimension in instrument.dimensions:
        index = dimension.index
        if index is None or index.combine != "joint" or index.at_least is None:
            continue
        facets = [facet for facet in dimension.facets if not index.use or facet.id in index.use]
        parts = np.stack([_raw(responses, facet) for facet in facets], axis=1)
        least = _least(responses, policy, threshold(instrument, policy, [facet.id for facet in facets]))
        yield Jointly(dimension.id, joint(parts, index.at_least), parts, index.also == "lowest", least)


def _reach(responses: Responses, policy: Policy) -> Iterator[Jointly]:
    """Who answers favourably on all core questions of shared purpose and of leadership in everyone."""
    instrument = responses.instrument
    facets = [facet for facet in instrument.facets if facet.id in REACH_FACETS]
    items = [item for facet in facets for item in facet.items if item.core and item.scale.favourable is not None]
    if len(facets) < len(REACH_FACETS) or not items:
        return
    favourable = np.stack([_favourable(responses, item) for item in items], axis=1)
    yield Jointly(
        REACH,
        joint(favourable, 1),
        favourable,
        names_lowest=False,
        threshold=_least(responses, policy, threshold(instrument, policy, [item.id for item in items])),
    )


def _least(responses: Responses, policy: Policy, threshold: int) -> int:
    """What asks for several things at once holds for few people: of small groups often for nobody."""
    return policy.small_under if responses.people >= policy.small_under else threshold


def _raw(responses: Responses, facet: Facet) -> Values:
    """The mean raw answer of each person on a facet, nan with too few answers."""
    answers = _columns(responses, facet.items)
    given = answers >= facet.items[0].scale.low
    n = given.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(n >= facet.needed, np.where(given, answers, 0).sum(axis=1) / n, np.nan)


def _favourable(responses: Responses, item: Item) -> Values:
    """1 where an answer is favourable, 0 where it is not, nan where there is none."""
    answers = _columns(responses, (item,))[:, 0]
    least = item.scale.favourable or 0
    return np.where(answers >= item.scale.low, (answers >= least).astype(np.float64), np.nan)


def _columns(responses: Responses, items: Sequence[Item]) -> NDArray[np.int8]:
    place = {item.id: column for column, item in enumerate(responses.instrument.coded_items)}
    return responses.answers[:, [place[item.id] for item in items]]
