"""What is split by what: facets by every attribute, questions beside the scores by the line of deciders and doers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.interpret.jointly import REACH
from orgfit.analyses.interpret.measures import Counted
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.splits import People, SplitBase, SplitPlan, plan_splits
from orgfit.instruments import library
from orgfit.instruments.scales import Kind
from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.picking import people_units
from orgfit.tallies.layout import FacetLayout

SIDES = ("deciders", "doers")


def split_plan(
    counted: Counted,
    thresholds: dict[str, int],
    plan: Plan,
    *,
    policy: Policy,
    rng: np.random.Generator,
    progress: Callable[[float], None],
    within: SplitPlan | None = None,
) -> SplitPlan:
    """This function will choose the slices of all measures; ``thresholds`` gives the least people of each.

    ``within``: the plan under the threshold before; nothing is shown that is not in it.
    """
    responses = counted.responses
    if not responses.attributes:
        return SplitPlan({}, proven=True)
    everybody = People(
        people_units(responses),
        tuple(attribute.codes for attribute in responses.attributes),
        tuple(len(attribute.categories) for attribute in responses.attributes),
    )
    bases = list(_bases(counted, thresholds))
    return plan_splits(
        responses.units, everybody, bases, plan, policy=policy, rng=rng, progress=progress, within=within
    )


@lru_cache(1)
def guessed_items() -> frozenset[str]:
    """This function will name the items that one side guesses how the other answers."""
    asked = library.get("promise-and-guesses").items
    return frozenset(item.about_item for item in asked if item.about_item and item.actual_of in SIDES)


def lines(responses: Responses) -> tuple[int, ...]:
    """This function will give the places of the lines, and of the attributes that they are drawn through.

    An attribute that is the line under another name would say everything twice.
    """
    drawn = [attribute for attribute in responses.attributes if attribute.sides]
    return tuple(
        place
        for place, attribute in enumerate(responses.attributes)
        if attribute.sides or any(_follows(line, attribute) and not _follows(attribute, line) for line in drawn)
    )


def _follows(line: Attribute, attribute: Attribute) -> bool:
    """Does the side of everybody follow from their category?"""
    pairs = np.unique(np.stack([attribute.codes, line.codes], axis=1), axis=0)
    return len(np.unique(pairs[:, 0])) == len(pairs)


def _bases(counted: Counted, thresholds: dict[str, int]) -> Iterator[SplitBase]:
    responses, layout = counted.responses, counted.own.layout
    all_of_them, some = tuple(range(len(responses.attributes))), lines(responses)
    in_facets = {column for facet in layout.facets for column in facet.columns}
    for facet in layout.facets:
        yield _facet_base(facet, responses, thresholds, all_of_them, some)
    for column, item in enumerate(responses.instrument.coded_items):
        if column not in in_facets and item.scale.kind is Kind.ORDERED and some:
            yield SplitBase(item.id, _given(responses, column, item.scale.low), thresholds[item.id], some)
    for one in counted.jointly:
        if one.name == REACH:
            yield SplitBase(one.name, one.found.complete, one.threshold, all_of_them)


def _facet_base(
    facet: FacetLayout,
    responses: Responses,
    thresholds: dict[str, int],
    attributes: tuple[int, ...],
    some: tuple[int, ...],
) -> SplitBase:
    """A facet with its items; single items are split where others guess at them."""
    names = [responses.instrument.coded_items[column].id for column in facet.columns]
    given = [_given(responses, column, facet.low) for column in facet.columns]
    items = tuple(
        SplitBase(name, who, thresholds[name], some if name in guessed_items() else ())
        for name, who in zip(names, given, strict=True)
    )
    answered: NDArray[np.int64] = np.stack(given).sum(axis=0, dtype=np.int64)
    scored = np.asarray(answered >= max(facet.needed, 1))
    return SplitBase(facet.id, scored, thresholds[facet.id], attributes, items, answered)


def _given(responses: Responses, column: int, low: int) -> NDArray[np.bool_]:
    return np.asarray(responses.answers[:, column] >= low)
