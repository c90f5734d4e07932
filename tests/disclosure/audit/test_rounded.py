"""What a shown figure says: bounds worked out by hand, and the truth always lies within them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.question import Question, question
from orgfit.disclosure.audit.rounded import Group, Reading, Told, counted
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released
from orgfit.responses.columns import Attribute, Responses
from planted import SKIPPED, answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"))
ITEM, FACET = "p1", "purpose"


def released_of(responses: Responses, policy: Policy | None = None) -> Released:
    made = release(responses, policy)
    assert isinstance(made, Release)
    return made.released


def reading_of(responses: Responses, measure: str, policy: Policy | None = None) -> Reading:
    insider, released = Insider(responses), released_of(responses, policy)
    asked = question(insider, measure, released.policy)
    assert asked is not None
    return Reading(insider, released, asked)


def told_of(reading: Reading) -> dict[str, Told]:
    return {one.figure: one for one in reading.told(UNITS.codes)}


def true_sum(responses: Responses, asked: Question, one: Told) -> float:
    """What the figure speaks of, in code of its own."""
    insider = Insider(responses)
    rows = one.group.people(insider) & asked.members
    items = responses.instrument.coded_items
    facets = [facet for facet in responses.instrument.facets if facet.id == asked.measure]
    wanted = {item.id for facet in facets for item in facet.items} or {asked.measure}
    columns = [place for place, item in enumerate(items) if item.id in wanted]
    low, span = items[columns[0]].steps[0], len(items[columns[0]].steps) - 1
    above = np.where(responses.answers >= low, responses.answers - low, 0)[rows][:, columns].sum(axis=1).astype(int)
    given = (responses.answers >= low)[rows][:, columns].sum(axis=1)
    score = 100.0 * above / (given * span)
    kind, _, which = one.statistic.partition(":")
    if kind == "mean":
        return float(score.sum())
    if kind == "band":
        return float(np.count_nonzero(np.minimum(5 * above // (given * span), 4) == int(which) - 1))
    if kind == "share":
        return float(np.count_nonzero(above + low == int(which)))
    assert kind == "favourable", kind
    return float(np.count_nonzero(score >= 75))


@pytest.mark.parametrize(
    ("cell", "people", "ends"),
    [
        (Cell(value=33.0), 100, (33, 33)),
        (Cell(value=33.0), 300, (98, 100)),  # 97.5 to 100.5
        (Cell(value=17.0), 6, (1, 1)),
        (Cell(value=0.0), 400, (0, 2)),
        (Cell(low=90.0, high=100.0), 12, (11, 12)),
        (Cell(low=0.0, high=10.0), 12, (0, 1)),
        (Cell(value=50.0, low=46.0, high=54.0), 600, (298, 302)),  # alone: 297 to 303
    ],
)
def test_a_share_bounds_a_whole_number_of_people(cell: Cell, people: int, ends: tuple[float, float]) -> None:
    assert counted(cell, people) == ends


def test_a_mean_is_rounded_to_points_or_to_tenths() -> None:
    responses = organisation(UNITS, {"a1": answers_of(60, 1), "b": answers_of(60, 2)})
    found = told_of(reading_of(responses, ITEM))
    assert found["all · mean"].people == 120
    assert found["all · mean"].high == found["all · mean"].low  # 0.1 of 120 people is less than one step of 25
    few = found["b · mean"]
    assert few.people == 60
    assert few.high - few.low == 25.0  # 1 point of 60 people, in steps of 25


def test_a_mean_kept_inside_the_ends_says_at_or_beyond() -> None:
    rows = {"a1": [[5] * 6 + [9, 1]] * 10, "a2": [[1] * 6 + [9, 1]] * 8, "b": answers_of(60, 2)}
    found = told_of(reading_of(organisation(UNITS, rows), ITEM))
    assert (found["a1 · mean"].low, found["a1 · mean"].high) == (975.0, 1000.0)
    assert (found["a2 · mean"].low, found["a2 · mean"].high) == (0.0, 25.0)


def test_what_is_left_of_the_unit_above_is_read_from_the_difference() -> None:
    responses = organisation(UNITS, {"a1": answers_of(30, 1), "a2": answers_of(40, 2), "b": answers_of(60, 3)})
    found = told_of(reading_of(responses, FACET))
    one = found["a1 · difference:parent"]
    assert (one.group, one.people) == (Group("a", less=("a1",)), 40)
    assert one.high > one.low


def test_what_is_left_beside_shown_units_is_read() -> None:
    rows = {"a1": answers_of(30, 1), "a2": answers_of(4, 2), "b": answers_of(60, 3), "a": answers_of(7, 4)}
    responses = organisation(UNITS, rows)
    one = told_of(reading_of(responses, FACET))["a · rest"]
    assert (one.group, one.people) == (Group("a", less=("a1",)), 11)
    assert one.low <= true_sum(responses, reading_of(responses, FACET).question, one) <= one.high


def test_a_facet_that_its_items_stand_in_for_is_not_read() -> None:
    rows = answers_of(40, 1)
    rows[0][0] = SKIPPED
    responses = organisation(UNITS, {"a1": rows})
    assert question(Insider(responses), FACET, Policy()) is None
    assert question(Insider(responses), ITEM, Policy()) is not None
    assert question(Insider(responses), "o2", Policy()) is None  # a choice has no mean


@st.composite
def organisations(draw: st.DrawFn) -> Responses:
    """Small organisations with a role, some of one mind, some with answers left open."""
    sizes = [draw(st.integers(0, 70)) for _ in range(4)] + [draw(st.integers(20, 90))]
    rows = {code: answers_of(size, draw(st.integers(0, 50))) for code, size in zip(UNITS.codes, sizes, strict=True)}
    rng = np.random.default_rng(draw(st.integers(0, 1000)))
    for of_unit in rows.values():
        if of_unit and draw(st.booleans()):
            of_unit[:] = [draw(st.sampled_from([[5] * 6 + [10, 1], [4] * 6 + [6, 2]])) for _ in of_unit]
        for row in of_unit:
            if rng.random() < 0.2:
                row[int(rng.integers(6))] = SKIPPED
    responses = organisation(UNITS, rows)
    codes = rng.integers(-1, 3, responses.people).astype(np.int8)
    side = (codes == 0).astype(np.int8)
    line = Attribute("line", "Line", ("over", "under"), side, sides=True)
    return replace(responses, attributes=(Attribute("role", "Role", ("x", "y", "z"), codes), line))


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(organisations(), st.sampled_from([ITEM, FACET, "follow", "f2", "o1"]))
def test_the_truth_lies_within_what_is_told(responses: Responses, measure: str) -> None:
    insider, released = Insider(responses), released_of(responses)
    asked = question(insider, measure, released.policy)
    if asked is None:
        return
    for one in Reading(insider, released, asked).told(UNITS.codes):
        assert one.low - 1e-6 <= true_sum(responses, asked, one) <= one.high + 1e-6, one
