from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.chapters import headline
from orgfit.reports.outline import Outline
from synthetic_cube import Cube, flat, scored


def built(cube: Cube) -> headline.Headline:
    return headline.build(Outline(cube.freeze()))


def signals(cube: Cube, **ways: tuple[float, ...]) -> Cube:
    """Sets what differs: for each measure the signals of Quay, Office and Pilots; all else is not clear."""
    for place, unit in enumerate(("QUAY", "OFFICE", "PILOT")):
        for measure in ("index", "leadership", "purpose", "everyone", "connected"):
            cube.figures[unit][measure, "signal"] = Cell(ways.get(measure, (0.0, 0.0, 0.0))[place])
    return cube


def test_the_facet_on_which_most_units_differ_is_the_headline() -> None:
    found = built(signals(scored(), purpose=(2, -1, 0), connected=(0, 0, -1)))
    assert found.title == "Units differ most often on Shared purpose"
    assert found.lead[0] == (
        "Of 3 units shown, 2 differ from the organisation on Shared purpose by more than noise: 1 above, 1 below. "
        "3 units differ on at least one figure."
    )
    assert found.lead[1] == headline.LIMIT


def test_a_tie_names_no_facet() -> None:
    found = built(signals(scored(), purpose=(2, -1, 0), connected=(1, 0, -1)))
    assert found.title == "3 of 3 units differ from the organisation by more than noise"
    assert found.lead[0] == "Units that differ: Shared purpose 1 above, 1 below; Connectedness 1 above, 1 below."


def test_one_unit_alone_is_no_pattern() -> None:
    found = built(signals(scored(), purpose=(2, 0, 0)))
    assert found.title == "1 of 3 units differs from the organisation by more than noise"


def test_nothing_clear_is_said_as_that() -> None:
    found = built(signals(scored()))
    assert found.title == "No unit clearly differs from the organisation"
    assert "in common" in found.lead[0]


@pytest.mark.parametrize("ways", [{}, {"purpose": (1, 1, 0)}])
def test_a_headline_names_no_unit(ways: dict[str, tuple[float, ...]]) -> None:
    found = built(signals(scored(), **ways))
    words = found.title + " ".join(found.lead)
    assert not [name for name in ("Quay", "Office", "Pilots") if name in words]


def test_without_units_the_instrument_is_the_headline() -> None:
    found = built(flat())
    assert (found.title, found.lead, found.groups, found.rows) == ("A short pulse", (), (), ())


def test_facts_say_who_when_and_how_many() -> None:
    assert built(scored()).facts == (
        "Harbour Works",
        "Spring 2031",
        "412 people answered",
        "500 belong to it",
        "response rate 82\u00a0%",
    )
