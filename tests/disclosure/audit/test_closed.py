"""Figures that no attack knows about, or that stand where they must not, are found."""

from __future__ import annotations

import pytest

from orgfit.disclosure.audit.closed import closed_world
from orgfit.disclosure.audit.view import View
from weakened import Add, with_rows

UNKNOWN = "No attack knows this kind of figure."
DOERS, DECIDERS = "deciders_doers:doers", "deciders_doers:deciders"


def test_a_real_release(honest: View) -> None:
    tried = closed_world(honest)
    assert not tried.hits
    assert tried.number == honest.released.table.num_rows


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("u1", "index", "median"), UNKNOWN),
        (("u1", "mood", "mean"), UNKNOWN),
        (("u1", "index", "mean", "shoes:brown"), UNKNOWN),
        (("u1", "index", "alpha"), "This is a figure of the whole organisation only."),
        (("all", "index", "shrunken", DOERS), "There is no such figure of slices."),
        (("u2-1", "index", "mean", DOERS), "This unit is too small for slices."),
        (("u2", "cf01", "agreement"), "Too few people are behind this figure."),
        (("u2-1", "cf02", "share:4"), "Too few people are behind this figure: they may be of one mind."),
        (("u2-1", "orchestration", "band:4"), "Too few people are behind this figure: they may be of one mind."),
        (("u2", "cf01", "favourable", DECIDERS), "Too few people are behind this figure: they may be of one mind."),
        (("u1-2", "index", "mean"), "A unit that is not shown has more than its reason."),
    ],
)
def test_what_must_not_stand_there(with_row: Add, row: tuple[str, ...], told: str) -> None:
    found = closed_world(with_row(*row, value=1.0)).hits
    assert told in {hit.told for hit in found}
    assert {(hit.unit, hit.measure) for hit in found} == {row[:2]}


def test_a_distribution_that_leaves_few(honest: View, with_row: Add) -> None:
    """u2 is large enough, but without it and the others few are left of the organisation."""
    people = honest.people("cfb1")
    rest = int(people[0] - sum(people[honest.units.index[code]] for code in ("u1", "u2", "u3", "u4")))
    assert people[honest.units.index["u2"]] >= 50 > rest > 0
    found = closed_world(with_row("u2", "cfb1", "share:4", value=30.0)).hits
    assert [(hit.unit, hit.people) for hit in found] == [("all", int(people[0]))]


@pytest.mark.parametrize(
    "numbers",
    [{"value": 50.0, "reason": "protected"}, {"n": 7, "reason": "protected"}, {"value": 9.0, "reason": "odd"}],
)
def test_a_reason_beside_a_number(with_row: Add, numbers: dict[str, object]) -> None:
    found = closed_world(with_row("u2-1", "index", "mean", **numbers)).hits
    assert {(hit.unit, hit.measure) for hit in found} == {("u2-1", "index")}


def test_neither_a_reason_nor_a_number(with_row: Add) -> None:
    assert [hit.unit for hit in closed_world(with_row("u2-1", "index", "mean")).hits] == ["u2-1"]


def test_comments_with_numbers_or_in_slices(with_row: Add) -> None:
    assert closed_world(with_row("u1", "cfc1", "comment", text="Words", value=3.0)).hits
    assert closed_world(with_row("u1", "cfc1", "comment", DOERS, text="Words")).hits


def test_a_figure_twice(honest: View) -> None:
    rows = honest.released.table.to_pylist()
    twice = next(row for row in rows if row["unit"] == "u2" and row["statistic"] == "mean")
    rows.insert(rows.index(twice), {**twice, "value": 1.0})
    found = closed_world(View(honest.insider, with_rows(rows, honest.released))).hits
    assert [(hit.unit, hit.told) for hit in found] == [("u2", "This figure stands twice.")]
