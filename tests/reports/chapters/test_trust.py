from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.chapters import trust
from orgfit.reports.outline import Outline
from synthetic_cube import flat, scored


def test_reliability_has_its_interval_and_its_words() -> None:
    first, _, last = trust.build(Outline(scored().freeze())).alphas
    assert (first.title, first.figure, first.interval) == ("Shared purpose", "0.81", "0.78 to 0.84")
    assert first.sentence.startswith("81")
    assert (last.figure, last.reason) == ("", "This cannot be worked out from these answers.")


def test_a_narrow_interval_gets_another_decimal() -> None:
    cube = scored()
    cube.figures["ORG"]["purpose", "alpha"] = Cell(0.9075, 0.9066, 0.9084)
    first = trust.build(Outline(cube.freeze())).alphas[0]
    assert (first.figure, first.interval) == ("0.907", "0.907 to 0.908")


def test_what_goes_with_units_stands_by_level() -> None:
    levels = trust.build(Outline(scored().freeze())).levels
    assert levels is not None
    assert levels.heads == (
        "Between 4 units directly below the organisation",
        "Between 2 units, 2 steps below the organisation",
        "Spread within units, points",
    )
    assert levels.rows[0] == ("Shared purpose", (("6.2\u00a0%", False), ("9.4\u00a0%", False), ("18.7", False)))
    assert levels.rows[2][1][1] == ("There are too few people or units here to work this out.", True)


def test_questions_left_open_stand_in_their_order() -> None:
    chapter = trust.build(Outline(scored().freeze()))
    assert chapter.open == (("A good idea counts here, no matter who has it.", "17\u00a0%"),)


def test_without_scores_only_the_answers_are_spoken_of() -> None:
    chapter = trust.build(Outline(flat().freeze()))
    assert (chapter.alphas, chapter.levels, chapter.open) == ((), None, ())
    assert chapter.facts == ("9 people answered",)
