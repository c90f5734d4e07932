from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate import Simulated


def test_it_has_the_people_and_questions_of_the_first_table(company: Simulated) -> None:
    control, first = company.table("control"), company.table("customer-fitness")
    assert control.asked == first.asked
    assert (control.person == first.person).all()
    assert (control.responses.offsets == first.responses.offsets).all()
    assert control.responses.instrument == first.responses.instrument


def test_every_step_is_as_likely_as_any_other(company: Simulated) -> None:
    responses = company.table("control").responses
    for column, item in enumerate(responses.instrument.coded_items):
        shares = np.bincount(responses.answers[:, column], minlength=item.steps[-1] + 1)[item.steps[0] :]
        assert shares / responses.people == pytest.approx(np.full(len(item.steps), 1 / len(item.steps)), abs=0.03)


def test_nothing_goes_with_anything(company: Simulated) -> None:
    correlations = np.corrcoef(company.table("control").responses.answers.astype(float).T)
    assert np.abs(correlations[np.triu_indices(26, 1)]).max() < 0.08
