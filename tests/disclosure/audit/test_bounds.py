"""Bounds for small groups: known by hand, held against all whole answers, and a planted leak that must be found."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.audit.bounds import Left, Width, bounded, bounds_tried, widths
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.polytope import Polytope
from orgfit.disclosure.audit.question import Question, question
from orgfit.disclosure.audit.rounded import Group, Reading, Told
from orgfit.disclosure.audit.targets import Target, small_groups
from orgfit.disclosure.cells import merged
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.disclosure.tables import table_of
from orgfit.errors import EstimateError
from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.simulate import simulate
from planted import SKIPPED, answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"))
ITEM = "p1"


def company(*answers: int) -> tuple[Insider, Question]:
    """So many people in unit a, the last two in b; only the first question counts."""
    rows = [[answer, 3, 3, 3, 3, 3, 5, 1] for answer in answers]
    insider = Insider(organisation(UNITS, {"a": rows[:-2], "b": rows[-2:]}))
    asked = question(insider, ITEM, Policy())
    assert asked is not None
    return insider, asked


def told(group: Group, statistic: str, low: float, high: float, people: int) -> Told:
    return Told(group, f"{group.unit} · {statistic}", statistic, people, low, high)


TWO = (Target("b", "", (4, 5)),)


def test_two_of_six_are_bounded_by_hand() -> None:
    insider, asked = company(5, 5, 5, 5, 5, 1)
    all_of_them = told(Group("all"), "mean", 500.0, 500.0, 6)
    assert widths(insider, asked, [], TWO, "mean") == [Left(1.0)]
    # The mean of six is 500 / 6: the four others have at most 400, so the two have at least 100 of 200.
    (found,) = widths(insider, asked, [all_of_them], TWO, "mean")
    assert found.width == pytest.approx(0.5, abs=1e-4)
    assert not found.pinned
    # The four are known to have 375 to 400.
    (found,) = widths(insider, asked, [all_of_them, told(Group("a"), "mean", 375.0, 400.0, 4)], TWO, "mean")
    assert found.width == pytest.approx(0.125, abs=1e-4)
    assert found.pinned
    assert found.figures == ("all · mean", "a · mean")


def test_counts_of_answers_bound_means_and_shares() -> None:
    insider, asked = company(4, 4, 4, 4, 4, 5)
    shares = [told(Group("all"), f"share:{step}", n, n, 6) for step, n in ((1, 0), (2, 0), (3, 0), (4, 5), (5, 1))]
    (mean,), (share,) = (widths(insider, asked, shares, TWO, view) for view in ("mean", "favourable"))
    assert mean.width == pytest.approx(0.125, abs=1e-4)  # 75 or 87.5
    assert share.width == pytest.approx(0.0, abs=1e-4)


def test_figures_that_contradict_each_other_are_refused() -> None:
    insider, asked = company(4, 4, 4, 4, 4, 5)
    wrong = [told(Group("all"), "share:4", 6, 6, 6), told(Group("b"), "share:5", 1, 1, 2)]
    with pytest.raises(EstimateError, match="2 figures"):
        widths(insider, asked, wrong, TWO, "mean")


@st.composite
def some_figures(draw: st.DrawFn) -> tuple[Insider, Question, list[Told]]:
    """Five people, and figures with random slack around what they truly say."""
    answers = [draw(st.integers(1, 5)) for _ in range(5)]
    insider, asked = company(*answers)
    found = []
    for group, rows in ((Group("all"), range(5)), (Group("a"), range(3)), (Group("all", less=("a",)), (3, 4))):
        for statistic in draw(st.lists(st.sampled_from(sorted(asked.worth)), max_size=3, unique=True)):
            true = sum(asked.worth[statistic][answers[row] - 1] for row in rows)
            slack = [draw(st.integers(0, 2)) * (25.0 if statistic == "mean" else 0.5) for _ in range(2)]
            found.append(told(group, statistic, true - slack[0], true + slack[1], len(rows)))
    return insider, asked, found


@settings(max_examples=25, deadline=None)
@given(some_figures(), st.sampled_from([(0,), (3,), (0, 4), (1, 2, 3)]))
def test_all_whole_answers_lie_within_the_bounds(
    made: tuple[Insider, Question, list[Told]], rows: tuple[int, ...]
) -> None:
    insider, asked, figures = made
    every = np.array(list(product(range(5), repeat=5)))
    possible = np.ones(len(every), bool)
    for one in figures:
        total = asked.worth[one.statistic][every[:, one.group.people(insider)]].sum(axis=1)
        possible &= (one.low <= total) & (total <= one.high)
    polytope = Polytope.of(insider, asked, figures, [Target("all", "", rows)])
    for view in ("mean", "favourable"):
        worth = asked.worth[view]
        goal = np.outer(polytope.inside[0], worth)
        ends = [float((polytope.least(sign * goal).people * goal).sum()) for sign in (1.0, -1.0)]
        values = worth[every[possible][:, list(rows)]].sum(axis=1)
        assert ends[0] - 1e-3 <= values.min() <= values.max() <= ends[1] + 1e-3


def sliced_company(seed: int) -> Responses:
    """A tree of small units, everybody with a colour: half of the units have fewer than five of one."""
    units = tree(("all", ""), *((f"u{n}", "all") for n in range(8)))
    rows = {f"u{n}": answers_of(12, seed + n) for n in range(8)}
    responses = organisation(units, rows)
    codes = np.random.default_rng(seed).choice([0, 0, 0, 1], responses.people).astype(np.int8)
    return replace(responses, attributes=(Attribute("colour", "Colour", ("red", "blue"), codes),))


def released_of(responses: Responses) -> Released:
    made = release(responses)
    assert isinstance(made, Release)
    return made.released


def everything_leaks(responses: Responses, released: Released) -> Released:
    """The favourable share of every slice of every unit, to the last person."""
    insider = Insider(responses)
    favourable = responses.answers[:, insider.columns[ITEM]] >= 4
    rows = []
    for unit, part in product(released.units.codes, ("colour:red", "colour:blue")):
        if (people := insider.group(unit, part)).any():
            share = float(np.round(100.0 * favourable[people].mean()))
            rows.append((released.wave, "planted", unit, part, ITEM, "favourable", share, None, None, None, None, None))
    return replace(released, table=merged([released.table, table_of(rows)], released.units))


def test_a_leak_of_favourable_shares_is_found() -> None:
    responses = sliced_company(3)
    released = released_of(responses)
    rng = np.random.default_rng
    clean = bounded(Insider(responses), released, ITEM, number=30, rng=rng(0))
    assert len(clean) > 10
    assert bounds_tried(clean).hits == ()
    tried = bounds_tried(
        bounded(Insider(responses), everything_leaks(responses, released), ITEM, number=30, rng=rng(0))
    )
    assert tried.number == len(clean)
    assert len(tried.hits) > 5
    assert all(0 < hit.people < 5 and hit.measure == ITEM and hit.figures for hit in tried.hits)
    assert any("colour:blue" in figure for hit in tried.hits for figure in hit.figures)


def test_what_totals_pin_already_is_no_hit() -> None:
    target = Target("a", "a hidden unit", (1, 2))
    narrow, wide = Left(0.1), Left(0.6)
    found = [Width(ITEM, "mean", target, *ends) for ends in ((narrow, narrow), (wide, wide), (wide, narrow))]
    assert [one.betrayed for one in found] == [False, False, True]
    assert [hit.people for hit in bounds_tried(found).hits] == [2]
    assert bounds_tried([]).hits == ()


def test_small_groups_are_of_every_sort_and_always_the_same() -> None:
    units = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
    rows = {"a": answers_of(9, 1), "b": answers_of(3, 2), "c": answers_of(10, 3)}
    rows["b"][0][0] = SKIPPED
    codes = np.array([0] * 7 + [1] * 5 + [0] * 5 + [-1] * 5, np.int8)
    responses = replace(organisation(units, rows), attributes=(Attribute("colour", "Colour", ("red", "blue"), codes),))
    insider, shown = Insider(responses), np.array([True, True, False, True])
    asked = question(insider, ITEM, Policy())
    assert asked is not None
    found = small_groups(insider, asked, shown, number=99, rng=np.random.default_rng(1))
    assert {target.rows for target in found} == {(10, 11), (7, 8), (7, 8, 10, 11)}  # five are enough
    assert found == small_groups(insider, asked, shown, number=99, rng=np.random.default_rng(1))
    assert len(small_groups(insider, asked, shown, number=2, rng=np.random.default_rng(1))) == 2
    sorts = {target.about for target in found}
    assert "a hidden unit" in sorts


def test_a_subtree_by_itself_makes_the_attacker_weaker_only() -> None:
    responses = sliced_company(3)
    released = everything_leaks(responses, released_of(responses))
    insider, rng = Insider(responses), np.random.default_rng
    whole = {(w.target, w.view): w for w in bounded(insider, released, ITEM, number=30, rng=rng(0))}
    part = {(w.target, w.view): w for w in bounded(insider, released, ITEM, number=30, rng=rng(0), most=2)}
    assert part
    for key, one in part.items():
        assert not one.everything.pinned or whole[key].everything.pinned


def test_figures_of_few_people_above_a_subtree_count_too() -> None:
    rows = {"a": [[5] * 6 + [9, 1]] * 57, "b": [[5] * 6 + [9, 1]] * 3}
    responses = organisation(UNITS, rows)
    found = bounded(Insider(responses), released_of(responses), ITEM, number=9, rng=np.random.default_rng(0), most=1)
    assert [(one.target.unit, one.target.people) for one in found] == [("b", 3), ("b", 3)]
    assert all(one.totals.pinned for one in found)  # everybody in the organisation is of one mind


def test_a_real_release_agrees_with_itself() -> None:
    made = simulate(300, 12, np.random.default_rng(4), instruments=("openness",))
    responses = made.table("openness").responses
    released, insider = released_of(responses), Insider(responses)
    for measure in (responses.instrument.facets[0].id, "opb1", "opb2"):
        asked = question(insider, measure, released.policy)
        assert asked is not None
        figures = list(Reading(insider, released, asked).told(released.units.codes))
        assert any(one.group.slice for one in figures)
        assert any(one.group.less for one in figures)
        for one in bounded(insider, released, measure, number=8, rng=np.random.default_rng(0)):
            assert -1e-4 <= one.everything.width <= 1.0 + 1e-4
