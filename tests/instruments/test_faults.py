"""Collecting faults: hints, and nothing in a message that could steer a terminal."""

from __future__ import annotations

from orgfit.errors import Fault
from orgfit.instruments.faults import HINTS_AT_MOST, SHOWN_WORDS, Faults, listed, shown


def test_a_fault_knows_its_file_and_line() -> None:
    faults = Faults("a.yaml")
    faults.add(3, "Wrong.")
    assert faults.found == [Fault("a.yaml", 3, "Wrong.")]


def test_letters_that_steer_are_made_visible() -> None:
    faults = Faults("a.yaml")
    faults.add(1, "'\x1b[31m\n\u202e'")
    assert faults.found[0].message == "'\ufffd[31m\ufffd\ufffd'"


def test_a_near_word_is_offered_and_a_far_one_is_not() -> None:
    faults = Faults("a.yaml")
    assert faults.hint("facts", ["title", "facets"]) == " Did you mean 'facets'?"
    assert faults.hint("person", ["version"], " No.") == " No."


def test_hints_stop_where_there_are_many_faults() -> None:
    faults = Faults("a.yaml")
    for line in range(HINTS_AT_MOST):
        faults.add(line, "Wrong.")
    assert faults.hint("facts", ["facets"]) == ""


def test_long_words_and_long_lists_are_cut() -> None:
    assert shown("a" * 40) == f"'{'a' * 40}'"
    assert shown("a" * 41) == f"'{'a' * 40}...'"
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a"] * (SHOWN_WORDS + 1)) == "a, " * SHOWN_WORDS + "..."
