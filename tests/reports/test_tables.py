from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports import tables
from orgfit.reports.tables import Line

PROTECTED = Cell(reason="protected")


def test_a_share_has_its_interval_and_a_picture_of_both() -> None:
    drawn = tables.share(Cell(41.0, 38.0, 44.0, 99), beside=Cell(50.0), name="Doers").drawn
    assert drawn.startswith('<td>41\u00a0% (38 to 44)<div class="interval" role="img"')
    assert 'aria-label="41\u00a0% (38 to 44); Doers 50\u00a0%"' in drawn
    assert 'class="at-50"' in drawn


def test_points_have_a_decimal_only_where_the_gate_allows_one() -> None:
    cell = Cell(61.3, 59.0, 63.6, 120)
    assert tables.level(cell, fine=True).drawn.startswith("<td>61.3 (59.0 to 63.6)<div")
    assert tables.level(cell, fine=False).drawn.startswith("<td>61 (59 to 64)<div")


def test_what_is_not_shown_is_a_bound_a_reason_or_a_dash() -> None:
    assert tables.share(Cell(low=91.0, high=100.0, reason="unanimous")).drawn == "<td>91\u00a0% or more</td>"
    assert tables.share(PROTECTED).drawn == '<td class="hidden">protected</td>'
    assert tables.level(Cell(), fine=True).drawn == tables.text("", Cell()).drawn == "<td>–</td>"


def test_a_line_that_is_hidden_for_one_reason_says_so_in_a_sentence() -> None:
    made = tables.table(
        "Caption", "Who", ("A", "B", "C"), [Line("x", (tables.share(PROTECTED),) * 2 + (tables.words(""),))]
    )
    (cell,) = made.rows[0].cells
    assert cell.startswith('<td class="hidden" colspan="3">Too few answers')
    assert made.notes == ()


def test_single_reasons_are_explained_below() -> None:
    pieces = (tables.share(PROTECTED), tables.share(Cell(41.0, 38.0, 44.0)))
    made = tables.table("Caption", "Who", ("A", "B"), [Line("x", pieces)])
    assert len(made.rows[0].cells) == 2
    assert [mark for mark, _ in made.notes] == ["protected"]


def test_two_reasons_in_a_line_stay_two() -> None:
    pieces = (tables.share(PROTECTED), tables.share(Cell(reason="left_open")))
    made = tables.table("Caption", "Who", ("A", "B"), [Line("x", pieces)])
    assert [mark for mark, _ in made.notes] == ["protected", "left open"]


def test_a_bound_is_no_reason_to_hide_a_line() -> None:
    bound = Cell(low=91.0, high=100.0, reason="unanimous")
    made = tables.table("Caption", "Who", ("A", "B"), [Line("x", (tables.share(bound),) * 2)])
    assert made.rows[0].cells == ("<td>91\u00a0% or more</td>",) * 2


def test_a_choice_is_a_row_an_answer() -> None:
    made = tables.bars(("Yes", "No"), (Cell(40.0), PROTECTED), caption="Well?")
    assert made.rows[0].cells == ("<td>40\u00a0%</td>", '<td><i class="share-40"></i></td>')
    assert made.rows[1].cells[0].startswith('<td class="hidden" colspan="2">')


def test_words_of_others_are_never_markup() -> None:
    assert tables.words("<b>").drawn == '<td class="words">&lt;b&gt;</td>'
    assert tables.count(Cell(1.0, n=1200)).drawn == "<td>1,200</td>"
