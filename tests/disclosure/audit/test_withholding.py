"""Reasons that tell what people answered are found."""

from __future__ import annotations

from orgfit.disclosure.audit.view import View
from orgfit.disclosure.audit.withholding import withholding
from weakened import Add


def test_a_real_release_gives_such_a_reason_beside_bounds_only(honest: View) -> None:
    assert (honest.cube.column("cf01", "favourable").reason == "unanimous").any()
    tried = withholding(honest)
    assert not tried.hits
    assert tried.number > 1000


def test_a_distribution_withheld_for_its_answers(honest: View, with_row: Add) -> None:
    found = withholding(with_row("u2-1", "cf02", "share:4", reason="unanimous")).hits
    people = int(honest.people("cf02")[honest.units.index["u2-1"]])
    assert [(hit.unit, hit.measure, hit.people) for hit in found] == [("u2-1", "cf02", people)]


def test_a_bound_says_what_the_reason_says(with_row: Add) -> None:
    bound = with_row("u2-2", "cf02", "favourable", low=90.0, high=100.0, n=10, reason="unanimous")
    assert not withholding(bound).hits
    assert withholding(with_row("u2-2", "cf02", "favourable", reason="unanimous")).hits


def test_a_mean_of_facets_may_lack_what_a_facet_lacks(honest: View) -> None:
    """Of five people in a slice one facet is a bound, so the means that it is part of are not told."""
    part, place = "function:sales_and_marketing", honest.units.index["u4"]
    whole = honest.cube.column("index", "mean", part)
    assert whole.reason[place] == "unanimous"
    assert not whole.told[place]
    assert not withholding(honest).hits


def test_other_reasons_tell_nothing(with_row: Add) -> None:
    assert not withholding(with_row("u2-1", "cf02", "share:4", reason="too_few")).hits
