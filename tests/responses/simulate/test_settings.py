from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import InputError
from orgfit.responses.simulate import simulate
from orgfit.responses.simulate.settings import Settings


def messages(**asked: object) -> list[str]:
    with pytest.raises(InputError) as error:
        Settings(**({"people": 100, "units": 10} | asked))
    return [fault.message for fault in error.value.faults]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"units": 34}, "34 units need at least 102 people"),
        ({"units": 0}, "At least 1 unit"),
        ({"waves": 0}, "At least 1 wave"),
        ({"customers": -1}, "No fewer than 0 customers"),
        ({"depth": 10}, "a depth from 1 to 9 was wanted; 10 came"),
        ({"depth": 0}, "a depth from 1 to 9 was wanted; 0 came"),
        ({"response": 0.0}, "'response' must be from 0.01 to 1.0; 0.0 came"),
        ({"careless": 0.6}, "'careless' must be"),
        ({"missing": 0.2}, "'missing' must be"),
        ({"between": 0.6}, "'between' must be"),
        ({"drift": -0.1}, "'drift' must be"),
        ({"instruments": ("six-partnerships",)}, "'six-partnerships' cannot be simulated"),
    ],
)
def test_what_is_not_possible_is_said(asked: dict[str, object], said: str) -> None:
    (message,) = messages(**asked)
    assert said in message


def test_all_of_it_is_said_at_once() -> None:
    assert len(messages(units=40, waves=0, response=2.0)) == 3


def test_simulate_passes_on_what_was_asked() -> None:
    made = simulate(30, 5, np.random.default_rng(1), depth=2, response=0.9, customers=10)
    assert made.settings == Settings(30, 5, depth=2, response=0.9, customers=10)
