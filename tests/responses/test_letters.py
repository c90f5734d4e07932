from __future__ import annotations

import pytest

from orgfit.responses.letters import invisible, invisible_fault, quoted, shown


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\n", "\x85", "\u202e", "\u2066", "\u2028", "\ud800"])
def test_letters_that_steer_instead_of_being_seen(letter: str) -> None:
    assert invisible(f"a{letter}b") == letter
    assert (
        invisible_fault(letter, "The name") == f"The name has the invisible character U+{ord(letter):04X}. Delete it."
    )


@pytest.mark.parametrize("text", ["", "Büro 4", "a\u00a0b", "क्\u200dष", "مكتب\u200f", "co\u00adoperation"])
def test_letters_that_belong_to_words(text: str) -> None:
    assert invisible(text) == ""
    assert invisible_fault(text, "The name") == ""


def test_a_cell_in_a_message_is_short_and_harmless() -> None:
    assert quoted("plain") == "'plain'"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 40 + "..."
    assert (
        shown("a\x1b[31m\nb\u202e")
        == "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
    )
