from __future__ import annotations

import numpy as np
import pytest

from counted_by_hand import instrument
from orgfit.errors import InstrumentError
from orgfit.tallies.layout import FULL_AT_MOST, PEOPLE_AT_MOST, CompositeLayout, FacetLayout, Layout

FACET = FacetLayout("trust", (0, 1, 2), 1, 5, 2)


def test_a_facet_has_a_cell_for_every_pair_of_items_answered_and_sum() -> None:
    pairs = list(zip(FACET.answered.tolist(), FACET.sums.tolist(), strict=True))
    assert pairs == [
        (0, 0),
        *((1, s) for s in range(1, 6)),
        *((2, s) for s in range(2, 11)),
        *((3, s) for s in range(3, 16)),
    ]
    assert FACET.cells == len(pairs)
    assert FACET.starts.tolist() == [0, 1, 6, 15]


def test_points_are_missing_where_too_few_items_were_answered() -> None:
    assert np.isnan(FACET.points[FACET.answered < 2]).all()
    assert FACET.points[[6, 14, 15, 27]].tolist() == [0.0, 100.0, 0.0, 100.0]
    assert FACET.points[(FACET.answered == 2) & (FACET.sums == 7)].tolist() == [62.5]


def test_an_instrument_is_laid_out_in_the_order_of_its_coded_items() -> None:
    layout = Layout.of(instrument([[("agree5", 2), ("likely11", 1)]], choices=[3]))
    assert layout.items == ("q0", "q1", "q2", "c0")
    assert list(zip(layout.low, layout.high, strict=True)) == [(1, 5), (1, 5), (0, 10), (1, 3)]
    assert layout.widest == 11
    assert [facet.columns for facet in layout.facets] == [(0, 1), (2,)]


def test_facets_weigh_alike_in_a_dimension_and_dimensions_in_the_index() -> None:
    """Two items of 4 steps, one of 10; then a dimension of one facet, which weighs as much as both together."""
    layout = Layout.of(instrument([[("agree5", 2), ("likely11", 1)], [("agree5", 1)]]))
    dimension, index = layout.composites
    assert (dimension.id, dimension.facets, dimension.full) == ("d0", (0, 1), 80)
    assert dimension.steps == ((0, 0, 5), (0, 4))
    assert (index.id, index.facets, index.full) == ("index", (0, 1, 2), 160)
    assert index.steps == ((0, 0, 5), (0, 4), (0, 20))


def test_steps_have_no_common_divisor() -> None:
    """Two facets of 1 item weigh 3 each, three of 3 items weigh 2: in 24ths of a step all numbers would be even."""
    index = Layout.of(instrument([[("agree5", 1)] * 2, [("agree5", 3)] * 3])).composites[-1]
    assert index.steps == ((0, 9), (0, 9), *[(0, 0, 3, 2)] * 3)
    assert index.full == 4 * (9 + 9) + 12 * (2 + 2 + 2)


def test_an_instrument_without_facets_has_no_composite() -> None:
    assert Layout.of(instrument([], choices=[2])).composites == ()


def test_squares_of_ten_million_people_fit_in_64_bits_or_the_layout_is_refused() -> None:
    assert PEOPLE_AT_MOST * FULL_AT_MOST**2 <= np.iinfo(np.int64).max < PEOPLE_AT_MOST * (FULL_AT_MOST + 1) ** 2
    Layout((), (), (), (), (CompositeLayout("index", (), (), FULL_AT_MOST),))
    with pytest.raises(
        InstrumentError, match=rf"The mean 'index' .* at most {FULL_AT_MOST:,} steps; .* {FULL_AT_MOST + 1:,}"
    ):
        Layout((), (), (), (), (CompositeLayout("index", (), (), FULL_AT_MOST + 1),))


def test_many_long_facets_of_unequal_dimensions_are_refused() -> None:
    with pytest.raises(InstrumentError, match="Give facets at most 10 items, or parts the same number of facets"):
        Layout.of(instrument([[("agree5", 12)] * 2, [("agree5", 12)] * 3]))
    assert Layout.of(instrument([[("agree5", 10)] * 2, [("agree5", 10)] * 3])).composites[-1].full == 120_960
