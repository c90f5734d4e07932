"""Who is behind each measure, as an insider reads it from the questionnaire; held against the gate's numbers."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.measures import Measures
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.policy import Policy
from orgfit.instruments.load import parse
from planted import INSTRUMENT, answers_of, organisation, tree

LEADER = INSTRUMENT.replace("- {id: f1, text", "- {id: f1, about_leader: true, text")


def measures(instrument: str = INSTRUMENT) -> Measures:
    rows = answers_of(30, 1, parse(instrument, "planted"))
    rows[0][0] = rows[1][0] = rows[1][1] = rows[1][2] = rows[2][4] = -1
    made = organisation(tree(("all", "")), {"all": rows}, instrument=instrument)
    return Measures(Insider(made), Policy())


def test_people_are_those_whom_the_gate_counts(honest: View) -> None:
    for measure in (*honest.measures.items, *honest.measures.facets, *honest.measures.composites):
        column = honest.cube.column(measure, "mean")
        told = column.n >= 0
        assert (column.n[told] == honest.people(measure)[told]).all(), measure
    column = honest.cube.column("reach", "joint")
    assert column.n[0] == honest.people("reach")[0] > 0


def test_a_score_needs_more_than_half_of_the_answers() -> None:
    known = measures()
    assert known.members("purpose").sum() == 29  # one answered 1 of 4
    assert known.members("follow").sum() == 29  # both of two are needed
    assert known.members("index").sum() == 28
    assert known.members("nothing") is None


def test_facets_weigh_alike_within_alike_parts(honest: View) -> None:
    assert set(honest.measures.composites["leadership"].weights.values()) == {1}
    assert set(honest.measures.composites["index"].weights.values()) == {1}
    assert honest.measures.composites["leadership"].shares["shared_purpose"] == 0.5


def test_steps_of_a_score() -> None:
    known = measures()
    assert (known.step("p1"), known.step("purpose"), known.finest("purpose")) == (25.0, 6.25, 100.0 / 48)
    assert known.step("o1") == 10.0


def test_leaders_need_more_people() -> None:
    known = measures(LEADER)
    found = {name: known.threshold(name) for name in ("f1", "f2", "follow", "purpose", "index")}
    assert found == {"f1": 8, "f2": 5, "follow": 8, "purpose": 5, "index": 8}


def test_members_are_flags(honest: View) -> None:
    assert honest.measures.given("cf01").dtype == np.bool_
