"""Does anything shown say that all people of a small group gave the same answer?

Looked at are shown groups and what subtraction leaves of them: a unit without its shown parts, a unit without a slice
or without all shown slices of an attribute, a slice without the same slice of the units below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.distributions import YES_NO, Told, shares, yes_and_no
from orgfit.disclosure.audit.figures import Key
from orgfit.disclosure.audit.possible import Possible
from orgfit.disclosure.audit.rates import too_near
from orgfit.disclosure.audit.view import View

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
WANTED: Final = "Shares from which it follows that everybody in a small group is in one and the same category."
NOTE: Final = (
    "Ranges of counts, question by question, each group or rest by itself. That a slice stands nowhere in a unit may "
    "hint that one of them is of one mind; this is not looked at."
)
ALIKE: Final = "From this it follows that all of a small group are in one category."
REST: Final = "From this it follows that all who are left of a small group are in one category."


@dataclass
class _Found:
    """What was found so far, and how many groups were looked at."""

    view: View
    hits: list[Hit]
    number: int = 0

    def note(self, key: Key, possible: Possible, where: Flags, told: str) -> None:
        """This function will look at groups by unit."""
        self.number += int(np.count_nonzero(where & (possible.people > 0)))
        alike = where & possible.one_mind(self.view.policy.small_under)
        self.hits += self.view.hits(key, alike, possible.people, told)


def one_mind(view: View) -> Tried:
    """This function will look for small groups of which the shown shares say that all are of one mind."""
    found = _Found(view, [])
    for measure in (*view.measures.items, *view.measures.facets, *view.measures.joint):
        _distribution(found, measure)
        _sliced(found, measure)
        for part in view.cube.slices(measure):
            for name in YES_NO:
                key = Key(part, measure, name)
                told = "Of a small group this says that all or hardly any are."
                found.hits += too_near(view, key, view.people(measure, part), told)
    return Tried("Groups of one mind: shares", WANTED, found.number, tuple(found.hits), note=NOTE)


def _distribution(found: _Found, measure: str) -> None:
    told = shares(found.view, measure)
    if told is not None:
        key = Key("", measure, "share" if measure in found.view.measures.items else "band")
        found.note(key, told.possible, told.where, ALIKE)
        found.note(key, told.rests(found.view.units), told.where, REST)


def _sliced(found: _Found, measure: str) -> None:
    """Slices, what is left of them by the same slice below, and of their unit without them."""
    whole = yes_and_no(found.view, measure)
    by_slice: dict[str, Told] = {}
    for part in found.view.cube.slices(measure):
        told = yes_and_no(found.view, measure, part) if part else None
        if told is not None:
            by_slice[part] = told
            key = Key(part, measure, "favourable")
            found.note(key, told.possible, told.where, ALIKE)
            found.note(key, told.rests(found.view.units), told.where, REST)
    if whole is None:
        return
    known = whole.possible.one_mind(np.iinfo(np.int64).max)  # then its slices tell nothing more
    for name, (where, taken) in _together(found.view, by_slice).items():
        rest = whole.possible.less(taken)
        found.note(Key(name, measure, "favourable"), rest, where & whole.where & ~known, REST)


def _together(view: View, by_slice: dict[str, Told]) -> dict[str, tuple[Flags, Possible]]:
    """Each slice, and all shown slices of an attribute in a unit together."""
    found = {part: (told.where, told.possible) for part, told in by_slice.items()}
    for split in view.released.splits:
        parts = [by_slice[name] for name in map(split.slice, split.categories) if name in by_slice]
        if len(parts) > 1:
            nobody = np.zeros_like(parts[0].possible.people)
            people, low, high = nobody, np.zeros_like(parts[0].possible.low), np.zeros_like(parts[0].possible.low)
            for told in parts:
                people = people + np.where(told.where, told.possible.people, 0)
                low = low + np.where(told.where[:, None], told.possible.low, 0)
                high = high + np.where(told.where[:, None], told.possible.high, 0)
            several = np.sum([told.where for told in parts], axis=0) > 1
            found[f"{split.id}:"] = several, Possible(people, low, high)
    return found
