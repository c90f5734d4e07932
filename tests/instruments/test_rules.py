"""What holds between items and facets: ids, ranges, numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orgfit.instruments.schema import Instrument, Item

Faults = Callable[..., list[str]]
Items = Callable[..., tuple[Item, ...]]


@pytest.mark.parametrize("ident", ["index", "people", "People"])
def test_the_names_of_orgfits_own_figures_are_reserved(ident: str, facet_faults: Faults) -> None:
    assert facet_faults(f"id: {ident}, text: T") == [
        f"13: The id '{ident}' is kept for orgfit's own figures. Choose another."
    ]


def test_an_id_stands_once_over_items_facets_and_dimensions(
    faults: Callable[[str], list[str]], of_dimensions: Callable[..., str]
) -> None:
    text = of_dimensions("", d=("f", "g"), e=("d", "F1"), h=("i",), k=("h",))
    text += "blocks:\n  - {id: b, items: [{id: e, text: T}, {id: y, text: T}, {id: y, text: T}]}\n"
    assert faults(text) == [
        "17: The id 'd' of this facet is that of the dimension in line 7. Choose another.",
        "18: The id 'F1' of this facet is that of the item in line 11. Choose another.",
        "28: The id 'h' of this facet is that of the dimension in line 19. Choose another.",
        "30: The id 'e' of this item is that of the dimension in line 13. Choose another.",
        "30: The id 'y' of this item is that of the item in line 30. Choose another.",
    ]


def test_a_dimension_of_one_facet_may_have_its_name(
    read: Callable[[str], Instrument], of_dimensions: Callable[..., str]
) -> None:
    assert [d.id for d in read(of_dimensions("", leading=("leading",))).dimensions] == ["leading"]


def test_block_ids_differ_among_themselves_only(
    faults: Callable[[str], list[str]], of_dimensions: Callable[..., str]
) -> None:
    block = "  - {id: d, items: [{id: %s, text: T}]}\n"
    text = of_dimensions("", d=("f", "g")) + "blocks:\n" + block % "x" + block % "y"
    assert faults(text) == ["15: The id 'd' of this block is that of the block in line 14. Choose another."]


def test_figures_share_the_names_of_items(faults: Callable[[str], list[str]]) -> None:
    text = (
        "id: x\nversion: 1\ntitle: X\nabout: unit\nscale: agree5\n"
        "blocks: [{id: b, items: [{id: a, text: T}]}]\nfigures:\n  - {id: a, title: A, unit: money}\n"
    )
    assert faults(text) == ["8: The id 'a' of this figure is that of the item in line 6. Choose another."]


@pytest.mark.parametrize("scale", ["text", "choice, options: [a, b]", "choices, options: units"])
def test_only_ordered_items_are_scored(scale: str, facet_faults: Faults, block_items: Items) -> None:
    name = scale.partition(",")[0]
    assert facet_faults("id: z, text: T", f"id: a, text: T, scale: {scale}") == [
        f"14: Item 'a' is on the scale '{name}', which cannot be scored. Put it under blocks."
    ]
    assert len(block_items("id: z, text: T", f"id: a, text: T, scale: {scale}")) == 2


def test_a_facet_has_one_range(facet_faults: Faults, facet_items: Items, block_items: Items) -> None:
    mixed = (
        "id: a, text: T",
        "id: b, text: T, scale: rate11",
        "id: c, text: T, scale: often5",
        "id: e, text: T, scale: tens",
    )
    said = "Items of one facet must share one range"
    assert facet_faults(*mixed) == [
        f"14: {said}; 'b' runs from 0 to 10, 'a' from 1 to 5. Split the facet.",
        f"16: {said}; 'e' runs from 0 to 10, 'a' from 1 to 5. Split the facet.",
    ]
    assert len(facet_items(mixed[0], mixed[2])) == 2
    assert len(block_items(*mixed)) == 4


def test_a_facet_has_twelve_items_at_most(facet_faults: Faults, facet_items: Items) -> None:
    items = tuple(f"id: i{n}, text: T" for n in range(13))
    assert len(facet_items(*items[:12])) == 12
    assert facet_faults(*items) == ["12: Facet 'f' may have 12 items at most; it has 13. Split it."]
