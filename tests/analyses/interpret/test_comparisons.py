"""What units are compared with: the organisation, the unit above without them, last wave, a benchmark."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.analyses.interpret.before import Wave
from orgfit.disclosure.released import Released
from orgfit.instruments.load import parse
from orgfit.responses.benchmark import Benchmark
from orgfit.responses.columns import Responses
from planted import INSTRUMENT, answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"))
SIZES = {"a1": 120, "a2": 110, "b": 200}


def lower(rows: list[list[int]], by: int) -> list[list[int]]:
    return [[max(1, answer - by) for answer in row[:6]] + row[6:] for row in rows]


def wave(name: str, **changed: list[list[int]]) -> Responses:
    rows = {code: answers_of(size, seed) for seed, (code, size) in enumerate(SIZES.items())}
    return replace(organisation(UNITS, rows | changed), wave=name)


def released(responses: Responses, last: Wave | None = None, **benchmarks: Benchmark) -> Released:
    outcome = release(responses, last=last, benchmarks=benchmarks)
    assert isinstance(outcome, Release)
    return outcome.released


def mean(rows: list[list[int]]) -> float:
    return float((np.array(rows)[:, :4].mean(axis=1) - 1.0).mean() * 25.0)


def test_the_unit_above_is_taken_without_the_unit() -> None:
    rows = lower(answers_of(120, 0), 1)
    cell = released(wave("one", a1=rows)).figures("a1")["purpose", "difference:parent"]
    assert cell.value == pytest.approx(round(mean(rows), 1) - mean(answers_of(110, 1)), abs=0.1)
    assert cell.low < cell.value < cell.high < 0


def test_right_below_the_organisation_that_would_be_the_same_test() -> None:
    assert ("purpose", "difference:parent") not in released(wave("one")).figures("a")


def test_a_change_is_seen_and_noise_is_not() -> None:
    first, second = wave("one"), wave("two", a1=lower(answers_of(120, 0), 1))
    found = released(second, Wave(first, released(first)))
    before = released(first).figures("a1")["purpose", "mean"].value
    now = found.figures("a1")["purpose", "mean"].value
    assert found.figures("a1")["purpose", "difference:last"].value == pytest.approx(now - before)
    assert found.figures("a1")["purpose", "signal:last"].value == -2.0
    assert found.figures("b")["purpose", "signal:last"].value == 0.0
    assert found.figures("all")["purpose", "difference:last"].value is not None


def test_questions_in_other_words_are_not_compared() -> None:
    first = wave("one")
    text = INSTRUMENT.replace("We agree on what", "We all agree on what")
    second = replace(wave("two"), instrument=parse(text, "planted"))
    figures = released(second, Wave(first, released(first))).figures("all")
    assert ("p1", "difference:last") not in figures
    assert ("purpose", "difference:last") not in figures
    assert ("index", "difference:last") not in figures
    assert ("p2", "difference:last") in figures
    assert ("follow", "difference:last") in figures


def test_a_unit_that_was_not_there_has_no_change() -> None:
    first = wave("one")
    units = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("new", "all"))
    rows = {"a1": answers_of(60, 1), "a2": answers_of(60, 2), "new": answers_of(60, 3)}
    found = released(replace(organisation(units, rows), wave="two"), Wave(first, released(first)))
    assert ("purpose", "difference:last") not in found.figures("new")
    assert ("purpose", "difference:last") in found.figures("a")


def test_a_benchmark_is_a_fixed_point() -> None:
    mark = Benchmark(40.0, 9, "trade")
    figures = released(wave("one"), purpose=mark).figures("all")
    assert (figures["purpose", "benchmark"].value, figures["purpose", "benchmark"].n) == (40.0, 9)
    gap = figures["purpose", "difference:benchmark"]
    assert gap.value == pytest.approx(figures["purpose", "mean"].value - 40.0)
    assert figures["purpose", "signal:benchmark"].value == 2.0
    assert ("follow", "difference:benchmark") not in figures


def test_in_a_hidden_unit_nothing_is_compared() -> None:
    units = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"))
    rows = {"a1": answers_of(3, 0), "a2": answers_of(60, 1), "b": answers_of(60, 2)}
    first = organisation(units, rows)
    found = released(replace(first, wave="two"), Wave(first, released(first)), purpose=Benchmark(40.0, 9))
    assert list(found.figures("a1")) == [("people", "answers")]
