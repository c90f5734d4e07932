"""The only door for numbers: an analysis hands in every figure, and what may be shown comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from orgfit.disclosure.cells import Column, merged, released_table
from orgfit.disclosure.columns import measure_columns, share_column, sliced_columns, whole_columns
from orgfit.disclosure.comments import comment_table
from orgfit.disclosure.draft import Measure, Sliced, Whole
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released, Split
from orgfit.disclosure.rounding import Values
from orgfit.disclosure.tables import table_of
from orgfit.disclosure.totals import subtree_totals
from orgfit.responses.columns import Responses

MEASURE_PEOPLE = "people"


@dataclass(frozen=True)
class Draft:
    """All that an analysis found out about one wave, with the plan for what of it may be seen.

    ``whole`` are figures of the whole organisation that belong to no item, facet or index; ``rng`` draws the order of
    comments, which are not shown without it. ``uncovered``: the share of people whom the plan's proof does not cover.
    """

    responses: Responses
    measures: Sequence[Measure]
    plan: Plan
    policy: Policy
    sliced: Sequence[Sliced] = ()
    whole: Mapping[str, Mapping[str, Whole]] = field(default_factory=dict)
    rng: np.random.Generator | None = None
    uncovered: float = 0.0


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that is made of released figures alone, or of the whole organisation."""

    unit: str
    measure: str
    statistic: str
    cell: Cell


def supplemented(released: Released, figures: Sequence[Derived]) -> Released:
    """This function will add figures to those of units that are shown; they tell nothing that was not released."""
    if not figures:
        return released
    rows = [
        (released.wave, released.instrument.id, one.unit, "", one.measure, one.statistic, *_plain(one.cell), None)
        for one in figures
    ]
    return replace(released, table=merged([released.table, table_of(rows)], released.units))


def _plain(cell: Cell) -> tuple[object, ...]:
    return cell.value, cell.low, cell.high, cell.n, cell.reason or None


def release(draft: Draft) -> Released:
    """This function will let through what the plan allows, rounded once, with a reason in the place of all else.

    Raises GateError where the policy is not for those who were asked.
    """
    asked = draft.responses.instrument
    draft.policy.check_asked(asked.asked_of, asked.title)
    columns = [*_people(draft)]
    rounded: dict[str, Values] = {}
    for measure in draft.measures:
        columns += measure_columns(measure, draft.plan, draft.policy, rounded)
    parts: dict[tuple[str, str], Values] = {}
    for sliced in draft.sliced:
        columns += sliced_columns(sliced, rounded, draft.policy, parts)
    for name, figures in draft.whole.items():
        columns += whole_columns(name, figures, draft.plan.units, draft.responses.people, draft.policy)
    responses = draft.responses
    table = released_table(responses, columns, draft.plan.units)
    if responses.comments and draft.rng is not None:
        words = comment_table(responses, draft.plan.rungs, draft.policy, draft.rng)
        table = merged([table, words], responses.units)
    return Released(
        table,
        responses.wave,
        responses.instrument,
        responses.units,
        draft.policy,
        responses.notices,
        tuple(Split(a.id, a.title, a.categories) for a in responses.attributes),
        draft.uncovered,
    )


def _people(draft: Draft) -> list[Column]:
    """Counts of answers, and response rates: capped in small units, where a full one names those who did answer."""
    answers = subtree_totals(draft.responses.units, np.diff(draft.responses.offsets))
    shown = draft.plan.units
    columns = [Column(MEASURE_PEOPLE, "answers", shown, answers.astype(np.float64), n=answers)]
    headcount = draft.responses.headcount
    if headcount is not None:
        rate = 100.0 * answers / np.maximum(headcount, 1)
        columns.append(Column(MEASURE_PEOPLE, "headcount", shown, headcount.astype(np.float64)))
        columns.append(share_column((MEASURE_PEOPLE, "rate"), shown, rate, headcount, draft.policy))
    return columns
