from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.columns import SKIPPED
from orgfit.responses.simulate import Simulated
from orgfit.responses.simulate.choices import CUSTOMERS_SAY


def columns(made: Simulated, *names: str) -> np.ndarray:
    responses = made.table("customers").responses
    place = {item.id: column for column, item in enumerate(responses.instrument.coded_items)}
    return responses.answers[:, [place[name] for name in names]].astype(float)


def test_there_are_as_many_customers_as_people_and_each_has_a_unit(company: Simulated) -> None:
    table = company.table("customers")
    assert table.responses.people == 5_000
    served = np.diff(table.responses.offsets) > 0
    assert 0.2 < served.mean() < 0.8
    assert not served[company.organisation.own == 0].any()


def test_other_customers_in_another_wave(company: Simulated) -> None:
    first, second = (set(company.table("customers", wave).person.tolist()) for wave in (1, 2))
    assert first & second == set()


def test_the_means_are_those_of_the_units_that_serve(clean: Simulated) -> None:
    expected = clean.truth.means.expected
    for name, scale in (("cv01", 10.0), ("cv12", 25.0), ("cv16", 25.0)):
        low = 0 if scale == 10.0 else 1
        points = (columns(clean, name)[:, 0] - low) * scale
        assert points.mean() == pytest.approx(expected[name][0][0], abs=4 * points.std() / np.sqrt(len(points)))


def test_the_invitation_is_stored_elsewhere(company: Simulated) -> None:
    assert (columns(company, "cvc2") == SKIPPED).all()
    assert "cvc2" not in company.table("customers").asked


def test_all_that_customers_say_goes_together(clean: Simulated) -> None:
    assert np.corrcoef(columns(clean, "cv01", "cv02", "cv03", "cv06", "cv12").T).min() > 0.3


def test_customers_name_what_matters_to_them(clean: Simulated) -> None:
    named = np.bincount(columns(clean, "cvs1")[:, 0].astype(int), minlength=7)[1:] / 9_000
    assert named == pytest.approx(CUSTOMERS_SAY, abs=0.02)
