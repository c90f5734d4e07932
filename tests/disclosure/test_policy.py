"""The least that may be chosen."""

import pytest

from orgfit.disclosure.policy import Policy
from orgfit.errors import GateError


def test_never_under_five() -> None:
    with pytest.raises(GateError, match="at least 5; 4 was asked for"):
        Policy(threshold=4)


def test_a_higher_threshold_may_be_chosen() -> None:
    assert Policy(threshold=10).as_dict()["threshold"] == 10


def test_comments_need_ten_and_never_fewer_than_the_rest() -> None:
    with pytest.raises(GateError, match="at least 10; 9 was asked for"):
        Policy(comment_threshold=9)
    assert Policy().comments_from == 10
    assert Policy(threshold=12).comments_from == 12
    assert Policy(threshold=7, comment_threshold=15).comments_from == 15
