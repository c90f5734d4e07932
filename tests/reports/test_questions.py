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
    assert cell.endswith(">Too few answers here to show without giving somebody away.</td>")
