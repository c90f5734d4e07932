from __future__ import annotations

from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.standings import Standings, standings
from synthetic_book import book, frozen, grown
from synthetic_cube import Cube, scored


def of(unit: str, *cubes: Cube) -> Standings:
    found = Book.of(frozen(cubes))
    return standings(found, found.places.units.index[unit])


def test_a_facet_is_named_once_with_all_that_is_clear_about_it() -> None:
    assert of("QUAY", grown()).higher[1] == (
        "Leadership in everyone: 7.0 points above the organisation (95 % interval 3.0 to 11.0); "
        "6.6 points above the benchmark (95 % interval 4.8 to 8.4)"
    )


def test_only_facets_stand_here() -> None:
    cube = scored()
    for measure in ("index", "leadership", "purpose", "everyone", "connected"):
        cube.figures["QUAY"][measure, "signal"] = Cell(1.0 if measure in {"index", "leadership"} else 0.0)
    assert of("QUAY", cube) == Standings((), (), ("the organisation",))


def test_it_knows_what_there_is_to_compare_with() -> None:
    assert of("QUAY", scored()).against == ("the organisation",)
    assert of("ORG", grown()).against == ("the benchmark", "last time")
    assert of("ORG", scored()).against == ()
    assert of("CRANE-A", *book()).against == ("the organisation", "the rest of Cranes", "the benchmark", "last time")


def test_a_hidden_unit_has_nothing_to_say() -> None:
    assert of("ROPE", grown()) == Standings((), (), ())
