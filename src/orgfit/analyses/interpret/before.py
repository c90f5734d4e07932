"""The wave before, brought into the units and measures of this one: the same questions in the same words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.interpret.comparisons import Before, Family
from orgfit.analyses.interpret.evidence import Within, within_units
from orgfit.analyses.interpret.families import item_family, score_family
from orgfit.disclosure.released import Released
from orgfit.disclosure.rounding import Values
from orgfit.instruments.schema import Instrument
from orgfit.responses.columns import Responses
from orgfit.responses.units import UnitTree
from orgfit.stats.comparison.moderation import VariancePrior
from orgfit.stats.estimates import Scores, Spread
from orgfit.tallies.engines.local import tally
from orgfit.tallies.rollup import roll_up


@dataclass(frozen=True)
class Wave:
    """An earlier wave of the same questionnaire: its answers, and what was shown of them."""

    responses: Responses
    released: Released

    @cached_property
    def _families(self) -> tuple[tuple[Family, Within], ...]:
        own = tally(self.responses)
        total = roll_up(own, self.responses.units)
        families = score_family(own, total), item_family(self.responses.instrument, own, total)
        return tuple((family, within_units(family.own, family.step)) for family in families)

    def beside(self, family: Family, units: UnitTree, instrument: Instrument) -> Before:
        """This function will give what a family of this wave can be compared with, by unit code and by measure."""
        comparable = same_worded(instrument, self.responses.instrument)
        rows = np.array([self.responses.units.index.get(code, -1) for code in units.codes])
        found = [self._column(name if name in comparable else "", rows) for name in family.names]
        n, mean, squares, shown = (np.stack(part, axis=1) for part in zip(*(f[0] for f in found), strict=True))
        pooled, free, expected, worth, groups = (np.array(part) for part in zip(*(f[1] for f in found), strict=True))
        within = Within(Spread(pooled, free), VariancePrior(expected, worth, groups))
        return Before(shown, Scores(n, mean, squares), within)

    def _column(
        self, name: str, rows: NDArray[np.int64]
    ) -> tuple[tuple[NDArray[np.int64], Values, Values, Values], tuple[float, float, float, float, int]]:
        """One measure: people, means, sums of squares and what was shown, by unit; the variances within units."""
        for family, within in self._families:
            if name in family.names:
                m, known = family.names.index(name), rows >= 0
                total = family.total
                n = np.where(known, total.n[rows, m], 0)
                mean = np.where(known, total.mean[rows, m], np.nan)
                squares = np.where(known, total.squares[rows, m], 0.0)
                then = self._shown.get(name)
                shown = np.full(len(rows), np.nan) if then is None else np.where(known, then[rows], np.nan)
                return (n, mean, squares, shown), _of_measure(within, m)
        nothing = np.full(len(rows), np.nan)
        return (np.zeros(len(rows), np.int64), nothing, np.zeros(len(rows)), nothing), (np.nan, 0.0, np.nan, 0.0, 0)

    @cached_property
    def _shown(self) -> dict[str, Values]:
        """By measure the means that were shown, (units,), nan where there is none."""
        codes = self.released.units.codes
        found: dict[str, Values] = {}
        for unit, code in enumerate(codes):
            for (name, statistic), cell in self.released.figures(code).items():
                if statistic == "mean" and cell.value is not None:
                    found.setdefault(name, np.full(len(codes), np.nan))[unit] = cell.value
        return found


def _of_measure(within: Within, m: int) -> tuple[float, float, float, float, int]:
    pooled, prior = within.pooled, within.prior
    return (
        float(pooled.variance[m]),
        float(pooled.degrees[m]),
        float(prior.variance[m]),
        float(prior.degrees[m]),
        int(prior.groups[m]),
    )


def same_worded(now: Instrument, then: Instrument) -> frozenset[str]:
    """This function will name the items that are worded alike in both, and the facets and means made of such alone."""
    items = {item.id: item for item in then.items}
    same = {
        item.id
        for item in now.items
        if item.id in items and (item.text, item.scale) == (items[item.id].text, items[item.id].scale)
    }
    facets = {facet.id: tuple(item.id for item in facet.items) for facet in then.facets}
    alike = {
        facet.id
        for facet in now.facets
        if facets.get(facet.id) == tuple(item.id for item in facet.items)
        and all(item.id in same for item in facet.items)
    }
    dimensions = {dimension.id: dimension for dimension in then.dimensions}
    whole = {
        dimension.id
        for dimension in now.dimensions
        if dimension.id in dimensions
        and dimension.index == dimensions[dimension.id].index
        and [f.id for f in dimension.facets] == [f.id for f in dimensions[dimension.id].facets]
        and all(facet.id in alike for facet in dimension.facets)
    }
    index = {"index"} if now.index == then.index and all(d.id in whole for d in now.dimensions) else set()
    return frozenset(same | alike | whole | index)
