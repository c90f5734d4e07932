"""Under which units comments stand, in which order, and what the table says where they do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from orgfit.disclosure.cells import Column, merged, released_table
from orgfit.disclosure.comments import comment_plan, comment_rows, comment_table
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import SCHEMA, Cell, Released
from orgfit.responses.columns import Responses
from orgfit.responses.comments import Comments
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"), ("b1", "b"), ("b2", "b"))
EVERYWHERE = np.ones(len(UNITS), bool)


def wrote(item: str = "cfc1", **count: int) -> Comments:
    """So many comments of each unit itself."""
    written = [(UNITS.index[code], f"{code} says {place}") for code, number in count.items() for place in range(number)]
    return Comments.of(item, written)


def survey(*comments: Comments) -> Responses:
    return replace(
        organisation(UNITS, {code: answers_of(30, 1) for code in ("a1", "a2", "b1", "b2")}), comments=comments
    )


def planned(comments: Comments, shown: np.ndarray = EVERYWHERE, threshold: int = 10) -> set[str]:
    written = np.bincount(comments.unit, minlength=len(UNITS))
    plan = comment_plan(UNITS, shown, written, threshold=threshold)
    return {code for code, yes in zip(UNITS.codes, plan, strict=True) if yes}


def released(responses: Responses, shown: np.ndarray = EVERYWHERE, seed: int = 1) -> Released:
    table = comment_table(responses, [shown], Policy(), np.random.default_rng(seed))
    return Released(table, responses.wave, responses.instrument, UNITS, Policy())


def test_ten_who_wrote_are_shown_and_nine_are_not() -> None:
    assert planned(wrote(a1=10, a2=10, b1=9, b2=1)) == {"all", "a", "a1", "a2", "b"}
    assert planned(wrote(a1=9)) == set()


def test_a_few_beside_a_shown_unit_take_it_with_them() -> None:
    assert planned(wrote(a1=12, a2=3, b1=20)) == {"all", "a", "b", "b1"}


def test_all_of_a_unit_may_stand_under_one_part_of_it() -> None:
    assert planned(wrote(a1=12, b1=20)) == {"all", "a", "a1", "b", "b1"}


def test_only_units_whose_totals_are_shown_have_comments() -> None:
    shown = EVERYWHERE.copy()
    shown[UNITS.index["a1"]] = False
    assert "a1" not in planned(wrote(a1=30, a2=30), shown)


@pytest.mark.parametrize("threshold", [10, 12])
def test_a_higher_threshold_holds_for_comments_as_well(threshold: int) -> None:
    comments = survey(wrote(a1=11, b1=20))
    table = comment_table(
        comments, [EVERYWHERE] * (threshold - 4), Policy(threshold=threshold), np.random.default_rng(1)
    )
    units = set(table.filter(table["text"].is_valid())["unit"].to_pylist())
    assert ("a1" in units) == (threshold <= 11)


def test_every_unit_lists_its_whole_subtree_in_one_order() -> None:
    comments = wrote(all=11, a=10, a1=10, a2=12, b1=15)
    rows = comment_rows(comments, UNITS, EVERYWHERE, np.random.default_rng(2))
    listed = {
        code: [t for u, t in zip(rows.unit, rows.texts, strict=True) if u == place]
        for code, place in UNITS.index.items()
    }
    assert Counter(listed["all"]) == Counter(comments.texts)
    assert [text for text in listed["all"] if text.startswith("a")] != sorted(listed["all"])
    for code, place in UNITS.index.items():
        below = {UNITS.codes[unit] for unit in range(place, int(UNITS.end[place]))}
        assert listed[code] == [text for text in listed["all"] if text.split()[0] in below]
    assert rows.unit.tolist() == sorted(rows.unit.tolist())


def test_a_long_list_is_the_beginning_of_the_order() -> None:
    comments = wrote(a1=2_000, b1=15)
    whole = comment_rows(comments, UNITS, EVERYWHERE, np.random.default_rng(2), at_most=5_000)
    short = comment_rows(comments, UNITS, EVERYWHERE, np.random.default_rng(2), at_most=900)
    for unit in range(len(UNITS)):
        one, other = (
            [text for place, text in zip(rows.unit, rows.texts, strict=True) if place == unit]
            for rows in (whole, short)
        )
        assert other == one[:900]


def test_two_hundred_are_listed_and_all_are_counted() -> None:
    cube = released(survey(wrote(a1=150, b1=150)))
    assert {code: len(cube.comments(code)["cfc1"]) for code in ("all", "a1", "b1")} == {
        "all": 200,
        "a1": 150,
        "b1": 150,
    }
    assert cube.figures("all")["cfc1", "comments"] == Cell(300.0)


def test_the_order_tells_nothing_even_to_who_knows_how_it_was_drawn() -> None:
    """The same texts from other units come in the same order."""
    texts = [f"text {place}" for place in range(60)]
    one = Comments.of("cfc1", zip([2] * 30 + [3] * 30, texts, strict=True))
    other = Comments.of("cfc1", zip([2, 3, 5] * 20, texts, strict=True))
    root = np.arange(len(UNITS)) == 0
    lists = [comment_rows(part, UNITS, root, np.random.default_rng(3)).texts for part in (one, other)]
    assert lists[0] == lists[1]
    assert lists[0] != comment_rows(one, UNITS, root, np.random.default_rng(4)).texts


def test_each_question_has_an_order_of_its_own() -> None:
    cube = released(survey(wrote("cfc1", a1=40), wrote("cfc2", a1=40)))
    first, second = cube.comments("a1").values()
    assert set(first) == set(second)
    assert first != second


def test_the_table_says_how_many_or_that_they_are_protected() -> None:
    cube = released(survey(wrote(a1=12, a2=10, b1=4), wrote("cfc2", b1=3), wrote("opc1")))
    assert {code: cube.figures(code)["cfc1", "comments"].value for code in UNITS.codes} == {
        "all": 26.0, "a": None, "a1": 12.0, "a2": None, "b": None, "b1": None, "b2": None
    }  # fmt: skip
    for code in UNITS.codes:
        figures = cube.figures(code)
        assert set(figures) == {("cfc1", "comments"), ("cfc2", "comments"), ("opc1", "comments")}
        hidden = [cell for cell in figures.values() if not cell.shown]
        assert all(cell == Cell(reason="protected") for cell in hidden)
    assert cube.comments("b") == {}
    assert set(cube.comments("a1")) == {"cfc1"}


def test_a_unit_that_is_not_shown_has_no_row_at_all() -> None:
    shown = EVERYWHERE.copy()
    shown[UNITS.index["b1"]] = False
    table = comment_table(survey(wrote(a1=12, b1=40)), [shown], Policy(), np.random.default_rng(1))
    assert "b1" not in table["unit"].to_pylist()
    assert table.schema == SCHEMA


def test_without_comments_the_table_is_empty() -> None:
    table = comment_table(survey(), [EVERYWHERE], Policy(), np.random.default_rng(1))
    assert table.num_rows == 0
    assert table.schema == SCHEMA


def test_what_is_merged_is_saved_and_read_back(tmp_path: Path) -> None:
    responses = survey(wrote(a1=12, b1=11))
    figures = released_table(responses, [Column("people", "answers", EVERYWHERE, 30.0)], EVERYWHERE)
    comments = comment_table(responses, [EVERYWHERE], Policy(), np.random.default_rng(1))
    table = merged([figures, comments], UNITS)
    cube = Released(table, responses.wave, responses.instrument, UNITS, Policy())
    cube.save(tmp_path / "released.arrow")
    again = Released.load(tmp_path / "released.arrow")
    assert again.comments("a1") == cube.comments("a1")
    assert len(again.comments("a1")["cfc1"]) == 12
    assert again.figures("b1") == {("people", "answers"): Cell(30.0), ("cfc1", "comments"): Cell(11.0)}
    assert again.policy == Policy()


def test_texts_stand_nowhere_but_in_their_column() -> None:
    table = comment_table(survey(wrote(a1=12)), [EVERYWHERE], Policy(), np.random.default_rng(1))
    rows = table.filter(table["text"].is_valid())
    assert set(rows["statistic"].to_pylist()) == {"comment"}
    assert all(rows[name].null_count == rows.num_rows for name in ("value", "low", "high", "n", "reason"))
    assert set(rows["slice"].to_pylist()) == {""}
    assert isinstance(table, pa.Table)
