"""Groups too small to be shown: those that an insider would most like to know of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.insider import Flags, Insider, Ints
from orgfit.disclosure.audit.question import Question


@dataclass(frozen=True)
class Target:
    """Fewer than n people of a ``unit`` (with all below it): their ``rows``, in order, and what they have in common."""

    unit: str
    about: str
    rows: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.rows)


def small_groups(
    insider: Insider, question: Question, shown: Flags, *, number: int, rng: np.random.Generator
) -> tuple[Target, ...]:
    """This function will draw at most ``number`` groups under n people, of each sort as many as there are.

    Sorts: units that are not ``shown`` (units,); people of a block (a shown unit without the shown units below it) in
    one category of an attribute; people of a unit in one category; people of one unit alike in all attributes.
    """
    blocks = _blocks(insider, shown)
    sorts = (
        _units(insider, question, shown),
        _left_over(insider, question, blocks),
        _in_categories(insider, question),
        _profiles(insider, question),
    )
    drawn: dict[tuple[int, ...], Target] = {}
    mixed = [[found[place] for place in rng.permutation(len(found))] for found in map(list, sorts)]
    for target in chain.from_iterable(zip_longest(*mixed)):
        if target is not None and len(drawn) < number:
            drawn.setdefault(target.rows, target)
    return tuple(drawn.values())


def _blocks(insider: Insider, shown: Flags) -> Ints:
    """By person, the lowest shown unit: -1 where none is."""
    units = insider.responses.units
    owner = np.full(len(units), -1, np.int64)
    for unit in range(len(units)):
        above = int(units.parent[unit])
        owner[unit] = unit if shown[unit] else (owner[above] if above >= 0 else -1)
    return np.asarray(owner[insider.unit])


def _small(question: Question, rows: NDArray[np.intp]) -> tuple[int, ...]:
    """The rows that have a value, or none where they are too many."""
    inside = rows[question.members[rows]]
    return tuple(inside.tolist()) if len(inside) < question.threshold else ()


def _units(insider: Insider, question: Question, shown: Flags) -> Iterator[Target]:
    for place in np.flatnonzero(~shown):
        code = insider.responses.units.codes[place]
        if rows := _small(question, np.flatnonzero(insider.group(code))):
            yield Target(code, "a hidden unit", rows)


def _in_categories(insider: Insider, question: Question) -> Iterator[Target]:
    units = insider.responses.units
    for attribute in insider.responses.attributes:
        for category, name in enumerate(attribute.categories):
            inside = (attribute.codes == category) & question.members
            before = np.concatenate([[0], np.cumsum(inside)])
            offsets = insider.responses.offsets
            people = before[offsets[units.end]] - before[offsets[: len(units)]]
            for unit in np.flatnonzero((people > 0) & (people < question.threshold)):
                rows = np.arange(offsets[unit], offsets[units.end[unit]])
                yield Target(units.codes[unit], f"{attribute.id}:{name}", tuple(rows[inside[rows]].tolist()))


def _left_over(insider: Insider, question: Question, blocks: Ints) -> Iterator[Target]:
    codes = insider.responses.units.codes
    for attribute in insider.responses.attributes:
        for (block, category), rows in _alike(np.stack([blocks, attribute.codes.astype(np.int64)], axis=1)):
            small = _small(question, rows)
            if small and block >= 0:
                name = attribute.categories[category] if category >= 0 else "unknown"
                yield Target(codes[block], f"left over in the unit, {attribute.id}:{name}", small)


def _profiles(insider: Insider, question: Question) -> Iterator[Target]:
    responses = insider.responses
    known = np.stack([insider.unit, *(attribute.codes.astype(np.int64) for attribute in responses.attributes)], axis=1)
    for (unit, *_), rows in _alike(known):
        if small := _small(question, rows):
            yield Target(responses.units.codes[unit], "alike in all attributes", small)


def _alike(known: Ints) -> Iterator[tuple[tuple[int, ...], NDArray[np.intp]]]:
    """The different rows of a table, each with the places where it stands."""
    different, place = np.unique(known, axis=0, return_inverse=True)
    order = np.argsort(place, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(place.ravel(), minlength=len(different)))[:-1])
    for values, rows in zip(different.tolist(), parts, strict=True):
        yield tuple(values), rows
