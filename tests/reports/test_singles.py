from __future__ import annotations

from dataclasses import replace

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Index
from orgfit.reports.cards import Card, groups
from orgfit.reports.outline import Outline
from orgfit.reports.singles import all_cards, recommended, singles
from synthetic_book import customers
from synthetic_cube import Cube, scored


def cards(cube: Cube, unit: str = "MARKET") -> list[Card]:
    outline = Outline(cube.freeze())
    return [card for _, card in singles(outline, outline.units.index[unit])]


def test_all_at_once_is_a_share_with_its_weakest_part() -> None:
    card = cards(customers())[0]
    assert (card.title, card.figure) == ("All in tune", "43\u00a0%")
    assert card.lines == (
        "between 38 and 48\u00a0%",
        "320 people",
        "8 or more on Brand and Product",
        "88\u00a0% answered every part; this is a share of them",
        "Lowest part: Product",
    )
    assert 'class="from-38 span-10"' in card.interval


def test_in_a_unit_the_organisation_stands_beside_it() -> None:
    joint, score = cards(customers(), "SHOP")
    assert '<u class="at-43">' in joint.interval
    assert joint.lines[-1] == "8 or more on Brand and Product"
    assert "organisation −12.5" in score.interval


def test_no_part_is_clearly_lowest() -> None:
    cube = customers()
    cube.figures["MARKET"]["experience", "lowest"] = Cell(reason="not_estimable")
    assert cards(cube)[0].lines[-1] == "No part is clearly lowest."
    del cube.figures["MARKET"]["experience", "lowest"]
    assert cards(cube)[0].lines[-1].endswith("a share of them")


def test_a_hidden_share_is_a_reason_and_a_bounded_one_a_bound() -> None:
    cube = customers()
    cube.figures["SHOP"]["experience", "joint"] = Cell(reason="protected")
    cube.figures["QUAY"]["experience", "joint"] = Cell(low=0.0, high=9.0, reason="unanimous")
    hidden, bounded = cards(cube, "SHOP")[0], cards(cube, "QUAY")[0]
    assert (hidden.figure, hidden.lines) == ("", ())
    assert hidden.reason == "Too few answers, here or in a group beside it, to show this without giving somebody away."
    assert (bounded.figure, bounded.reason, bounded.interval) == ("9\u00a0% or less", "", "")


def test_a_recommendation_score_lies_between_minus_and_plus_a_hundred() -> None:
    card = cards(customers())[1]
    assert (card.title, card.figure) == ("Recommendation score", "−12.5")
    assert card.lines == ("between −19.5 and −5.5", "320 answers")
    assert 'class="at-44"' in card.interval


def test_a_hidden_recommendation_score_is_a_reason() -> None:
    cube = customers()
    cube.figures["SHOP"]["v3", "recommendation"] = Cell(reason="unanimous")
    assert cards(cube, "SHOP")[1].reason == "Not shown in full, because it would tell what single people answered."


def test_two_scores_are_told_apart_by_their_questions() -> None:
    cube = customers()
    cube.figures["MARKET"]["v2", "recommendation"] = Cell(31.0, 24.0, 38.0, 320)
    assert [card.lines[-1] for card in cards(cube)[1:]] == [
        "<span>Wie gut ist das Produkt?</span>",
        "<span>How likely are you to recommend All customers?</span>",
    ]


def test_an_index_may_say_no_more_than_what_is_lowest() -> None:
    cube = scored()
    cube.instrument = replace(cube.instrument, index=Index("Balance", "lowest", at_least_parts=2))
    cube.figures["ORG"]["index", "lowest"] = Cell(2.0)
    (card,) = cards(cube, "ORG")
    assert (card.title, card.figure, card.reason) == ("Balance", "", "")
    assert card.lines == ("Lowest part: Connectedness",)


def test_without_such_figures_there_are_no_such_cards() -> None:
    assert cards(scored(), "ORG") == []
    assert not recommended(Outline(scored().freeze()))
    assert recommended(Outline(customers().freeze()))


def test_all_at_once_heads_its_dimension_and_other_scores_stand_behind() -> None:
    outline = Outline(customers().freeze())
    named = [(group.title, [card.title for card in group.cards]) for group in all_cards(outline, 0, groups(outline, 0))]
    assert named == [
        ("What customers get", ["All in tune", "What customers get, all together", "Brand", "Product"]),
        ("", ["Recommendation score"]),
    ]
    assert [group.title for group in all_cards(outline, 0, ())] == [""]


def test_a_dimension_without_points_of_its_own_still_heads_its_facets() -> None:
    cube = customers()
    for rows in cube.figures.values():
        rows.pop(("experience", "mean"))
    outline = Outline(cube.freeze())
    (first, _) = all_cards(outline, 0, groups(outline, 0))
    assert (first.title, [card.title for card in first.cards]) == (
        "What customers get",
        ["All in tune", "Brand", "Product"],
    )
