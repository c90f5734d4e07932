"""The least that may be chosen."""

import json

import pytest

from orgfit.disclosure.policy import Answering, Policy
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


def test_people_outside_and_raters_may_be_three_as_they_were_told() -> None:
    for answering in ("outside", "raters"):
        assert Policy(threshold=3, answering=answering).threshold == 3  # type: ignore[arg-type]  # as in a file
        with pytest.raises(GateError, match="at least 3; 2 was asked for"):
            Policy(threshold=2, answering=answering)  # type: ignore[arg-type]


def test_the_threshold_of_people_outside_is_no_way_round_that_of_employees() -> None:
    outside = Policy(threshold=3, answering=Answering.OUTSIDE)
    outside.check_asked(("customers", "internal_customers"), "The customer's view")
    with pytest.raises(GateError, match="'Openness' is put to employees"):
        outside.check_asked(("employees",), "Openness")


def test_rules_for_raters_are_none_for_units() -> None:
    with pytest.raises(GateError, match="rules for raters of a person came"):
        Policy(threshold=3, answering=Answering.RATERS).check_asked(("self",), "Leading and managing")


def test_it_reads_back_what_it_wrote() -> None:
    policy = Policy(threshold=3, answering=Answering.OUTSIDE)
    assert Policy(**json.loads(json.dumps(policy.as_dict()))) == policy
