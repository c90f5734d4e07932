"""Weighted means in which hidden units have a weight of their own are found."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.audit.weighted import weighted_means
from orgfit.responses.units import UnitTree
from weak_gates import outvoted, put, released_of
from weakened import edited_view, view_with_row


@pytest.fixture(scope="module")
def weighed() -> View:
    responses = outvoted()
    return View(Insider(responses), released_of(responses))


def test_what_follows_from_shown_means(weighed: View) -> None:
    tried = weighted_means(weighed)
    told = [key for key in weighed.cube.keys if key.statistic == "weighted"]
    assert tried.number == len(told) == 3
    assert not tried.hits


def all_below(units: UnitTree, _shown: object) -> np.ndarray:
    return np.array(list(units.children(0)))


def test_hidden_units_with_weights_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    put("analyses.measure.nonresponse._strata", lambda _: all_below)(monkeypatch)
    responses = outvoted()
    found = weighted_means(View(Insider(responses), released_of(responses))).hits
    assert {hit.people for hit in found} == {8}
    assert {hit.unit for hit in found} == {"all"}


def test_another_mean(weighed: View) -> None:
    value = weighed.cube.column("follow", "weighted").value[0]
    for by, hits in ((0.0, 0), (5.0, 1)):
        assert len(weighted_means(view_with_row(weighed, "all", "follow", "weighted", value=value + by)).hits) == hits


def test_a_weighted_mean_without_shown_units(weighed: View) -> None:
    """Nothing explains it then."""
    alone = edited_view(weighed, lambda row: None if row["measure"] == "follow" and row["unit"] != "all" else row)
    assert [hit.measure for hit in weighted_means(alone).hits] == ["follow"]
