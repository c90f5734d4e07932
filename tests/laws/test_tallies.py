"""Laws of counting: whatever the order, the chunks or the way, the same whole numbers come out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import gcd

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counted_by_hand import by_hand, only, organisation, organisations, owners, share, surveys, tallied
from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.units import UnitRow, UnitTree
from orgfit.tallies.crossproducts import cross_products, unit_cross_products
from orgfit.tallies.engines.local import tally
from orgfit.tallies.layout import Layout
from orgfit.tallies.rollup import add_upwards, roll_up
from orgfit.tallies.slices import tally_slice
from orgfit.tallies.tally import ALL, ANY, SQUARES, SUM, Tally

seeds = st.integers(0, 999)


@given(organisations())
def test_what_is_counted_is_what_counting_by_hand_gives(responses: Responses) -> None:
    assert tally(responses) == tallied(responses)


@given(organisations(), seeds)
def test_two_halves_add_up_to_the_whole(responses: Responses, seed: int) -> None:
    half = np.random.default_rng(seed).random(responses.people) < 0.5
    one, other = only(responses, np.flatnonzero(half)), only(responses, np.flatnonzero(~half))
    assert tally(one) + tally(other) == tally(responses)


@given(organisations(), seeds)
def test_the_order_of_people_in_a_unit_does_not_matter(responses: Responses, seed: int) -> None:
    order = np.lexsort((np.random.default_rng(seed).random(responses.people), owners(responses)))
    assert tally(replace(responses, answers=np.asfortranarray(responses.answers[order]))) == tally(responses)


@given(organisations(), st.sampled_from([1, 7, 64, 100]), st.integers(1, 3))
def test_neither_chunks_nor_threads_matter(responses: Responses, chunk_rows: int, threads: int) -> None:
    assert tally(responses, chunk_rows=chunk_rows, threads=threads) == tally(responses)


@given(organisations())
def test_rolled_up_each_unit_has_the_rows_of_its_subtree(responses: Responses) -> None:
    rolled = roll_up(tally(responses), responses.units)
    layout, rows = rolled.layout, responses.answers.tolist()
    everybody = [(unit, row) for unit in range(len(responses.units)) for row in rows[responses.rows(unit)]]
    assert rolled == by_hand(layout, len(responses.units), everybody)


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(*(st.integers(0, max(unit - 1, 0)) for unit in range(size)))))
def test_in_any_tree_each_unit_has_the_sum_of_its_subtree(parents: tuple[int, ...]) -> None:
    rows = [UnitRow(f"u{unit}", "", f"u{parent}" if unit else "") for unit, parent in enumerate(parents)]
    units, own = UnitTree.build(rows, "units"), 3 ** (np.arange(len(parents)) % 30)
    ends = zip(range(len(units)), units.end.tolist(), strict=True)
    assert add_upwards(own, units).tolist() == [own[unit:end].sum() for unit, end in ends]


@given(organisations(), seeds, st.integers(1, 4), st.data())
def test_a_slice_is_the_rows_of_its_category(responses: Responses, seed: int, size: int, data: st.DataObject) -> None:
    codes = np.random.default_rng(seed).integers(-1, size, responses.people).astype(np.int8)
    attribute = Attribute("kind", "Kind", tuple("abcd"[:size]), codes)
    unit = data.draw(st.integers(0, len(responses.units) - 1))
    rows = range(responses.people)[responses.rows(unit)]
    people = [(int(codes[row]), responses.answers[row].tolist()) for row in rows if codes[row] >= 0]
    assert tally_slice(responses, unit, attribute) == by_hand(Layout.of(responses.instrument), size, people)


@given(surveys(), seeds)
def test_a_composite_is_the_mean_of_means(survey, seed: int) -> None:
    """One person at a time: the sum over ``full`` is the mean over dimensions of the mean over their facets."""
    for person in range(4):
        responses = organisation(survey, [-1], [1], seed + person)
        counted, answers = tally(responses), responses.answers[0].tolist()
        layout = counted.layout
        shares = {facet.id: share(facet, answers) for facet in layout.facets}
        groups = {d.id: [shares[f.id] for f in d.facets] for d in survey.dimensions}
        for place, composite in enumerate(layout.composites):
            parts = list(groups.values()) if composite.id == "index" else [[s] for s in groups[composite.id]]
            own = [score for part in parts for score in part]
            some, every, total, squares = counted.composites[0, place].tolist()
            assert some == any(score is not None for score in own)
            assert every == (None not in own)
            expected = mean(mean(part) for part in parts) if every else Fraction(0)
            assert Fraction(total, composite.full) == expected
            assert squares == total * total


def mean(shares) -> Fraction:
    given_ = list(shares)
    return sum(given_, Fraction(0)) / len(given_)


@given(surveys())
def test_composites_are_counted_in_the_fewest_steps(survey) -> None:
    for composite in Layout.of(survey).composites:
        assert gcd(*(step for steps in composite.steps for step in steps)) == 1


@given(organisations(), st.data())
def test_cross_products_are_those_of_people_who_answered_both(responses: Responses, data: st.DataObject) -> None:
    items = responses.answers.shape[1]
    columns = data.draw(st.lists(st.integers(0, items - 1), max_size=5)) if items else []
    raw = responses.answers[:, columns].astype(np.int64)
    there, value = (raw >= 0).astype(np.int64), np.where(raw >= 0, raw, 0)
    found = cross_products(responses, columns)
    assert found.counts.tolist() == (there.T @ there).tolist()
    assert found.sums.tolist() == (value.T @ there).tolist()
    assert found.products.tolist() == (value.T @ value).tolist()


@given(organisations(), seeds)
def test_cross_products_of_ranges_add_up(responses: Responses, seed: int) -> None:
    columns = range(responses.answers.shape[1])
    cuts = np.sort(np.random.default_rng(seed).integers(0, responses.people + 1, 3)).tolist()
    ranges = [slice(a, b) for a, b in zip([0, *cuts], [*cuts, responses.people], strict=True)]
    apart, whole = cross_products(responses, columns, ranges), cross_products(responses, columns)
    assert apart.counts.sum(axis=0).tolist() == whole.counts.tolist()
    assert apart.sums.sum(axis=0).tolist() == whole.sums.tolist()
    assert apart.products.sum(axis=0).tolist() == whole.products.tolist()
    twice = whole + whole
    assert (twice.products == 2 * whole.products).all()


@given(organisations(), st.data())
def test_cross_products_of_units_are_those_of_their_rows(responses: Responses, data: st.DataObject) -> None:
    items = responses.answers.shape[1]
    columns = data.draw(st.lists(st.integers(0, items - 1), max_size=5)) if items else []
    rows = [responses.rows(unit) for unit in range(len(responses.units))]
    rolled, one_by_one = unit_cross_products(responses, columns), cross_products(responses, columns, rows)
    for kind in ("counts", "sums", "products"):
        assert np.array_equal(getattr(rolled, kind), getattr(one_by_one, kind))


@given(organisations())
def test_everybody_is_somewhere_in_every_item_and_facet(responses: Responses) -> None:
    counted = tally(responses)
    assert (counted.items.sum(axis=2) == counted.people[:, None]).all()
    assert all((cells.sum(axis=1) == counted.people).all() for cells in counted.facets)
    assert (counted.composites[:, :, ALL] <= counted.composites[:, :, ANY]).all()
    assert (
        counted.composites[:, :, SUM] ** 2 <= counted.composites[:, :, ALL] * counted.composites[:, :, SQUARES]
    ).all()


@given(organisations())
def test_nobody_changes_nothing(responses: Responses) -> None:
    counted = tally(responses)
    assert counted + Tally.empty(counted.layout, len(responses.units)) == counted
