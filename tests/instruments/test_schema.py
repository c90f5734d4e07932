"""What an instrument says about itself."""

from __future__ import annotations

import pytest

from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Block, Dimension, Facet, Instrument, Item


def item(ident: str, scale: str = "agree5", options: tuple[str, ...] | None = None) -> Item:
    return Item(ident, "T", SCALES[scale], options=options)


@pytest.mark.parametrize(("count", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (12, 7)])
def test_a_facet_needs_both_of_two_and_more_than_half_of_more(count: int, needed: int) -> None:
    assert Facet("f", "F", tuple(item(f"i{n}") for n in range(count))).needed == needed


def test_ordered_items_and_known_choices_are_coded() -> None:
    assert item("a").steps == range(1, 6)
    assert item("a", "tens").steps == range(11)
    assert item("a", "choice", ("x", "y", "z")).steps == range(1, 4)
    from_wave = Item("a", "T", SCALES["choice"], options="from_wave")
    several = item("a", "choices", ("x", "y"))
    words = item("a", "text")
    assert [i.coded for i in (from_wave, several, words)] == [False, False, False]
    assert [i.steps for i in (from_wave, several, words)] == [range(0)] * 3


def test_items_come_in_order_the_scored_ones_first() -> None:
    facets = (Facet("f", "F", (item("a"), item("b"))), Facet("g", "G", (item("c"),)))
    blocks = (Block("b", "B", (item("d", "text"), item("e"))),)
    instrument = Instrument("i", 1, "I", "self", dimensions=(Dimension("d", "D", facets),), blocks=blocks)
    assert instrument.facets == facets
    assert [i.id for i in instrument.items] == ["a", "b", "c", "d", "e"]
    assert [i.id for i in instrument.coded_items] == ["a", "b", "c", "e"]
