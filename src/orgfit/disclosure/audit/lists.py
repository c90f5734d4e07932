"""Can lists of comments be taken from each other, until a few are left?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Key
from orgfit.disclosure.audit.rest import shown_above, units_rest
from orgfit.disclosure.audit.view import View

Ints = NDArray[np.int64]
Lists = Mapping[int, tuple[str, ...]]
COUNT: Final = "comments"
TEXT: Final = "comment"
CAP: Final = 200  # a list as long as this may have been cut, so what is not in it tells nothing
DRAWS: Final = 200
FAR: Final = 6.0  # standard deviations, of an order that no chance brings about
WANTED: Final = "A list of few comments, or lists that leave few when one is taken from the other; an order by unit."
NOTE: Final = "Whether somebody can be known by the style of a comment no attack can tell."


def lists(view: View) -> Tried:
    """This function will take the comments of units from those of the units above them."""
    by_item: dict[str, dict[int, tuple[str, ...]]] = {}
    for key, unit, texts in view.cube.comments():
        by_item.setdefault(key.measure, {})[view.units.index[unit]] = texts
    written = {comments.item: _written(view, comments.unit) for comments in view.insider.responses.comments}
    names = {key.measure for key in view.cube.keys if key.statistic == COUNT} | set(by_item)
    hits: list[Hit] = []
    number = 0
    for name in sorted(names):
        listed = by_item.get(name, {})
        number += len(listed)
        hits += _counts(view, name, listed, written.get(name))
        hits += _texts(view, name, listed)
        hits += _orders(view, name, listed)
    return Tried("Comments", WANTED, number, tuple(hits), note=NOTE)


def _written(view: View, unit: Ints) -> Ints:
    """How many wrote in each unit with all below it; an insider knows who, and not what."""
    own = np.bincount(unit, minlength=len(view.units))
    running = np.concatenate([[0], np.cumsum(own)])
    return np.asarray(running[view.units.end] - running[:-1], np.int64)


def _counts(view: View, name: str, listed: Lists, written: Ints | None) -> Iterator[Hit]:
    """Lists and counts of few, and what is left of them by subtraction."""
    column, least = view.cube.column(name, COUNT), view.policy.comments_from
    told = np.isfinite(column.value)
    texts = np.array([len(listed.get(unit, ())) for unit in range(len(view.units))], np.int64)
    count = np.where(told, np.nan_to_num(column.value), texts).astype(np.int64)
    known = count if written is None else written
    shown = told | (texts > 0)
    key = Key("", name, COUNT)
    yield from view.hits(key, shown & (count < least), count, "Too few people wrote this list.")
    yield from view.hits(key, (texts > 0) & ~told, texts, "Comments stand here, and their number does not.")
    cut = np.minimum(count, CAP)
    yield from view.hits(key, shown & told & (texts != cut), texts, "A list is shorter or longer than its number.")
    yield from view.hits(key, told & (count != known), known, "The number is another than that of those who wrote.")
    rest = units_rest(view.units, shown, known)
    few = shown & (count >= least) & (rest > 0) & (rest < least)
    yield from view.hits(key, few, rest, "Taking away the lists of units below leaves the comments of a few people.")


def _texts(view: View, name: str, listed: Lists) -> Iterator[Hit]:
    """Texts of a unit that stand in none of the lists below it, where these are complete."""
    least, below = view.policy.comments_from, _below(view, listed)
    for unit, texts in listed.items():
        parts = [listed[part] for part in below.get(unit, ())]
        if len(texts) >= CAP or any(len(part) >= CAP for part in parts) or not parts:
            continue
        left = Counter(texts)
        for part in parts:
            left.subtract(Counter(part))
        more, fewer = (sum(count for count in counts.values() if count > 0) for counts in (left, -left))
        people = more or fewer
        if 0 < more < least or fewer:
            told = "Some comments stand in one of two lists only, and they are few." if more else "A list lacks texts."
            yield Hit(view.units.codes[unit], name, people, told, (f"{view.units.codes[unit]} · {name} · {TEXT}",))


def _below(view: View, listed: Lists) -> dict[int, list[int]]:
    """The units with a list that stand right below each such unit."""
    shown = np.isin(np.arange(len(view.units)), list(listed))
    above = shown_above(view.units, shown)
    found: dict[int, list[int]] = {}
    for unit in listed:
        found.setdefault(int(above[unit]), []).append(unit)
    return found


def _orders(view: View, name: str, listed: Lists) -> Iterator[Hit]:
    """Lists in which the comments of a unit below stand together more than chance puts them."""
    rng = np.random.default_rng(0)
    below = _below(view, listed)
    for unit, texts in listed.items():
        owner: dict[str, int] = {}
        for number, part in enumerate(below.get(unit, ())):
            owner.update(dict.fromkeys(listed[part], number))
        labels = np.array([owner.get(text, -1) for text in texts])
        if len(np.unique(labels)) > 1 and _together(labels, rng):
            told = "The order of the comments tells which of them come from one unit."
            yield Hit(view.units.codes[unit], name, len(texts), told, (f"{view.units.codes[unit]} · {name} · {TEXT}",))


def _together(labels: Ints, rng: np.random.Generator) -> bool:
    """Do alike labels stand beside each other far more often than in random orders?"""
    drawn = np.array([_neighbours(rng.permutation(labels)) for _ in range(DRAWS)])
    return bool(_neighbours(labels) > drawn.mean() + FAR * max(drawn.std(), 1.0))


def _neighbours(labels: Sequence[int] | Ints) -> int:
    return int(np.count_nonzero(np.diff(labels) == 0))
