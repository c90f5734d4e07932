"""What only two questionnaires together can tell: a guess beside what was guessed, our view beside the customers'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from orgfit.analyses.interpret.comparisons import FALSE_DISCOVERY_RATE
from orgfit.disclosure.gate import Derived
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released
from orgfit.instruments.schema import Item
from orgfit.responses.columns import Responses
from orgfit.stats.comparison.multiplicity import false_discovery
from orgfit.stats.multilevel.shared_view import match

NORMAL: Final = 1.959963984540054
SIDES: Final = ("deciders", "doers")
CUSTOMERS: Final = "customers"
OTHERS: Final = "other_units"
Beside = Sequence[tuple[Responses, Released]]


def beside_figures(released: Released, responses: Responses, all_of_them: Beside, policy: Policy) -> list[Derived]:
    """This function will give the figures of one released table that others of the same wave are needed for."""
    return [*_guesses(released, all_of_them, policy), *_matches(responses, all_of_them, policy)]


def _guesses(released: Released, all_of_them: Beside, policy: Policy) -> Iterator[Derived]:
    """The distance between each guess and what was guessed, both as released; one family over all of them."""
    items = [item for item in released.instrument.coded_items if item.about_item]
    found = list(_pairs(released, items, all_of_them, policy)) if items else []
    if not found:
        return
    from scipy.special import ndtr

    gaps = np.array([(guess.value or 0.0) - (actual.value or 0.0) for _, _, guess, actual, _ in found])
    errors = np.array([error for *_, error in found])
    p = 2.0 * ndtr(-np.abs(gaps) / np.where(errors > 0, errors, np.inf))
    flagged = false_discovery(p, FALSE_DISCOVERY_RATE).flagged
    for (code, name, _, actual, error), gap, clear in zip(found, gaps, flagged, strict=True):
        half = NORMAL * error
        yield Derived(code, name, "actual", actual)
        yield Derived(code, name, "distance", Cell(round(gap), round(gap - half), round(gap + half)))
        yield Derived(code, name, "distance_signal", Cell(float(np.sign(gap) if clear else 0.0)))


def _pairs(
    released: Released, items: Sequence[Item], all_of_them: Beside, policy: Policy
) -> Iterator[tuple[str, str, Cell, Cell, float]]:
    """Unit, item, guess, what was guessed and the error of their distance: of the organisation and of large units."""
    for code in released.units.codes:
        figures, whole = released.figures(code), code == released.units.codes[0]
        guesses = {item.id: figures.get((item.id, "mean"), Cell()) for item in items}
        large = max((guess.n or 0 for guess in guesses.values()), default=0) >= policy.slices_from
        for item in items:
            guess = guesses[item.id]
            if guess.value is None or not (whole or large):
                continue
            actual = _actual(item, code, all_of_them)
            if actual.value is not None:
                yield code, item.id, guess, actual, float(np.hypot(_error(guess), _error(actual)))


def _actual(item: Item, code: str, all_of_them: Beside) -> Cell:
    """The favourable share of those guessed about: a slice of the side, or everybody who was asked."""
    for _, other in all_of_them:
        if code not in other.units.index or item.about_item not in {i.id for i in other.instrument.coded_items}:
            continue
        if item.actual_of in SIDES:
            cells: Mapping[tuple[str, str, str], Cell] = other.sliced(code)
            lines = [split.slice(item.actual_of) for split in other.splits if item.actual_of in split.categories]
            known = (cells.get((line, item.about_item, "favourable"), Cell()) for line in lines)
            return next((cell for cell in known if cell.value is not None), Cell())
        of_whom = other.units.codes[0] if item.actual_of == OTHERS else code
        return other.figures(of_whom).get((item.about_item, "favourable"), Cell())
    return Cell()


def _error(cell: Cell) -> float:
    """The standard error that a released interval of 95 % stands for."""
    if cell.low is None or cell.high is None:
        return float("inf")
    return (cell.high - cell.low) / (2.0 * NORMAL)


def _matches(responses: Responses, all_of_them: Beside, policy: Policy) -> Iterator[Derived]:
    """The chance that one of us and one customer name the same, for the whole organisation."""
    root = responses.units.codes[0]
    for column, item in enumerate(responses.instrument.coded_items):
        for other, _ in all_of_them:
            mirrored = [place for place, asked in enumerate(other.instrument.coded_items) if asked.mirrors == item.id]
            if not mirrored or item.options != other.instrument.coded_items[mirrored[0]].options or not item.options:
                continue
            ours, theirs = _root_counts(responses, column), _root_counts(other, mirrored[0])
            if min(ours.sum(), theirs.sum()) < policy.structure_from:
                continue
            found = match(ours[None], theirs[None])
            value, low, high = (
                float(np.round(100.0 * end[0])) for end in (found.value, found.interval.low, found.interval.high)
            )
            yield Derived(root, item.id, f"match:{CUSTOMERS}", Cell(value, low, high))


def _root_counts(responses: Responses, column: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    steps = responses.instrument.coded_items[column].steps
    return np.array([np.count_nonzero(responses.answers[:, column] == step) for step in steps], np.int64)
