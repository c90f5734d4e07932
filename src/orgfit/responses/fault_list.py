"""Collecting what is wrong with the rows of a table: all of it counted, the first thousand kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, TableError

KEPT: Final = 1000
NAMED: Final = 3


@dataclass
class FaultList:
    """The faults of one table, by row (counted from 0); ``kinds`` counts them by what they have in common."""

    file: str
    found: list[tuple[int, str]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many faults there are, kept or not."""
        return self.kinds.total()

    def add(self, row: int, message: str, kind: str) -> None:
        """This function will note a fault of one row; those of a kind must come in the order of rows."""
        if self.kinds[kind] < KEPT:
            self.found.append((row, message))
        self.kinds[kind] += 1

    def add_rows(self, rows: NDArray[np.int64], message: Callable[[int], str], kind: str) -> None:
        """This function will note the same kind of fault in many rows, which must be in order."""
        self.found.extend((row, message(row)) for row in rows[:KEPT].tolist())
        self.kinds[kind] += len(rows)

    def clear(self) -> None:
        """This function will forget all faults, to begin anew."""
        self.found.clear()
        self.kinds.clear()

    def error(self, lines: Callable[[NDArray[np.int64]], NDArray[np.int64]]) -> TableError:
        """This function will give the error to raise; ``lines`` gives the line of each row."""
        kept = sorted(self.found)[:KEPT]
        places = lines(np.array([row for row, _ in kept], np.int64)).tolist()
        faults = [Fault(self.file, line, message) for line, (_, message) in zip(places, kept, strict=True)]
        if self.total > len(kept):
            faults.append(Fault(self.file, 0, self._summary(len(kept))))
        return TableError(faults)

    def _summary(self, kept: int) -> str:
        common = "; ".join(f"{kind} ({count:,})" for kind, count in self.kinds.most_common(NAMED))
        return f"{self.total:,} faults in all; the first {kept:,} are listed. Most often: {common}."
