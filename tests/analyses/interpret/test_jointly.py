"""Shares of people for whom several things hold at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Released
from orgfit.instruments import library
from orgfit.instruments.asked import without
from orgfit.instruments.wave_options import with_options
from orgfit.responses.columns import Responses
from planted import SKIPPED, answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"))
CORE = ("cf01", "cf04", "cf05", "cf06")


def survey(name: str, people: int, **lists: tuple[str, ...]) -> Responses:
    instrument = with_options(library.get(name), lists)
    rows = {code: answers_of(people, seed, instrument) for seed, code in enumerate(("a", "b"))}
    return organisation(UNITS, rows, instrument=instrument.source)


def released(responses: Responses) -> Released:
    outcome = release(responses)
    assert isinstance(outcome, Release)
    return outcome.released


def columns(responses: Responses, names: tuple[str, ...]) -> np.ndarray:
    place = {item.id: column for column, item in enumerate(responses.instrument.coded_items)}
    return responses.answers[:, [place[name] for name in names]]


def test_reach_counts_those_who_are_favourable_on_all_core_questions() -> None:
    responses = survey("customer-fitness", 150, cfs1=("Price", "Speed", "Care"))
    answers = responses.answers.copy(order="F")
    answers[:10, list(responses.instrument.coded_items).index(responses.instrument.facets[0].items[0])] = SKIPPED
    responses = replace(responses, answers=answers)
    core = columns(responses, CORE)
    complete = (core >= 1).all(axis=1)
    reached = (core >= 4).all(axis=1)
    cell = released(responses).figures("all")["reach", "joint"]
    assert (cell.value, cell.n) == (round(100.0 * reached.sum() / complete.sum()), int(complete.sum()))
    assert cell.low <= cell.value < cell.high


def test_without_its_questions_there_is_no_reach() -> None:
    assert not [key for key in released(survey("openness", 40)).figures("all") if key[0] == "reach"]


def test_a_joint_index_holds_all_parts_to_one_value() -> None:
    responses = survey("customer-view", 150, cvs1=("Price", "Speed", "Care"))
    answers = columns(responses, ("cv01", "cv02", "cv03"))
    figures = released(responses).figures("all")
    assert figures["experience", "joint"].value == round(100.0 * (answers >= 8).all(axis=1).mean())
    assert figures["experience", "complete"].value == 100.0


def test_the_lowest_part_is_named_by_its_place() -> None:
    responses = survey("customer-view", 150, cvs1=("Price", "Speed", "Care"))
    answers = responses.answers.copy(order="F")
    answers[:, 1] = np.maximum(answers[:, 1] - 4, 0)
    figures = released(replace(responses, answers=answers)).figures("all")
    assert figures["experience", "lowest"].value == 1.0
    plain = released(responses).figures("all")["experience", "lowest"]
    assert plain.value is None or plain.value in {0.0, 1.0, 2.0}


def test_a_part_that_was_not_asked_leaves_no_joint_index() -> None:
    instrument = without(with_options(library.get("customer-view"), {"cvs1": ("Price", "Speed", "Care")}), ["cv01"])
    rows = {code: answers_of(60, seed, instrument) for seed, code in enumerate(("a", "b"))}
    figures = released(organisation(UNITS, rows, instrument=instrument.source)).figures("all")
    assert ("experience", "joint") not in figures
    assert ("return", "joint") in figures


def test_the_recommendation_score_stands_beside_its_question() -> None:
    responses = survey("customer-view", 150, cvs1=("Price", "Speed", "Care"))
    answers = columns(responses, ("cv06",))[:, 0]
    cell = released(responses).figures("all")["cv06", "recommendation"]
    assert cell.value == pytest.approx(100.0 * ((answers >= 9).mean() - (answers <= 6).mean()), abs=0.05)
    assert cell.n == 300


def test_people_of_two_camps_are_told_from_people_of_one_view() -> None:
    responses = survey("openness", 150)
    answers = responses.answers.copy(order="F")
    answers[:, 0] = np.where(np.arange(300) % 2, 1, 5)
    answers[:, 1] = 4
    figures = released(replace(responses, answers=answers)).figures("all")
    assert (figures["op01", "view"].value, figures["op01", "agreement"].value) == (-1.0, -1.0)
    assert figures["op02", "view"].value == 1.0
