"""Instruments of which only some questions were asked."""

from __future__ import annotations

from orgfit.instruments import library
from orgfit.instruments.asked import without
from orgfit.instruments.schema import Instrument


def short_form(instrument: Instrument) -> Instrument:
    return without(instrument, [item.id for facet in instrument.facets for item in facet.items if not item.core])


def test_the_short_form_is_scored_on_its_core_items() -> None:
    found = short_form(library.get("customer-fitness"))
    assert [item.id for item in found.facets[0].items] == ["cf01", "cf04"]
    assert found.facets[0].needed == 2
    assert found.index is not None
    assert found.index.combine == "mean"
    assert [item.id for item in found.items if item.scale.id == "text"] == ["cfc1", "cfc2"]


def test_a_block_that_was_not_asked_is_gone() -> None:
    instrument = library.get("promise-and-guesses")
    found = without(instrument, [item.id for item in instrument.items if item.id.startswith(("gu", "co"))])
    assert [block.id for block in found.blocks] == ["promise", "outcomes", "pulse"]


def test_an_index_that_lost_a_part_is_no_index() -> None:
    instrument = library.get("customer-fitness")
    lost = [item.id for item in instrument.facets[0].items]
    found = without(instrument, lost)
    assert (found.index and found.index.combine, found.dimensions[0].index and found.dimensions[0].index.combine) == (
        "none",
        "none",
    )
    assert found.dimensions[1].index is None


def test_an_index_that_does_not_use_it_stays() -> None:
    found = without(library.get("flourishing"), ["fl01", "fl02"])
    assert found.index is not None
    assert (found.index.combine, found.index.use) == ("mean", ("flourishing",))


def test_a_joint_index_needs_all_its_parts() -> None:
    found = without(library.get("customer-view"), ["cv01"])
    combined = {dimension.id: dimension.index and dimension.index.combine for dimension in found.dimensions}
    assert combined == {"experience": "none", "worth": None, "return": "joint"}


def test_nothing_left_out_is_the_same_instrument() -> None:
    instrument = library.get("openness")
    assert without(instrument, []) is instrument
