"""Collecting what is wrong with one file, so that a reader is told everything at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from orgfit.errors import Fault

SHOWN_LETTERS = 40
SHOWN_WORDS = 20
NEAR = 0.8  # the likeness from which a word is taken for a slip of the pen, 1 is the same word
HINTS_AT_MOST = 50  # comparing words is slow, and nobody reads the fiftieth hint


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults found so far in the file of that name."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        """This function will note a fault; letters that could steer a terminal are made visible."""
        visible = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in message)
        self.found.append(Fault(self.file, line, visible))

    def hint(self, word: str, known: Iterable[str], otherwise: str = "") -> str:
        """This function will say which known word was probably meant, or ``otherwise`` where none is near."""
        if len(self.found) >= HINTS_AT_MOST or len(word) > SHOWN_LETTERS:
            return otherwise
        near = get_close_matches(word, list(known), n=1, cutoff=NEAR)
        return f" Did you mean '{near[0]}'?" if near else otherwise


def listed(words: Iterable[str]) -> str:
    """This function will name words in one line, the first of them where they are many."""
    known = list(words)
    return ", ".join(known[:SHOWN_WORDS]) + (", ..." if len(known) > SHOWN_WORDS else "")


def shown(text: str) -> str:
    """This function will quote what came, cut to a length that fits into a message."""
    return f"'{text}'" if len(text) <= SHOWN_LETTERS else f"'{text[:SHOWN_LETTERS]}...'"
