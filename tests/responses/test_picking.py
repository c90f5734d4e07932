"""Some of the people, in the same units."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orgfit.responses.columns import Attribute
from orgfit.responses.picking import people_units, picked
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"))


def test_those_who_are_picked_stay_in_their_units() -> None:
    whole = organisation(UNITS, {"a": answers_of(4, 1), "b": answers_of(3, 2)}, headcount={"a": 5, "b": 5, "all": 10})
    codes = np.array([0, 1, 0, 1, 1, 1, 0], np.int8)
    ids = np.array(list("abcdefg"), np.str_)
    whole = replace(whole, attributes=(Attribute("x", "X", ("u", "v"), codes),), ids=ids)
    assert people_units(whole).tolist() == [1, 1, 1, 1, 2, 2, 2]
    found = picked(whole, codes == 1)
    assert people_units(found).tolist() == [1, 1, 2, 2]
    assert found.answers.tolist() == whole.answers[codes == 1].tolist()
    assert found.answers.flags.f_contiguous
    assert found.ids is not None
    assert found.ids.tolist() == list("bdef")
    assert (found.attributes[0].codes.tolist(), found.headcount) == ([1, 1, 1, 1], None)
