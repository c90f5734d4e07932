"""Means that can only be an end of the scale are found."""

from __future__ import annotations

import pytest

from orgfit.disclosure.audit.scale_ends import scale_ends
from orgfit.disclosure.audit.view import View
from weakened import Add


def test_a_real_release(honest: View) -> None:
    tried = scale_ends(honest)
    assert not tried.hits
    assert tried.number > 500


@pytest.mark.parametrize("end", [0.0, 100.0])
def test_a_mean_at_the_end(honest: View, with_row: Add, end: float) -> None:
    place = int((honest.shown.where("cfb1") & (honest.people("cfb1") < 30)).nonzero()[0][0])
    code, people = honest.units.codes[place], int(honest.people("cfb1")[place])
    found = scale_ends(with_row(code, "cfb1", "mean", value=end, n=people)).hits
    assert (code, people) in {(hit.unit, hit.people) for hit in found}


def test_one_step_inside_may_be_somebody(honest: View, with_row: Add) -> None:
    place = int((honest.shown.where("cfb1") & (honest.people("cfb1") < 30)).nonzero()[0][0])
    people = int(honest.people("cfb1")[place])
    value = float(round(100.0 - honest.measures.step("cfb1") / people))
    weak = with_row(honest.units.codes[place], "cfb1", "mean", value=value, n=people)
    assert honest.units.codes[place] not in {hit.unit for hit in scale_ends(weak).hits}
