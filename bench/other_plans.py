"""Rules by which small groups are often hidden, and what subtraction gets back from what they show."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from bench.organisations import Workforce
from orgfit.disclosure.repair.first_choice import by_category
from orgfit.disclosure.totals import subtree_totals

Rule = Callable[[Workforce, np.ndarray, int], np.ndarray]


def cells(work: Workforce) -> np.ndarray:
    """People of every unit with all below it, (units, 1 + categories): all of them, then by category."""
    own = np.bincount(work.unit, minlength=len(work.units))[:, None]
    parts = [by_category(work.units, work.unit, *pair)[:, :-1] for pair in zip(work.codes, work.sizes, strict=True)]
    return subtree_totals(work.units, np.concatenate([own, *parts], axis=1))


def minimum(_work: Workforce, count: np.ndarray, n: int) -> np.ndarray:
    """Show what holds n people or more."""
    return count >= n


def next_smallest(work: Workforce, count: np.ndarray, n: int) -> np.ndarray:
    """The same; and where one of several parts is hidden alone, the next smallest part is hidden too."""
    shown = count >= n
    for where in _parts(work):
        hidden = np.flatnonzero((count[where] > 0) & ~shown[where])
        if len(hidden) == 1:
            _hide_smallest(where, count, shown)
    return shown


def remainder(work: Workforce, count: np.ndarray, n: int) -> np.ndarray:
    """The same; and what a whole leaves beside its shown parts is none, or n people."""
    shown = count >= n
    for where in _parts(work):
        while 0 < (count[where] * ~shown[where]).sum() < n:
            if not _hide_smallest(where, count, shown):
                break
    return shown


def _parts(work: Workforce) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cells that add up to another one: the units below a unit, by category; the categories of a unit, by attribute."""
    units, columns = work.units, 1 + sum(work.sizes)
    found = []
    for unit in range(len(units) - 1, -1, -1):
        if below := units.children(unit):
            found += [(np.array(below), np.full(len(below), column)) for column in range(columns)]
        for begin, end in pairwise(np.cumsum([1, *work.sizes]).tolist()):
            found.append((np.full(end - begin, unit), np.arange(begin, end)))
    return found


def _hide_smallest(where: tuple[np.ndarray, np.ndarray], count: np.ndarray, shown: np.ndarray) -> bool:
    sizes = np.where(shown[where], count[where], np.iinfo(np.int64).max)
    place = int(sizes.argmin())
    if not shown[where][place]:
        return False
    shown[where[0][place], where[1][place]] = False
    return True


def figures(work: Workforce, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Some cells as rows of 0 and 1, one column for all people who are alike; and how many these are."""
    starts = np.cumsum([1, *work.sizes])[:-1]
    told = np.stack([work.unit, *work.codes], axis=1).astype(np.int64)
    kinds, people = np.unique(told, axis=0, return_counts=True)
    member = np.zeros((len(kinds), wanted.shape[1]), np.bool_)
    member[:, 0] = True
    for place, start in enumerate(starts):
        member[np.arange(len(kinds)), start + kinds[:, 1 + place]] = True
    unit, column = np.nonzero(wanted)
    inside = (kinds[:, 0] >= unit[:, None]) & (kinds[:, 0] < work.units.end[unit][:, None])
    return inside & member[:, column].T, people


def recovered(work: Workforce, count: np.ndarray, shown: np.ndarray, n: int) -> tuple[int, int]:
    """Hidden cells of 1 to n - 1 people, and how many of them are a sum of shown cells, each times some number."""
    hidden = (count > 0) & (count < n) & ~shown
    rows, people = figures(work, shown)
    root = np.sqrt(people)
    _, values, right = np.linalg.svd(rows * root, full_matrices=False)
    span = right[values > 1e-9 * values[0]]
    wanted, _ = figures(work, hidden)
    wanted = np.unique(wanted, axis=0) * root
    left = wanted - (wanted @ span.T) @ span
    return len(wanted), int((np.abs(left).max(axis=1) < 1e-7).sum())
