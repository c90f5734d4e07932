from __future__ import annotations

import pytest

from orgfit.disclosure.released import Cell
from orgfit.reports.words import joint


def test_what_has_to_hold_is_said() -> None:
    assert joint.meaning(["Brand", "Product", "Experience"], 8) == "8 or more on Brand, Product and Experience"
    assert joint.meaning(["Brand"], None) == "Brand"


def test_it_is_a_share_of_those_who_answered_everything() -> None:
    assert joint.complete(Cell(88.0)) == "88\u00a0% answered every part; this is a share of them"
    assert joint.complete(Cell(reason="too_few")) == joint.complete(Cell(100.0)) == ""


@pytest.mark.parametrize("cell", [Cell(reason="not_estimable"), Cell(2.0), Cell(-1.0)])
def test_a_lowest_part_is_named_only_where_one_clearly_is(cell: Cell) -> None:
    assert joint.lowest(Cell(1.0), ["Brand", "Product"]) == "Lowest part: Product"
    assert joint.lowest(cell, ["Brand", "Product"]) == "No part is clearly lowest."
