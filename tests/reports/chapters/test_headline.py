from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import headline
from orgfit.reports.words import support
from synthetic_book import before, book, customers, frozen, grown
from synthetic_cube import Cube, flat, scored


def built(cube: Cube) -> headline.Headline:
    return headline.build(Book.of([cube.freeze()]))


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
    assert (found.title, found.lead) == ("A short pulse", ())
    assert found.parts == ()


def test_facts_say_who_when_and_how_many() -> None:
    assert built(scored()).facts == (
        "Harbour Works",
        "Spring 2031",
        "412 people answered",
        "500 belong to it",
        "response rate 82\u00a0%",
    )


def test_questionnaires_have_their_cards_each() -> None:
    found = headline.build(Book.of(frozen(book())))
    assert [part.title for part in found.parts] == ["Small fitness test", "The customers"]
    assert found.facts == ("Harbour Works", "Spring 2031")
    assert [part.facts for part in found.parts] == [
        ("412 people answered", "500 belong to it", "response rate 82\u00a0%"),
        ("320 people answered",),
    ]
    cards = {card.title: card for group in found.parts[1].groups for card in group.cards}
    assert cards["All in tune"].lines[-1] == "Lowest part: Product"
    assert cards["Recommendation score"].figure == "−12.5"
    assert "registered marks of their owners" in found.note


def test_the_footnote_stands_only_where_there_is_such_a_score() -> None:
    assert built(scored()).note == ""


def unsupported(cube: Cube) -> Cube:
    root = cube.units.codes[0]
    cube.figures[root]["structure", "components"] = Cell(0.0)
    return cube


def test_answers_by_chance_are_the_first_thing_said_and_nothing_is_claimed() -> None:
    found = built(unsupported(signals(scored(), purpose=(2, -1, 0))))
    assert (found.title, found.lead) == (support.TITLE, (support.WHY, support.ASK))
    assert "Shared purpose" not in "".join(found.lead)
    assert found.parts[0].groups


def test_structure_found_is_no_warning() -> None:
    assert built(grown()).title != support.TITLE


def test_of_several_the_one_by_chance_is_named() -> None:
    first = headline.build(Book.of(frozen((unsupported(grown()), customers()))))
    assert first.title == "The answers to Small fitness test do not support any conclusion"
    second = headline.build(Book.of(frozen((before(), grown(), unsupported(customers())))))
    assert second.lead[-1].startswith("The answers to The customers do not support any conclusion: its questions")
    both = headline.build(Book.of(frozen((unsupported(grown()), unsupported(customers())))))
    assert both.title == support.TITLE
