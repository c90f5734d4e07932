"""Where the records of a CSV text begin, exact also where a cell in quotes holds line breaks.

Arrow does the reading; this says on which line of the file its rows stand, and where a quote was never closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

LF: Final = 10
CR: Final = 13
QUOTE: Final = 34


@dataclass(frozen=True)
class Records:
    """A CSV text, cut into records. ``delimiter`` is one byte, or all that it may be."""

    text: bytes
    delimiter: bytes

    @cached_property
    def letters(self) -> NDArray[np.uint8]:
        """The bytes of the text."""
        return np.frombuffer(self.text, np.uint8)

    @cached_property
    def quotes(self) -> NDArray[np.int64]:
        """Where a cell in quotes opens, closes, opens, closes and so on."""
        places = np.flatnonzero(self.letters == QUOTE).astype(np.int64, copy=False)
        return places if self._regular(places) else np.array(self._walked(), np.int64)

    @property
    def unclosed(self) -> int | None:
        """Where the quote stands that is never closed, if there is one."""
        return self._walked()[-1] if len(self.quotes) % 2 else None

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each line of the file begins; the file's last line may be empty."""
        lf, cr = self.letters == LF, self.letters == CR
        cr[:-1] &= ~lf[1:]
        return np.concatenate([np.zeros(1, np.int64), np.flatnonzero(lf | cr) + 1])

    @cached_property
    def first_lines(self) -> NDArray[np.int64]:
        """The line, counted from 0, on which each record begins; empty lines are none."""
        starts = self.starts
        inside = np.searchsorted(self.quotes, starts) % 2 == 1
        filled = starts < len(self.letters)
        filled[filled] = ~np.isin(self.letters[starts[filled]], (LF, CR))
        return np.flatnonzero(filled & ~inside)

    def _regular(self, places: NDArray[np.int64]) -> bool:
        """Do quotes simply open and close in turn, each at an edge of a cell or doubled inside one?"""
        edges = np.array([*self.delimiter, LF, CR, QUOTE], np.uint8)
        opens, closes = places[0::2], places[1::2]
        before = self.letters[opens[opens > 0] - 1]
        after = self.letters[closes[closes < len(self.letters) - 1] + 1]
        return bool(np.isin(before, edges).all() and np.isin(after, edges).all())

    def _walked(self) -> list[int]:
        """The same quote by quote, as Arrow takes them: one inside a plain cell is a letter like any other."""
        edges = {*self.delimiter, LF, CR}
        taken: list[int] = []
        skip = -1
        for place in np.flatnonzero(self.letters == QUOTE).tolist():
            if place == skip:
                continue
            if not len(taken) % 2:
                if place == 0 or self.text[place - 1] in edges:
                    taken.append(place)
            elif self.text[place + 1 : place + 2] == b'"':
                skip = place + 1
            else:
                taken.append(place)
        return taken
