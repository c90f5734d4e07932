"""Counting one answer at a time, as plainly as it can be said: what the kernels are held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

import numpy as np
from hypothesis import strategies as st

from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Block, Dimension, Facet, Index, Instrument, Item
from orgfit.responses.columns import CANT_SAY, SKIPPED, Responses
from orgfit.responses.units import UnitRow, UnitTree
from orgfit.tallies.layout import FacetLayout, Layout
from orgfit.tallies.tally import ALL, ANY, CANT_SAY_AT, SKIPPED_AT, SQUARES, STEPS_AT, SUM, Tally

Person = Sequence[int]


def by_hand(layout: Layout, units: int, people: Iterable[tuple[int, Person]]) -> Tally:
    """The tally of people, each with the unit he or she belongs to."""
    counted = Tally.empty(layout, units)
    for unit, answers in people:
        counted.people[unit] += 1
        for column, answer in enumerate(answers):
            places = {SKIPPED: SKIPPED_AT, CANT_SAY: CANT_SAY_AT}
            counted.items[unit, column, places.get(answer, STEPS_AT + answer - layout.low[column])] += 1
        for facet, cells in zip(layout.facets, counted.facets, strict=True):
            own = given(facet, answers)
            cells[unit, cell_of(facet)[len(own), sum(own)]] += 1
        for place, composite in enumerate(layout.composites):
            own = [given(layout.facets[number], answers) for number in composite.facets]
            scored = [len(o) >= layout.facets[n].needed for o, n in zip(own, composite.facets, strict=True)]
            counted.composites[unit, place, ANY] += any(scored)
            if all(scored):
                lows = [layout.facets[number].low for number in composite.facets]
                parts = zip(composite.steps, own, lows, strict=True)
                total = sum(steps[len(o)] * (sum(o) - len(o) * low) for steps, o, low in parts)
                counted.composites[unit, place, [ALL, SUM, SQUARES]] += [1, total, total * total]
    return counted


def given(facet: FacetLayout, answers: Person) -> list[int]:
    return [int(answers[column]) for column in facet.columns if answers[column] >= 0]


@lru_cache
def cell_of(facet: FacetLayout) -> dict[tuple[int, int], int]:
    pairs = zip(facet.answered.tolist(), facet.sums.tolist(), strict=True)
    return {pair: cell for cell, pair in enumerate(pairs)}


def share(facet: FacetLayout, answers: Person) -> Fraction | None:
    """A person's score on a facet from 0 to 1, or None where too few items were answered."""
    own = given(facet, answers)
    if len(own) < facet.needed:
        return None
    return (Fraction(sum(own), len(own)) - facet.low) / (facet.high - facet.low)


def owners(responses: Responses) -> np.ndarray:
    """The unit of each person."""
    return np.repeat(np.arange(len(responses.units)), np.diff(responses.offsets))


def tallied(responses: Responses) -> Tally:
    """What ``tally`` must give."""
    people = zip(owners(responses), responses.answers.tolist(), strict=True)
    return by_hand(Layout.of(responses.instrument), len(responses.units), people)


def only(responses: Responses, rows: Sequence[int] | np.ndarray) -> Responses:
    """The same organisation with some of its people only, in the order of their units."""
    order = np.sort(np.asarray(rows, np.int64))
    sizes = np.bincount(owners(responses)[order], minlength=len(responses.units))
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return replace(responses, answers=np.asfortranarray(responses.answers[order]), offsets=offsets)


def instrument(dimensions: Sequence[Sequence[tuple[str, int]]], choices: Sequence[int] = ()) -> Instrument:
    """Facets as (scale, number of items) by dimension, with one index; and single choices of so many options."""
    made, items = [], 0
    for d, facets in enumerate(dimensions):
        own = []
        for f, (scale, size) in enumerate(facets):
            places = range(items, items + size)
            own.append(Facet(f"d{d}f{f}", "Facet", tuple(Item(f"q{i}", "Text.", SCALES[scale]) for i in places)))
            items += size
        made.append(Dimension(f"d{d}", "Dimension", tuple(own)))
    options = [tuple(f"o{o}" for o in range(size)) for size in choices]
    beside = tuple(Item(f"c{n}", "Text.", SCALES["choice"], options=own) for n, own in enumerate(options))
    return Instrument(
        id="hand",
        version=1,
        title="By hand",
        about="organisation",
        index=Index(combine="mean"),
        dimensions=tuple(made),
        blocks=(Block("beside", "Beside", beside),),
    )


def organisation(survey: Instrument, parents: Sequence[int], sizes: Sequence[int], seed: int) -> Responses:
    """Answers by chance, many missing; unit v has ``sizes[v]`` people itself and stands below ``parents[v]``."""
    rows = [UnitRow(f"u{v}", "", f"u{parent}" if v else "") for v, parent in enumerate(parents)]
    rng, people = np.random.default_rng(seed), sum(sizes)
    values = [np.array([*item.steps, *[SKIPPED, CANT_SAY] * (len(item.steps) // 4 + 1)]) for item in survey.coded_items]
    answers = np.empty((people, len(values)), np.int8, order="F")
    for column, own in enumerate(values):
        answers[:, column] = rng.choice(own, people)
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    return Responses(survey, UnitTree.build(rows, "units"), "wave", answers, offsets)


@st.composite
def surveys(draw: st.DrawFn) -> Instrument:
    facet = st.tuples(st.sampled_from(["agree5", "likely11"]), st.integers(1, 4))
    dimensions = draw(st.lists(st.lists(facet, min_size=1, max_size=3), max_size=3))
    return instrument(dimensions, draw(st.lists(st.sampled_from([1, 2, 14, 15, 40]), max_size=2)))


@st.composite
def organisations(draw: st.DrawFn) -> Responses:
    """Surveys, trees of up to six units, and people of each around the 64 that are counted at a time."""
    units = draw(st.integers(1, 6))
    parents = [-1, *(draw(st.integers(0, unit - 1)) for unit in range(1, units))]
    sizes = draw(st.lists(st.sampled_from([0, 0, 1, 2, 7, 63, 64, 65]), min_size=units, max_size=units))
    return organisation(draw(surveys()), parents, sizes, draw(st.integers(0, 999)))
