"""Differences, gaps and signals that do not follow from shown means are found."""

from __future__ import annotations

import pytest

from orgfit.disclosure.audit.follows import follows
from orgfit.disclosure.audit.view import View
from weakened import Add, Edit, Row

LINE = "deciders_doers"


def test_a_real_release_follows(honest: View) -> None:
    tried = follows(honest)
    assert not tried.hits
    assert tried.number > 1000


@pytest.mark.parametrize(
    ("unit", "statistic", "part"),
    [
        ("u2", "difference", ""),
        ("all", "difference", f"{LINE}:doers"),
        ("u2-3", "difference:parent", ""),
        ("all", f"gap:{LINE}", ""),
        ("all", "difference:benchmark", ""),
        ("u2", "expected", ""),
    ],
)
def test_what_does_not_follow_is_found(with_row: Add, unit: str, statistic: str, part: str) -> None:
    found = follows(with_row(unit, "leadership_in_all", statistic, part, value=60.0)).hits
    assert [(hit.unit, hit.measure) for hit in found if "signal" not in hit.told] == [(unit, "leadership_in_all")]


def test_a_difference_from_a_hidden_mean_gives_it_away(edited: Edit) -> None:
    def without_the_whole(row: Row) -> Row | None:
        of_it = (row["unit"], row["slice"], row["measure"], row["statistic"]) == ("all", "", "connectedness", "mean")
        return {**row, "value": None, "low": None, "high": None, "n": None, "reason": "protected"} if of_it else row

    found = follows(edited(without_the_whole)).hits
    assert {hit.told for hit in found} == {"A hidden mean can be worked out from this."}
    assert {hit.measure for hit in found} == {"connectedness"}


def test_a_signal_that_does_not_fit(honest: View, with_row: Add) -> None:
    apart = honest.cube.column("index", "difference").value[honest.units.index["u2"]]
    found = follows(with_row("u2", "index", "signal", value=-2.0 if apart > 0 else 2.0)).hits
    assert [(hit.unit, hit.told) for hit in found] == [("u2", "A signal does not fit its difference.")]


def test_a_signal_alone(with_row: Add) -> None:
    found = follows(with_row("u1-2", "index", "signal", value=1.0)).hits
    assert [hit.told for hit in found] == ["A signal stands where its difference is hidden."]


def test_the_wave_before(honest: View, with_row: Add) -> None:
    same = with_row("u2", "index", "difference:last", value=0.0)
    assert not follows(same, honest.released).hits
    assert "1 differences from the wave before" in follows(same).note
    other = with_row("u2", "index", "difference:last", value=4.0)
    assert [hit.unit for hit in follows(other, honest.released).hits] == ["u2"]
    hidden = with_row("u1-2", "index", "difference:last", value=4.0)
    assert [hit.unit for hit in follows(hidden, honest.released).hits] == ["u1-2"]
