from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports import questions
from orgfit.reports.outline import Outline
from synthetic_cube import Cube, scored


def asked(cube: Cube, unit: str) -> dict[str, tuple[questions.Question, ...]]:
    outline = Outline(cube.freeze())
    return dict(questions.questions(outline, outline.units.index[unit]))


def test_every_question_has_a_cell_for_every_head() -> None:
    found = asked(scored(), "QUAY")
    assert questions.heads(Outline(scored().freeze())) == (
        "Points",
        "Favourable",
        "Answers",
        "From the organisation",
    )
    assert list(found) == ["Shared purpose", "Leadership in everyone", "Connectedness", "What people expect"]
    assert {len(question.cells) for group in found.values() for question in group} == {4}


def test_what_is_bounded_stays_bounded() -> None:
    first = asked(scored(), "PILOT")["Shared purpose"][0]
    assert first.cells[1] == "<td>91\u00a0% or more</td>"


def test_a_hidden_question_says_why() -> None:
    cube = scored()
    for statistic in ("mean", "favourable", "difference", "signal"):
        cube.figures["PILOT"]["q1", statistic] = Cell(reason="protected")
    (cell,) = asked(cube, "PILOT")["Shared purpose"][0].cells
    assert cell.endswith(
        ">Too few answers, here or in a group beside it, to show this without giving somebody away.</td>"
    )


def test_questions_hidden_for_one_reason_are_said_in_one_row() -> None:
    cube = scored()
    for item in ("q1", "q2"):
        for statistic in ("mean", "favourable", "difference", "signal"):
            cube.figures["PILOT"][item, statistic] = Cell(reason="left_open")
    (both,) = asked(cube, "PILOT")["Shared purpose"]
    assert (both.text, both.reason, both.ours) == ("Both questions", "left_open", True)
    for key in [key for key in cube.figures["PILOT"] if key[0].startswith("q")]:
        cube.figures["PILOT"][key] = Cell(reason="left_open")
    everything = asked(cube, "PILOT")
    assert list(everything) == [""]
    assert everything[""][0].text.startswith("All ")
