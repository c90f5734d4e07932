"""Units as the columns of a table name them, level by level from the top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import TreeError
from orgfit.responses.mapping import Organisation
from orgfit.responses.readers.table import Cells, first_places
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

WHOLE: Final = "ALL"
DENSE: Final = 8  # up to so many possible keys a row, a table of them all is faster than sorting


@dataclass(frozen=True)
class Paths:
    """The distinct rows of some columns: ``words[k]`` stands in every row where ``of_row`` is k, first in
    ``first[k]``.
    """

    words: tuple[tuple[str, ...], ...]
    first: NDArray[np.int64]
    of_row: NDArray[np.int64]


def distinct_paths(columns: Sequence[Cells]) -> Paths:
    """This function will find the distinct rows of some columns, without looking at a row more than a few times."""
    group, count = np.zeros(len(columns[0].codes), np.int64), 1
    for column in columns:
        group, count = _numbered(group * len(column.texts) + column.codes, count * len(column.texts))
    first = first_places(group, count)
    words = zip(*([c.texts[code] for code in c.codes[first].tolist()] for c in columns), strict=True)
    return Paths(tuple(words), first, group)


def _numbered(keys: NDArray[np.int64], below: int) -> tuple[NDArray[np.int64], int]:
    """Keys that are all smaller than ``below``, numbered without gaps, and how many distinct ones there are."""
    if below > DENSE * len(keys) + DENSE:
        distinct, numbers = np.unique(keys, return_inverse=True)
        return numbers.reshape(-1).astype(np.int64), len(distinct)
    there = np.zeros(below, bool)
    there[keys] = True
    return (np.cumsum(there) - 1)[keys], int(there.sum())


def chain(words: Sequence[str], empty: Collection[str], whole: str) -> tuple[str, ...] | None:
    """This function will give the units from the whole down that a row names, or None where a level is left out.

    Empty levels at the end name nothing; a level that repeats the one above it means the same unit.
    """
    filled = ["" if word in empty else word for word in words]
    while filled and not filled[-1]:
        filled.pop()
    if "" in filled:
        return None
    units = [whole]
    for word in filled:
        if word != units[-1]:
            units.append(word)
    return tuple(units)


def tree_of_paths(
    chains: Sequence[tuple[str, ...] | None],
    organisation: Organisation,
    *,
    file: str,
    lines: Callable[[], Sequence[int]],
) -> UnitTree:
    """This function will build the tree of which each chain is a way down; units that are siblings stand by code.

    ``lines`` gives the line of the file on which each chain stands first; it is asked only for faults. Raises
    TreeError where one unit stands under several.
    """
    try:
        return UnitTree.build(_rows(chains, organisation, [0] * len(chains)), file)
    except TreeError:
        # To count lines takes time, so only now.
        return UnitTree.build(_rows(chains, organisation, lines()), file)


def _rows(chains: Sequence[tuple[str, ...] | None], organisation: Organisation, lines: Sequence[int]) -> list[UnitRow]:
    first: dict[tuple[str, str], int] = {}
    for units, line in zip(chains, lines, strict=True):
        for step in pairwise(units or ()):
            first[step] = min(line, first.get(step, line))
    whole = organisation.code or WHOLE
    below = [UnitRow(code, code, parent, line) for (parent, code), line in sorted(first.items())]
    return [UnitRow(whole, organisation.name, ""), *below]
