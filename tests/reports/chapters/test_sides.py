from __future__ import annotations

from library_cubes import LINE, around, fitness, openness
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import sides
from orgfit.reports.chapters.sides import Sides
from synthetic_cube import Cube, scored


def chapter(*cubes: Cube) -> Sides:
    found = sides.build(Book.of([cube.freeze() for cube in cubes]))
    assert found is not None
    return found


def test_both_sides_stand_beside_each_other_with_their_gap() -> None:
    (gap,) = chapter(openness()).gaps
    assert gap.title == "Deciders and Doers: what each side sees"
    assert gap.facets is not None
    assert gap.facets.heads == ("Deciders", "Doers", "Gap", "In words")
    voice = gap.facets.rows[1]
    assert voice.title == "A voice in strategy"
    assert voice.cells[0].startswith("<td>71.0 (68.5 to 73.5)<div")
    assert 'class="at-59"' in voice.cells[0]  # the other side, dotted
    assert voice.cells[2:] == ("<td><b>+12.0 (8.5 to 15.5)</b></td>", '<td class="words">Deciders clearly higher</td>')
    assert gap.facets.rows[3].cells[2:] == ("<td>+1.0 (−2.5 to 4.5)</td>", '<td class="words">no clear gap</td>')


def test_clear_gaps_are_counted_by_side() -> None:
    (gap,) = chapter(openness()).gaps
    assert gap.counted == (
        "On 2 of 3 facets they clearly differ: Deciders give the higher figure on 1, Doers give the higher figure on 1."
    )


def test_questions_with_a_picture_of_their_own_stand_only_there() -> None:
    (gap,) = chapter(openness()).gaps
    titles = [row.title for _, table in gap.questions for row in table.rows]
    assert "People who carry out a decision have a say in making it." in titles
    assert not [title for title in titles if "more say" in title or "Strategy is best" in title]
    assert [title for title, _ in gap.questions][-1] == "Behaviours"


def test_a_hidden_gap_says_why_and_its_sides_stay() -> None:
    (gap,) = chapter(openness()).gaps
    row = next(row for _, table in gap.questions for row in table.rows if row.title.startswith("Matters that involve"))
    assert row.cells[2] == '<td class="hidden">protected</td>'
    assert row.cells[3] == '<td class="words">–</td>'


def test_units_show_the_gaps_they_have_and_a_dash_for_those_they_have_not() -> None:
    (gap,) = chapter(openness()).gaps
    assert gap.units is not None
    (row,) = gap.units.rows
    assert row.title == "Quay <North> & sons"
    assert row.cells == (
        "<td>–</td>",
        '<td><b>+17</b><span class="unseen">, Deciders clearly higher</span></td>',
        '<td class="quiet">−2</td>',
        "<td>–</td>",
    )


def test_several_questionnaires_with_lines_are_told_apart() -> None:
    other = fitness()
    other.figures["ORG"]["index", "gap:deciders_doers"] = Cell(2.0, -1.0, 5.0)
    titles = [gap.title for gap in chapter(openness(), other).gaps]
    assert titles[1] == "Deciders and Doers: what each side sees (Customer fitness)"


def test_wish_and_guesses_stand_apart_from_gaps() -> None:
    found = chapter(openness(), around())
    assert len(found.views) == len(found.guesses) == 1
    alone = chapter(around())
    assert (alone.gaps, alone.views) == ((), ())


def test_a_facet_without_a_gap_stays_in_the_table() -> None:
    cube = openness()
    for name in ("gap", "gap_signal"):
        del cube.figures["ORG"]["co_creation", f"{name}:deciders_doers"]
    (gap,) = chapter(cube).gaps
    assert gap.facets is not None
    assert gap.facets.rows[2].cells[2:] == ("<td>–</td>", '<td class="words">–</td>')


def test_a_line_without_facets_and_questions_has_no_heading() -> None:
    cube = around()
    cube.splits = (LINE,)
    cube.figures["ORG"]["gu01", "gap:deciders_doers"] = Cell(2.0, -1.0, 5.0)
    assert chapter(cube).gaps == ()


def test_without_a_line_or_a_guess_there_is_no_chapter() -> None:
    assert sides.build(Book.of([scored().freeze()])) is None
