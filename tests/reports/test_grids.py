from __future__ import annotations

import re

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports import grids
from orgfit.reports.words.references import WHOLE_UNIT

HIDDEN = Cell(reason="protected")
SENTENCE = "Too few answers, here or in a group beside it, to show this without giving somebody away."


def test_an_interval_stands_at_its_place() -> None:
    drawn = grids.interval(Cell(56.4, 55.9, 58.2), label='56.4 & "so"', reference=62.5)
    assert 'class="from-56 span-2"' in drawn
    assert 'class="at-56"' in drawn
    assert '<u class="at-62">' in drawn
    assert 'aria-label="56.4 &amp; &#34;so&#34;"' in drawn


def test_an_interval_never_leaves_its_line() -> None:
    drawn = grids.interval(Cell(99.0, -4.0, 104.0), label="")
    assert 'class="from-0 span-100"' in drawn


def test_what_is_hidden_is_not_drawn() -> None:
    assert grids.interval(HIDDEN, label="x") == ""


@pytest.mark.parametrize("way", [-2, -1, 1, 2])
def test_a_clear_difference_has_colour_and_sign(way: int) -> None:
    cell = grids.heat_cell(Cell(56.4), Cell(float(way)))
    assert f'data-signal="{way}"' in cell
    assert ("−" if way < 0 else "+") * abs(way) in cell
    assert ("below" if way < 0 else "above") in cell


@pytest.mark.parametrize("signal", [Cell(0.0), Cell()])
def test_without_a_clear_difference_there_is_no_colour(signal: Cell) -> None:
    assert grids.heat_cell(Cell(56.4), signal) == "<td>56</td>"


def test_a_hidden_cell_says_why() -> None:
    assert grids.heat_cell(HIDDEN, Cell(1.0)) == '<td class="hidden">protected</td>'
    assert grids.hidden_cell(HIDDEN, columns=3) == f'<td class="hidden" colspan="3">{SENTENCE}</td>'
    assert grids.difference_cell(HIDDEN, HIDDEN, fine=True) == '<td class="hidden">protected</td>'


def test_differences_are_coloured_like_levels() -> None:
    assert grids.difference_cell(Cell(-6.1), Cell(-2.0), fine=True) == '<td data-signal="-2">−6.1</td>'
    assert grids.difference_cell(Cell(-6.1), Cell(0.0), fine=True) == '<td class="quiet">not clear</td>'


def test_a_share_is_a_value_a_bound_or_a_reason() -> None:
    bounded = Cell(low=90.0, high=100.0, reason="unanimous")
    assert grids.share_cell(Cell(62.0)) == "<td>62\u00a0%</td>"
    assert grids.share_cell(bounded) == "<td>90\u00a0% or more</td>"
    assert grids.share_cell(HIDDEN) == '<td class="hidden">protected</td>'


def test_a_bar_of_answers_has_a_piece_for_each() -> None:
    bar = grids.likert([3.0, 17.0, 26.0, 41.0, 13.0], label="words")
    assert re.findall(r'class="share-(\d+)">(\d*)<', bar) == [
        ("3", ""),
        ("17", "17"),
        ("26", "26"),
        ("41", "41"),
        ("13", "13"),
    ]
    assert 'class="likert"' in bar
    assert 'class="likert sides"' in grids.likert([100.0], label="", sides=True)


def test_a_histogram_grows_from_its_line() -> None:
    drawn = grids.histogram([20.0, 40.0, 0.0], ["a", "<b>", "c"], label="words")
    heights = [float(number) for number in re.findall(r'width="\d+" height="([\d.]+)"', drawn)]
    assert heights == [grids.TALL / 2, grids.TALL, 0.0]
    assert "&lt;b&gt;" in drawn
    assert grids.histogram([0.0], ["a"], label="").count("<rect") == 1


def test_a_figure_of_both_ways_finds_its_place() -> None:
    assert grids.both_ways(Cell(-12.0, -100.0, 100.0, 9)) == Cell(44.0, 0.0, 100.0, 9)
    assert grids.both_ways(Cell(reason="protected")) == Cell(reason="protected")


def test_what_a_cell_stands_beside_is_spoken() -> None:
    assert "above the unit as a whole" in grids.heat_cell(Cell(56.4), Cell(1.0), WHOLE_UNIT)


def test_how_sure_is_coloured_only_beyond_noise() -> None:
    cell = Cell(-6.1, -6.6, -5.6)
    assert grids.sure_cell(cell, Cell(-2.0), fine=True) == '<td data-signal="-2">−6.1 (−6.6 to −5.6)</td>'
    assert grids.sure_cell(cell, Cell(0.0), fine=True) == "<td>−6.1 (−6.6 to −5.6)</td>"
    assert grids.sure_cell(HIDDEN, Cell(), fine=True) == '<td class="hidden">protected</td>'
    assert grids.text_cell("") == "<td>–</td>"
