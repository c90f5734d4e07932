"""Lists of comments that can be taken from each other are found."""

from __future__ import annotations

from orgfit.disclosure.audit.lists import lists
from orgfit.disclosure.audit.view import View
from weakened import Add, Edit, Row, with_rows


def test_a_real_release(honest: View) -> None:
    tried = lists(honest)
    assert not tried.hits
    assert tried.number > 5


def test_a_list_of_few(with_row: Add) -> None:
    found = lists(with_row("u2-1", "cfc1", "comment", text="Remark 1")).hits
    assert ("u2-1", 1) in {(hit.unit, hit.people) for hit in found}


def test_a_number_of_few(with_row: Add) -> None:
    found = lists(with_row("u2-1", "cfc1", "comments", value=4.0)).hits
    assert "Too few people wrote this list." in {hit.told for hit in found}


def test_texts_that_few_wrote_are_left_of_a_unit(edited: Edit, honest: View) -> None:
    """u2 keeps the texts of the units below it, and five of others."""
    below = {text for code in ("u2-4", "u2-7") for text in honest.released.comments(code)["cfc1"]}
    others = [text for text in honest.released.comments("u2")["cfc1"] if text not in below]
    kept = below | set(others[:5])

    def fewer(row: Row) -> Row | None:
        return row if row["unit"] != "u2" or row["text"] is None or row["text"] in kept else None

    found = lists(edited(fewer)).hits
    assert ("u2", 5) in {(hit.unit, hit.people) for hit in found}


def test_a_cut_list_says_nothing_of_what_is_not_in_it(honest: View) -> None:
    assert len(honest.released.comments("all")["cfc1"]) == 200
    assert "all" not in {hit.unit for hit in lists(honest).hits}


def test_an_order_by_unit(honest: View) -> None:
    rows = honest.released.table.to_pylist()
    place = {
        text: n for code in ("u1-3", "u1-4", "u1-7") for n, text in enumerate(honest.released.comments(code)["cfc1"])
    }
    owner = {text: code for code in ("u1-3", "u1-4", "u1-7") for text in honest.released.comments(code)["cfc1"]}
    spoken = [row for row in rows if row["unit"] == "u1" and row["text"] is not None]
    first = rows.index(spoken[0])
    spoken.sort(key=lambda row: (owner.get(row["text"], ""), place.get(row["text"], 0)))
    rows[first : first + len(spoken)] = spoken
    found = lists(View(honest.insider, with_rows(rows, honest.released))).hits
    assert [(hit.unit, hit.told[:9]) for hit in found] == [("u1", "The order")]
