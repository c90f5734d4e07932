"""Figures of slices: whatever is forgotten in the gate, the auditor finds it. As in test_weakened_gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from orgfit.disclosure.cells import Column
from orgfit.disclosure.repair import Thinned
from orgfit.disclosure.repair.search import Repaired
from orgfit.disclosure.rounding import Numbers, Values, round_slices
from orgfit.disclosure.totals import Shown
from orgfit.responses.columns import Responses
from weak_gates import (
    ALONE,
    BASES,
    CLOSED,
    EXACT,
    FOLLOWS,
    INTERVALS,
    MEANS,
    Company,
    Loosened,
    Weakness,
    any_hits,
    attacked,
    companies,
    company,
    made,
    people,
    put,
    released_of,
    skipping,
    together,
    with_attributes,
)


def roles() -> Responses:
    """In c three of 60 have the third role; b has three people of the first, and shows none of its slices."""
    role = [0] * 20 + [1] * 40 + [0] * 3 + [1] * 47 + [0] * 30 + [1] * 27 + [2] * 3 + [1] * 30 + [2] * 10
    sizes = {"a": 60, "b": 50, "c": 60, "d": 40}
    return with_attributes(
        company("a b c d", {code: people(size, seed) for seed, (code, size) in enumerate(sizes.items())}), role=role
    )


def small_units() -> Responses:
    return with_attributes(company("a b", {"a": people(30, 1), "b": people(40, 2)}), role=[0, 1] * 35)


def roles_and_sites() -> Responses:
    """Safe by role and safe by site, but not by both."""
    rng = np.random.default_rng(22)
    role, site = (rng.choice(3, 110, p=[0.5, 0.35, 0.15]).tolist() for _ in range(2))
    return with_attributes(company("a b", {"a": people(60, 1), "b": people(50, 2)}), role=role, site=site)


def one_role_left_open() -> Responses:
    """In a, ten of one role left an item of a facet open, and two of them another one."""
    some = skipping(skipping(people(70, 1), 10, "p1"), 2, "p2")
    role = [1] * 10 + [0] * 60 + [0] * 30 + [1] * 30
    return with_attributes(company("a b", {"a": some, "b": people(60, 2)}), role=role)


def two_sides() -> Responses:
    """Those who decide in a are of one mind."""
    rows = {"a": people(20, 5, o3=5) + people(40, 1), "b": people(60, 2)}
    return with_attributes(company("a b", rows), line=[0] * 20 + [1] * 40 + [0] * 10 + [1] * 50)


def not_repaired(_blocks: Any, shown: Shown, **_how: Any) -> Repaired:
    return Repaired(shown, proven=True, uncovered=0.0, bases=0, dropped=0)


def not_thinned(_units: Any, _own: Any, facet: Any, items: Any, **_how: Any) -> Thinned:
    return Thinned(facet.shown, tuple(items), proven=True, uncovered=0.0)


def as_they_are(points: Values, people: Numbers, *more: Any) -> tuple[Values, Values, Values]:
    """Means near the ends of the scale too."""
    nothing = np.full(len(points), np.nan)
    return round_slices(points, people, more[-1]), nothing, nothing


def in_tenths(points: Values, people: Numbers, *more: Any) -> tuple[Values, Values, Values]:
    return np.round(points, 1), *as_they_are(points, people, *more)[1:]


def of_all_sides(shares: Callable[..., Any]) -> Callable[..., Any]:
    """Favourable shares of every side whose mean is shown."""
    return lambda counted, parts, scene, split: {
        (part, name): scene.plan.counted[name] for part, name in shares(counted, parts, scene, split)
    }


def with_distributions(columns: Callable[..., list[Column]]) -> Callable[..., list[Column]]:
    """A share of one answer in every slice."""

    def changed(sliced: Any, *given: Any) -> list[Column]:
        share = Column(sliced.measure, "share:5", sliced.shown, 40.0, slice=sliced.slice, where=sliced.shown)
        return [*columns(sliced, *given), share]

    return changed


def by_own_variance(level: Callable[..., Values]) -> Callable[..., Values]:
    return lambda family, within, scene: level(
        family, within, replace(scene, policy=Loosened(scene.policy, own_variance_from=1))
    )


REPAIR, BESIDE = "disclosure.repair.joint.repair", "disclosure.splits.thinned_beside"
UNREPAIRED = together(put(REPAIR, lambda _: not_repaired), put(BESIDE, lambda _: not_thinned))
SLICES, SLICED = "disclosure.slices.", "analyses.interpret.slices."
POINTS = "disclosure.columns.slice_points"

WEAK = [
    Weakness(
        "no complement across an attribute",
        roles,
        ALONE,
        together(UNREPAIRED, put(SLICES + "_across", lambda _: lambda shown, *of: shown)),
    ),
    Weakness(
        "no complement down the tree",
        roles,
        ALONE,
        together(UNREPAIRED, put(SLICES + "_down", lambda _: lambda units, shown, *of: shown)),
    ),
    Weakness("no repair", roles_and_sites, BASES, UNREPAIRED),
    Weakness("facets not thinned beside items", one_role_left_open, ALONE, put(BESIDE, lambda _: not_thinned)),
    Weakness(
        "slices of small units",
        small_units,
        CLOSED,
        put(
            "disclosure.splits.joint_slices", lambda chosen: lambda *of, **how: chosen(*of, **{**how, "least_unit": 1})
        ),
    ),
    Weakness("shares of small sides", two_sides, CLOSED, put(SLICED + "side_shares", of_all_sides)),
    Weakness("distributions", two_sides, CLOSED, put("disclosure.gate.sliced_columns", with_distributions)),
    Weakness("means at the end", two_sides, MEANS, put(POINTS, lambda _: as_they_are)),
    Weakness("means in tenths", two_sides, EXACT, put(POINTS, lambda _: in_tenths)),
    Weakness("own variance", roles, INTERVALS, put(SLICED + "_level", by_own_variance)),
    Weakness(
        "from a hidden side",
        two_sides,
        FOLLOWS,
        put(
            "analyses.interpret.sides.slice_shown",
            lambda _: lambda plan, family, name, part: np.ones(len(part.own.people), np.bool_),
        ),
    ),
]


@pytest.mark.parametrize("weak", WEAK, ids=lambda one: one.name)
def test_the_auditor_finds_what_the_gate_forgot(weak: Weakness, monkeypatch: pytest.MonkeyPatch) -> None:
    assert weak.found(monkeypatch)[weak.found_by]


@pytest.mark.parametrize("honest", companies(WEAK), ids=lambda one: one.__name__)
def test_it_finds_nothing_where_nothing_was_forgotten(honest: Company) -> None:
    responses = made(honest)
    assert not any_hits(attacked((released_of(responses), responses)))
