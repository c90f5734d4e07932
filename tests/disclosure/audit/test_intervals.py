"""Intervals that tell how much the people of a small group differ are found."""

from __future__ import annotations

from dataclasses import replace

from orgfit.disclosure.audit.intervals import intervals
from orgfit.disclosure.audit.view import View
from weakened import Add


def moved(view: View, unit: str, statistic: str, *, by: float, part: str = "") -> dict[str, float]:
    """A figure with a wider interval."""
    column, place = view.cube.column("orchestration", statistic, part), view.units.index[unit]
    return {
        "value": column.value[place],
        "low": column.low[place] - by,
        "high": column.high[place] + by,
        "n": int(column.n[place]),
    }


def test_a_real_release_pools(honest: View) -> None:
    tried = intervals(honest)
    assert not tried.hits
    assert tried.number > 1000


def test_a_variance_of_its_own(honest: View, with_row: Add) -> None:
    found = intervals(with_row("u2-4", "orchestration", "mean", **moved(honest, "u2-4", "mean", by=4.0))).hits
    assert [(hit.unit, hit.people) for hit in found] == [("u2-4", honest.people("orchestration")[15])]


def test_a_difference_by_its_own_variance(honest: View, with_row: Add) -> None:
    numbers = moved(honest, "u3-2", "difference", by=5.0) | {"n": None}
    found = intervals(with_row("u3-2", "orchestration", "difference", **numbers)).hits
    assert [hit.unit for hit in found] == ["u3-2"]


def test_large_groups_may_have_their_own(honest: View, with_row: Add) -> None:
    assert not intervals(with_row("u1", "orchestration", "mean", **moved(honest, "u1", "mean", by=0.4))).hits


def without_width(view: View, with_row: Add) -> tuple[View, str]:
    """A question in a unit of 20 to 49 people, whose mean has an interval of no width."""
    for measure in view.measures.items:
        people = view.people(measure)
        for place in (view.shown.where(measure) & (people >= 20) & (people < 50)).nonzero()[0].tolist():
            code = view.units.codes[place]
            return with_row(code, measure, "mean", value=62.0, low=62.0, high=62.0, n=int(people[place])), code
    raise AssertionError


def test_an_interval_without_width(honest: View, with_row: Add) -> None:
    planted, code = without_width(honest, with_row)
    found = intervals(planted).hits
    told = "The width of this tells how much its own people differ."
    assert [(hit.unit, hit.told) for hit in found] == [(code, told)]


def test_an_interval_without_width_where_the_own_variance_counts(honest: View, with_row: Add) -> None:
    """Rules may let intervals rest on a unit's own variance from 20 people on; here it is nought."""
    planted, code = without_width(honest, with_row)
    policy = replace(planted.policy, own_variance_from=20)
    found = intervals(View(planted.insider, replace(planted.released, policy=policy))).hits
    assert (code, "This interval says that all have the same score.") in [(hit.unit, hit.told) for hit in found]
