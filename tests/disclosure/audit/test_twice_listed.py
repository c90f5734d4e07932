"""Comments that stand in one of two files only, and are few."""

from __future__ import annotations

from dataclasses import replace

from orgfit.disclosure.audit.twice_listed import twice_listed
from orgfit.disclosure.audit.view import View
from weakened import Edit, Row, edited_view

LIST = "u2 · cfc1 · comment"


def without(view: View, unit: str, number: int) -> View:
    """The same release, in which the last comments of a unit are missing."""
    left = set(view.released.comments(unit)["cfc1"][: -number or None])

    def kept(row: Row) -> Row | None:
        return None if row["unit"] == unit and row["text"] is not None and row["text"] not in left else row

    return edited_view(view, kept)


def test_the_same_lists_twice(honest: View) -> None:
    tried = twice_listed([honest, honest])
    lists = sum(1 for code in honest.units.codes if honest.released.comments(code))
    assert (tried.number, tried.hits) == (lists**2, ())


def test_three_that_are_missing_in_the_other(honest: View) -> None:
    for views in ([honest, without(honest, "u2", 3)], [without(honest, "u2", 3), honest]):
        found = twice_listed(views).hits
        assert [(hit.unit, hit.people) for hit in found if set(hit.figures) == {LIST}] == [("u2", 3)]


def test_ten_are_enough(honest: View) -> None:
    found = twice_listed([honest, without(honest, "u2", 10)]).hits
    assert not [hit for hit in found if set(hit.figures) == {LIST}]


def test_a_cut_list_tells_nothing_of_what_it_lacks(honest: View) -> None:
    """That of the organisation is cut at 200; in another file other ones of all comments stand there."""
    listed = honest.released.comments("all")["cfc1"]
    assert len(listed) == 200

    def others(row: Row) -> Row:
        return {**row, "text": f"{row['text']}, another"} if row["unit"] == "all" and row["text"] in listed[:3] else row

    assert not twice_listed([honest, edited_view(honest, others)]).hits


def test_other_waves_are_other_answers(honest: View, edited: Edit) -> None:
    other = without(honest, "u2", 3)
    later = View(other.insider, replace(other.released, wave="Later"))
    tried = twice_listed([honest, later])
    assert (tried.number, tried.hits) == (0, ())
