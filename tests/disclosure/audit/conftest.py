"""One release that keeps every rule, and ways to weaken it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.view import View
from orgfit.responses.comments import Comments
from orgfit.responses.simulate import simulate
from weakened import Add, Edit, edited_view, view_with_row

ASKED = "customer-fitness"


@pytest.fixture(scope="session")
def honest() -> View:
    """A release of a simulated organisation, with comments."""
    made = simulate(600, 40, np.random.default_rng(1), instruments=(ASKED,)).table(ASKED).responses
    who = np.flatnonzero(np.random.default_rng(5).random(made.people) < 0.5)
    unit = np.repeat(np.arange(len(made.units)), np.diff(made.offsets))[who]
    written = Comments.of("cfc1", [(int(u), f"Remark {n}") for n, u in enumerate(unit)])
    responses = replace(made, comments=(written,))
    outcome = release(responses)
    assert isinstance(outcome, Release)
    return View(Insider(responses), outcome.released)


@pytest.fixture
def edited(honest: View) -> Edit:
    """A function that changes rows."""
    change: Callable[..., View] = partial(edited_view, honest)
    return change


@pytest.fixture
def with_row(honest: View) -> Add:
    """A function that adds a row, or puts it in the place of the one that stands there."""
    return partial(view_with_row, honest)
