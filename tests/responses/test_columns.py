from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from orgfit.responses.columns import Attribute
from orgfit.responses.read import read
from survey_files import lay_out


def test_responses_are_equal_by_what_they_hold(tmp_path: Path) -> None:
    one, other = read(*lay_out(tmp_path)), read(*lay_out(tmp_path))
    assert one == other
    answers = one.answers.copy()
    answers[0, 0] = 1
    assert one != replace(one, answers=answers)
    assert one != replace(one, wave="June")
    assert one != replace(one, headcount=np.array([9, 9, 9, 9]))
    assert replace(one, headcount=np.array([9])) == replace(other, headcount=np.array([9]))
    ids = np.array(["k", "l", "m", "n"], np.str_)
    assert one != replace(one, ids=ids)
    assert replace(one, ids=ids) == replace(other, ids=ids.copy())
    assert replace(one, ids=ids) != replace(other, ids=ids[::-1])
    assert one != "responses"


def test_attributes_are_equal_by_what_they_hold() -> None:
    attribute = Attribute("sex", "Sex", ("F", "M"), np.array([0, 1], np.int8))
    assert attribute == replace(attribute, codes=attribute.codes.copy())
    assert attribute != replace(attribute, codes=np.array([1, 1], np.int8))
    assert attribute != replace(attribute, title="Gender")
    with pytest.raises(TypeError, match="unhashable"):
        hash(attribute)
