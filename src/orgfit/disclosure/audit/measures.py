"""What a questionnaire measures, read from the instrument alone: who is behind each figure, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import lcm
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.policy import Policy
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Dimension, Facet, Index, Instrument, Item

INDEX: Final = "index"
REACH: Final = "reach"
REACH_FACETS: Final = ("shared_purpose", "leadership_in_all")
POINTS: Final = 100.0
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Composite:
    """A mean of facets: what each weighs, in whole numbers."""

    id: str
    weights: dict[str, int]

    @property
    def shares(self) -> dict[str, float]:
        """The same as shares of 1."""
        full = sum(self.weights.values())
        return {facet: weight / full for facet, weight in self.weights.items()}


@dataclass(frozen=True)
class Measures:
    """Everything that an instrument measures, and how many have to stand behind it."""

    insider: Insider
    policy: Policy

    @property
    def instrument(self) -> Instrument:
        """The questionnaire."""
        return self.insider.responses.instrument

    @cached_property
    def items(self) -> dict[str, Item]:
        """The coded items by id."""
        return {item.id: item for item in self.instrument.coded_items}

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """The facets by id."""
        return {facet.id: facet for facet in self.instrument.facets}

    @cached_property
    def composites(self) -> dict[str, Composite]:
        """The means of facets by id."""
        return {one.id: one for one in _composites(self.instrument)}

    @cached_property
    def joint(self) -> dict[str, Flags]:
        """Figures of several things at once: by name, who is in the base (people,)."""
        found = {}
        for dimension in self.instrument.dimensions:
            index = dimension.index
            if index is not None and index.combine == "joint":
                parts = [self.scored(facet) for facet in _used(dimension, index)]
                found[dimension.id] = np.logical_and.reduce(parts)
        core = [item.id for name in REACH_FACETS for item in self._core(name)]
        if core and all(name in self.facets for name in REACH_FACETS):
            found[REACH] = np.logical_and.reduce([self.given(name) for name in core])
        return found

    def _core(self, facet: str) -> Iterator[Item]:
        if facet in self.facets:
            yield from (i for i in self.facets[facet].items if i.core and i.scale.favourable is not None)

    @cached_property
    def _leader(self) -> frozenset[str]:
        items = {item.id for item in self.instrument.items if item.about_leader}
        return frozenset(items | {facet.id for facet in self.instrument.facets if facet.about_leader})

    def about_leader(self, measure: str) -> bool:
        """This function will say whether a measure tells what people think of their leader."""
        if measure in self.composites:
            return any(facet in self._leader for facet in self.composites[measure].weights)
        return measure in self._leader

    def threshold(self, measure: str) -> int:
        """This function will give the least number of people behind a measure."""
        least = self.policy.threshold
        return max(least, self.policy.leader_threshold) if self.about_leader(measure) else least

    def given(self, item: str) -> Flags:
        """This function will say who answered an item, (people,)."""
        return np.asarray(self.insider.answered[:, self.insider.columns[item]])

    def answers(self, facet: Facet) -> Ints:
        """This function will count the items of a facet that everybody answered, (people,)."""
        columns = [self.insider.columns[item.id] for item in facet.items]
        return np.asarray(self.insider.answered[:, columns].sum(axis=1, dtype=np.int64))

    def scored(self, facet: Facet) -> Flags:
        """This function will say who has a score on a facet, (people,)."""
        return np.asarray(self.answers(facet) >= max(facet.needed, 1))

    def members(self, measure: str) -> Flags | None:
        """This function will say who is behind a measure, (people,); None where it is unknown."""
        if measure in self.items:
            return self.given(measure)
        if measure in self.facets:
            return self.scored(self.facets[measure])
        if measure in self.composites:
            parts = [self.scored(self.facets[name]) for name in self.composites[measure].weights]
            return np.asarray(np.logical_and.reduce(parts))
        return self.joint.get(measure)

    def step(self, measure: str) -> float:
        """This function will give the points by which one answer moves the score of a person who gave all."""
        if measure in self.items:
            return POINTS / max(len(self.items[measure].steps) - 1, 1)
        if measure in self.facets:
            return POINTS / (len(self.facets[measure].items) * _span(self.facets[measure]))
        return self.finest(measure)

    def finest(self, measure: str) -> float:
        """This function will give the points that two different scores are apart at least."""
        if measure in self.facets:
            return POINTS / _parts(self.facets[measure])
        if measure in self.composites:
            weights = self.composites[measure].weights
            return POINTS / (sum(weights.values()) * lcm(*(_parts(self.facets[name]) for name in weights)))
        return self.step(measure)


def _span(facet: Facet) -> int:
    return facet.items[0].scale.high - facet.items[0].scale.low


def _parts(facet: Facet) -> int:
    """Into how many steps the scores of a facet divide its scale, whatever number of items was answered."""
    return lcm(*range(max(facet.needed, 1), len(facet.items) + 1)) * _span(facet)


def _composites(instrument: Instrument) -> Iterator[Composite]:
    """Dimensions of two facets or more, and the index, where they are means."""
    dimensions = {dimension.id: dimension for dimension in instrument.dimensions}
    for dimension in instrument.dimensions:
        index = dimension.index or Index(combine="mean")
        if index.combine == "mean" and len(dimension.facets) > 1:
            yield Composite(dimension.id, {facet.id: 1 for facet in _used(dimension, index)})
    if instrument.index is not None and instrument.index.combine == "mean":
        named = instrument.index.use or tuple(dimensions)
        parts = [[f.id for f in dimensions[name].facets] if name in dimensions else [name] for name in named]
        parts = [part for part in parts if part]
        if parts:
            full = lcm(*map(len, parts))
            yield Composite(INDEX, {facet: full // len(part) for part in parts for facet in part})


def _used(dimension: Dimension, index: Index) -> list[Facet]:
    return [facet for facet in dimension.facets if not index.use or facet.id in index.use]


def has_mean(item: Item) -> bool:
    """This function will say whether an item has points: it stands on an ordered scale."""
    return item.scale.kind is Kind.ORDERED
