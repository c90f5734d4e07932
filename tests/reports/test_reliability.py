from __future__ import annotations

from library_cubes import measured, unstructured
from orgfit.disclosure.released import Cell
from orgfit.reports import reliability
from orgfit.reports.outline import Outline
from orgfit.reports.words import trust
from synthetic_cube import flat, scored


def test_alpha_stands_with_its_interval_its_sister_and_its_words() -> None:
    table = reliability.alphas(Outline(measured().freeze()))
    assert table is not None
    assert table.heads == ("Alpha", "Omega; of two questions Spearman-Brown", "In words")
    assert table.rows[0].cells[:2] == ("<td>0.81 (0.78 to 0.84)</td>", "<td>0.83 (0.79 to 0.86)</td>")
    assert "hold across its 2 questions.</td>" in table.rows[0].cells[2]
    assert table.rows[1].cells[1] == "<td>0.84</td>"
    assert table.rows[2].cells[0].endswith("This cannot be worked out from these answers.</td>")


def test_without_omega_there_is_no_column_of_it() -> None:
    table = reliability.alphas(Outline(scored().freeze()))
    assert table is not None
    assert table.heads == ("Alpha", "In words")
    assert reliability.alphas(Outline(flat().freeze())) is None


def test_an_alpha_that_reaches_zero_is_not_to_be_used() -> None:
    cube = scored()
    cube.figures["ORG"]["purpose", "alpha"] = Cell(0.04, -0.09, 0.16, 400)
    outline = Outline(cube.freeze())
    table = reliability.alphas(outline)
    assert table is not None
    assert table.rows[0].cells[1] == f'<td class="words">{trust.UNRELIABLE}</td>'
    assert [facet.title for facet in reliability.unreliable(outline)] == ["Shared purpose"]
    assert reliability.verdict(outline) == ()


def test_nothing_is_concluded_where_nothing_hangs_together() -> None:
    cube = measured()
    cube.figures["ORG"]["structure", "components"] = Cell(0.0)
    assert reliability.verdict(Outline(cube.freeze())) == (trust.NO_STRUCTURE, trust.NOTHING)
    cube = unstructured()
    cube.figures["ORG"]["structure", "components"] = Cell(1.0)
    assert reliability.verdict(Outline(cube.freeze())) == (trust.NO_FACET, trust.NOTHING)
    assert reliability.verdict(Outline(flat().freeze())) == ()


def test_each_question_is_held_against_the_others_of_its_facet() -> None:
    ((title, table),) = reliability.questions(Outline(measured().freeze()))
    assert title == "Shared purpose"
    assert table.rows[0].cells == ("<td>0.61</td>", '<td class="hidden">no figure</td>')
    assert table.rows[1].cells == ("<td>0.58</td>", "<td>0.77</td>")


def test_structure_is_said_and_each_facet_fitted() -> None:
    found = reliability.structure(Outline(measured().freeze()))
    assert found is not None
    assert found.said.startswith("The answers show 2 components beyond chance; the questionnaire has 3 facets.")
    assert found.facets is not None
    assert found.facets.rows[0].cells[:2] == ("<td>0.97</td>", "<td>0.04 (0.03 to 0.06)</td>")
    assert reliability.structure(Outline(scored().freeze())) is None


def test_a_structure_that_cannot_be_worked_out_says_why() -> None:
    cube = measured()
    cube.figures["ORG"]["structure", "components"] = Cell(reason="not_estimable")
    found = reliability.structure(Outline(cube.freeze()))
    assert found is not None
    assert found.said == "This cannot be worked out from these answers."
    assert reliability.verdict(Outline(cube.freeze())) == ()
