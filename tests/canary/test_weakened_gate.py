"""Figures of units: whatever is forgotten in the gate, the auditor finds it.

Each weakness changes one thing in the gate's code. Its organisation is one in which that matters: released by the gate
as it is, nothing is found in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from orgfit.disclosure.cells import Column
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.totals import Counts, Shown, subtree_totals
from orgfit.responses.units import UnitTree
from weak_gates import (
    ALONE,
    ANSWERS,
    CLOSED,
    EXACT,
    FOLLOWS,
    INTERVALS,
    MEANS,
    SHARES,
    SHRUNKEN,
    WEIGHTED,
    WITHHELD,
    Company,
    Loosened,
    Weakness,
    any_hits,
    attacked,
    companies,
    few,
    led,
    made,
    one_facet_only,
    one_large_part,
    one_left_open,
    outvoted,
    put,
    recommended,
    released_of,
    rest_of_two,
    teams,
    together,
)


def large_enough(units: UnitTree, own: Counts, allowed: Shown, threshold: int) -> Shown:
    """Which units have enough people, and no look at what subtraction leaves."""
    return allowed & (subtree_totals(units, own) >= threshold)


def one_short(choose: Callable[..., Shown]) -> Callable[..., Shown]:
    return lambda units, own, allowed, threshold: choose(units, own, allowed, threshold - 1)


def nowhere(choose: Callable[..., Shown]) -> Callable[..., Shown]:
    return lambda *given: np.zeros_like(choose(*given))


def plain_share(key: tuple[str, str], shown: Shown, share: Any, _people: Any, _policy: Policy) -> Column:
    return Column(*key, shown, np.round(share))


def everywhere(of_parent: Callable[..., Any]) -> Callable[..., Any]:
    """Differences from the unit above wherever a unit is shown."""

    def made(family: Any, within: Any, sparse: Any, shown: Shown, scene: Any) -> Any:
        kind = of_parent(family, within, sparse, shown, scene)
        return replace(kind, shown=shown & (scene.units.depth >= 2)[:, None])

    return made


def shape_of(threshold: int) -> Callable[..., Any]:
    """What the shape of answers says, told of all units in which a question is shown."""

    def changed(shape: Callable[..., Any]) -> Callable[..., Any]:
        def made(item: Any, counts: Any, plan: Any, policy: Policy, rng: Any) -> Any:
            given = replace(plan, distributions={item.id: plan.counted[item.id]})
            return shape(item, counts, given, replace(policy, structure_from=threshold), rng)

        return made

    return changed


def with_numbers(rows: Callable[..., Any]) -> Callable[..., Any]:
    """Numbers of people stay where a figure is hidden."""

    def made(column: Column, *given: Any) -> Any:
        found = rows(column, *given)
        return replace(found, n=np.broadcast_to(column.n, len(column.shown))[found.units])

    return made


def with_reasons(rows: Callable[..., Any]) -> Callable[..., Any]:
    """Reasons stand beside numbers too."""

    def made(*given: Any) -> Any:
        found = rows(*given)
        return replace(found, reasons=np.maximum(found.reasons, 0))

    return made


def rest_of_any(figures: Callable[..., Any]) -> Callable[..., Any]:
    """Rests of one person or more."""
    return lambda counted, scene, found: figures(
        counted, replace(scene, policy=Loosened(scene.policy, threshold=1)), found
    )


def distribution(units: UnitTree, base: Any, shown: Shown, _policy: Policy) -> Shown:
    return large_enough(units, base.people, shown & base.distributed, base.threshold)


def large_distribution(units: UnitTree, base: Any, shown: Shown, policy: Policy) -> Shown:
    return large_enough(units, base.people, shown & base.distributed, policy.small_under)


def withheld_by_answers(columns: Callable[..., list[Column]]) -> Callable[..., list[Column]]:
    """What is not told where all gave one answer says so by its reason."""

    def made(measure: Any, *given: Any) -> list[Column]:
        counts = None if measure.shares is None else measure.shares.counts
        if counts is None or not measure.shares.names:
            return columns(measure, *given)
        alike = counts.max(axis=1) == counts.sum(axis=1)
        reasons = np.where(alike, Reason.UNANIMOUS, Reason.TOO_FEW)
        return [
            column.replaced(reasons=reasons) if column.statistic in measure.shares.names else column
            for column in columns(measure, *given)
        ]

    return made


PLAN, COLUMNS, BASE = "disclosure.plan.", "disclosure.columns.", "analyses.measure.bases."
COMPARED, ROWS = "analyses.interpret.comparisons.", "disclosure.cells._rows"
UNITS, FOR_BASE = PLAN + "shown_units", PLAN + "shown_for_base"
SHAPE = "analyses.interpret.measures.shape_figures"
REST = "analyses.interpret.small_teams._alike"

WEAK = [
    Weakness("units of one fewer", teams, ANSWERS, put(UNITS, one_short)),
    Weakness("items of one fewer", teams, ALONE, put(FOR_BASE, one_short)),
    Weakness("no complement of units", teams, ANSWERS, put(UNITS, lambda _: large_enough)),
    Weakness("no complement of items", teams, ALONE, put(FOR_BASE, lambda _: large_enough)),
    Weakness("leaders like others", led, EXACT, put(BASE + "_threshold", lambda _: lambda name, of, p: p.threshold)),
    Weakness("items beside facets", one_left_open, ALONE, put(PLAN + "units_for_items", lambda _: lambda *of: of[2])),
    Weakness(
        "means of facets by person",
        one_facet_only,
        ALONE,
        put(BASE + "_composite_base", lambda made: lambda *of: replace(made(*of), complete=True)),
    ),
    Weakness("left open by a few", teams, ANSWERS, put(PLAN + "_few_left_open", nowhere)),
    Weakness("a rate of 100 %", teams, ANSWERS, put("disclosure.gate.share_column", lambda _: plain_share)),
    Weakness("a share of 100 %", teams, SHARES, put(COLUMNS + "share_column", lambda _: plain_share)),
    Weakness("a mean at the end", teams, MEANS, put(COLUMNS + "clip_means", lambda _: lambda points, *of: points)),
    Weakness("a distribution of five of one mind", teams, SHARES, put(PLAN + "_distribution", lambda _: distribution)),
    Weakness("a distribution of few", few, CLOSED, put(PLAN + "_distribution", lambda _: distribution)),
    Weakness("a rest of few", one_large_part, CLOSED, put(PLAN + "_distribution", lambda _: large_distribution)),
    Weakness("a recommendation score of few", recommended, CLOSED, put(SHAPE, shape_of(100))),
    Weakness("agreement of few", teams, CLOSED, put(SHAPE, shape_of(5))),
    Weakness("many decimals", teams, EXACT, put(COLUMNS + "round_points", lambda _: lambda points, *of: points)),
    Weakness("own variance of six", teams, INTERVALS, put(PLAN + "Plan.pooled", nowhere)),
    Weakness("own variance in differences", teams, INTERVALS, put(COMPARED + "NEVER", lambda _: 0)),
    Weakness("beside a hidden parent", teams, FOLLOWS, put(COMPARED + "_with_parent", everywhere)),
    Weakness(
        "drawn to hidden units",
        teams,
        SHRUNKEN,
        put(COMPARED + "shrinkage", lambda drawn: lambda units, total, of: drawn(units, total, np.ones_like(of))),
    ),
    Weakness(
        "hidden units weigh",
        outvoted,
        WEIGHTED,
        put("analyses.measure.nonresponse._strata", lambda _: lambda units, of: np.array(list(units.children(0)))),
    ),
    Weakness(
        "a rest of two",
        rest_of_two,
        ALONE,
        together(
            put("analyses.interpret.release.small_team_figures", rest_of_any),
            put(REST, lambda _: lambda units, shown, counted, owners: shown & (owners >= 0)),
        ),
    ),
    Weakness(
        "statistics of the whole in units",
        teams,
        CLOSED,
        put(
            COLUMNS + "Column.of_whole",
            lambda made: lambda name, of, root, whole, why: made(name, of, np.ones_like(root), whole, why),
        ),
    ),
    Weakness(
        "statistics of few",
        few,
        CLOSED,
        put(
            "disclosure.gate.measure_columns",
            lambda made: lambda of, plan, policy, done: made(of, plan, Loosened(policy, structure_from=5), done),
        ),
    ),
    Weakness(
        "hidden units with rows",
        teams,
        CLOSED,
        put(
            "disclosure.gate.released_table",
            lambda made: lambda responses, columns, shown: made(responses, columns, np.ones_like(shown)),
        ),
    ),
    Weakness("a reason that tells", teams, WITHHELD, put("disclosure.gate.measure_columns", withheld_by_answers)),
    Weakness("hidden units with numbers", teams, CLOSED, put(ROWS, with_numbers)),
    Weakness("a reason beside a number", teams, CLOSED, put(ROWS, with_reasons)),
]


@pytest.mark.parametrize("weak", WEAK, ids=lambda one: one.name)
def test_the_auditor_finds_what_the_gate_forgot(weak: Weakness, monkeypatch: pytest.MonkeyPatch) -> None:
    assert weak.found(monkeypatch)[weak.found_by]


@pytest.mark.parametrize("honest", companies(WEAK), ids=lambda one: one.__name__)
def test_it_finds_nothing_where_nothing_was_forgotten(honest: Company) -> None:
    responses = made(honest)
    assert not any_hits(attacked((released_of(responses), responses)))
