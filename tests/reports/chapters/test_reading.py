from __future__ import annotations

from dataclasses import fields

from orgfit.disclosure.policy import Policy
from orgfit.reports.chapters import reading
from orgfit.reports.outline import Outline
from synthetic_cube import flat, scored


def test_every_rule_in_force_is_told() -> None:
    cube = scored()
    cube.policy = Policy(threshold=7, own_variance_from=21, small_under=51, fine_from=101, structure_from=102)
    chapter = reading.build(Outline(cube.freeze()))
    assert chapter.threshold == "7"
    told = [value for _, value in chapter.rules]
    assert told == ["7", "8", "21 people", "51 people", "101 people", "102 people"]
    assert len(told) == len(fields(Policy))


def test_it_speaks_only_of_what_is_there() -> None:
    full, small = (reading.build(Outline(cube.freeze())) for cube in (scored(), flat()))
    assert (full.has_units, full.has_scores, full.has_favourable, full.has_headcount) == (True, True, True, True)
    assert (small.has_units, small.has_scores, small.has_headcount) == (False, False, False)
    assert full.notices == ("Commas were taken as decimal points.",)
