from __future__ import annotations

from library_cubes import around
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import changes
from orgfit.reports.words import differences
from synthetic_book import before, book, customers, frozen, grown
from synthetic_cube import Cube, flat, scored


def built(*cubes: Cube) -> changes.Changes:
    found = changes.build(Book.of(frozen(cubes)))
    assert found is not None
    return found


def test_without_a_wave_before_there_is_no_chapter() -> None:
    assert changes.build(Book.of(frozen([scored(), customers()]))) is None


def test_only_what_was_asked_before_has_a_part() -> None:
    (part,) = built(*book()).parts
    assert part.title == "Small fitness test"
    assert part.heads == ("Spring 2030", "Spring 2031", "Change", "In words")


def test_then_now_and_how_much_stand_side_by_side() -> None:
    (part,) = built(before(), grown()).parts
    rows = {row.title: row.cells for row in part.rows}
    assert list(rows) == ["Fitness score", "Leadership", "Shared purpose", "Leadership in everyone", "Connectedness"]
    assert rows["Connectedness"] == (
        "<td>56.4 (44.4 to 57.7)</td>",
        "<td>64.3 (61.0 to 67.3)</td>",
        '<td data-signal="2">+7.4 (5.8 to 9.0)</td>',
        '<td class="words">more</td>',
    )
    assert rows["Fitness score"][3] == '<td class="words">no clear change</td>'
    assert part.finding == "Clearly more than last time: Connectedness. Clearly less than last time: Shared purpose."


def test_units_below_are_coloured_only_where_it_is_clear() -> None:
    (part,) = built(before(), grown()).parts
    assert part.units is not None
    assert [row.name for row in part.units.rows] == ["Harbour Works", "Quay <North> & sons", "Office"]
    assert part.units.rows[1].cells == (
        '<td class="quiet">not clear</td>',
        '<td data-signal="-1">−3.7</td>',
        '<td class="quiet">not clear</td>',
        '<td data-signal="2">+7.4</td>',
    )


def test_a_figure_that_was_not_compared_is_a_dash() -> None:
    now = grown()
    del now.figures["OFFICE"]["index", "difference:last"]
    (part,) = built(before(), now).parts
    assert part.units is not None
    assert part.units.rows[2].cells[0] == "<td>–</td>"


def test_questions_that_clearly_moved_stand_in_the_order_asked() -> None:
    (part,) = built(before(), grown()).parts
    assert [(row.title[:20], row.cells[3]) for row in part.items] == [
        ("We agree on what we ", '<td class="words">less</td>'),
        ("Teams pass on what m", '<td class="words">more</td>'),
    ]


def test_without_the_other_cube_the_change_still_stands() -> None:
    (part,) = built(grown()).parts
    assert part.heads == ("Spring 2031", "Change", "In words")
    assert {len(row.cells) for row in part.rows} == {3}


def test_waves_released_apart_are_shown_without_a_verdict() -> None:
    (part,) = built(before(), scored()).parts
    assert part.finding.startswith("Whether a change is more than noise was not worked out")
    assert part.heads == ("Spring 2030", "Spring 2031")
    assert {len(row.cells) for row in part.rows} == {2}
    assert (part.units, part.items) == (None, ())


def test_what_was_not_asked_or_not_shown_then_is_told_apart() -> None:
    then = before()
    then.figures["ORG"]["purpose", "mean"] = Cell(reason="protected")
    del then.figures["ORG"]["everyone", "mean"]
    (part,) = built(then, grown()).parts
    rows = {row.title: row.cells[0] for row in part.rows}
    assert rows["Shared purpose"] == '<td class="hidden">protected</td>'
    assert rows["Leadership in everyone"] == "<td>–</td>"


def test_without_a_score_or_a_change_there_is_nothing_to_tell() -> None:
    then, now = flat(), flat()
    then.wave = "Spring 2030"
    assert changes.build(Book.of(frozen([then, now]))) is None
    now.figures["ONE"]["p1", "difference:last"], now.figures["ONE"]["p1", "signal:last"] = (
        Cell(4.0, 2.0, 6.0),
        Cell(1.0),
    )
    (part,) = built(then, now).parts
    assert (part.rows, part.finding) == ((), "")
    assert [row.title for row in part.items] == ["Ich weiß, was beschlossen wurde."]


def test_questions_without_facets_say_that_none_changed() -> None:
    now = around()
    for key in [key for key in now.figures["ORG"] if key[0] == "index"]:
        del now.figures["ORG"][key]
    now.figures["ORG"]["pm01", "difference:last"] = Cell(1.0, -1.0, 3.0)
    now.figures["ORG"]["pm01", "signal:last"] = Cell(0.0)
    (part,) = built(around("Spring 2030", first=True), now).parts
    assert (part.finding, part.rows, part.items) == ("No question clearly changed since last time.", (), ())


def test_where_no_unit_changed_a_sentence_stands_in_the_place_of_the_table() -> None:
    now = grown()
    for rows in now.figures.values():
        for key in [key for key in rows if key[1] == "signal:last"]:
            rows[key] = Cell(0.0)
    (part,) = built(before(), now).parts
    assert part.units is None
    assert part.units_alike == "In no unit directly below the organisation did anything clearly change."
    assert part.note == differences.STRAY


def test_where_every_interval_tells_the_same_as_the_word_nothing_is_explained() -> None:
    now = grown()
    for key, cell in list(now.figures["ORG"].items()):
        if key[1] == "difference:last" and now.figures["ORG"][key[0], "signal:last"].value == 0:
            now.figures["ORG"][key] = Cell(cell.value, -9.0, 9.0)
    assert built(before(), now).parts[0].note == ""
