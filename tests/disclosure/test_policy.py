"""The least that may be chosen."""

import pytest

from orgfit.disclosure.policy import Policy
from orgfit.errors import GateError


def test_never_under_five() -> None:
    with pytest.raises(GateError, match="at least 5; 4 was asked for"):
        Policy(threshold=4)


def test_a_higher_threshold_may_be_chosen() -> None:
    assert Policy(threshold=10).as_dict()["threshold"] == 10
