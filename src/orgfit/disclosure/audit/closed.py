"""A closed world: is there any figure that no attack knows about, or that must not stand where it does?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Column, Cube, Key
from orgfit.disclosure.audit.rest import units_rest
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.reasons import Reason

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
PEOPLE: Final = ("people", "answers")
BESIDE: Final = ("people", "structure")
# Sums over people, or made of such: the other attacks hold them against each other.
DIFFERENCES: Final = frozenset(("difference", "difference:parent", "difference:last", "difference:benchmark"))
SIGNALS: Final = frozenset(("signal", "signal:parent", "signal:last", "signal:benchmark"))
LEVELS: Final = frozenset(("mean", "favourable", "joint", "recommendation", "shrunken", "rest", "expected"))
NUMBERS: Final = frozenset(("unanswered", "answers", "headcount", "rate", "comments"))
IN_UNITS: Final = DIFFERENCES | SIGNALS | LEVELS | NUMBERS
IN_UNITS_TOO: Final = ("share:", "band:", "gap:", "gap_signal:")
IN_SLICES: Final = frozenset(("mean", "difference", "signal", "favourable", "joint"))
# What is no sum: in groups of so many people only, or of the whole organisation only.
IN_LARGE: Final = frozenset(("agreement", "view", "shared"))
# How answers are distributed: where they are, many have to be left by subtraction too.
DISTRIBUTED: Final = ("share:", "band:", "recommendation")
BESIDE_OTHERS: Final = frozenset(("actual", "distance", "distance_signal"))
SCALES: Final = frozenset(("alpha", "omega", "spearman_brown", "fit", "misfit", "item_rest", "alpha_without"))
CARE: Final = frozenset(("careless", "careless:alike", "careless:uneven", "design_effect", "components", "facets"))
OF_ALL: Final = SCALES | CARE | {"spread", "weighted", "benchmark", "complete", "lowest"}
OF_ALL_TOO: Final = ("between:", "icc2:", "evenness:", "rwg:", "deviation:", "match:")
FREE: Final = frozenset(("benchmark", "facets"))  # of other organisations, and of the questionnaire
BOUNDED: Final = frozenset(("favourable", "joint", "rate", "actual"))
TEXT: Final = "comment"
WANTED: Final = "A figure of a kind that is not known, or one that stands where there must be none."
NOTE: Final = "Every row of the table is known to one of the attacks, or belongs to the whole organisation alone."


def closed_world(view: View) -> Tried:
    """This function will hold every row against a list of what may stand where."""
    cube = view.cube
    known = {*view.measures.items, *view.measures.facets, *view.measures.composites, *view.measures.joint, *BESIDE}
    slices = {split.slice(category) for split in view.released.splits for category in split.categories} | {""}
    commented = {comments.item for comments in view.insider.responses.comments}
    hits: list[Hit] = []
    for key in cube.keys:
        column = cube.column(key.measure, key.statistic, key.slice)
        people = view.people(key.measure, key.slice if key.slice in slices else "")
        of = known | commented if key.statistic == "comments" else known
        if key.measure not in of or key.slice not in slices or not _known(key.statistic):
            hits += view.hits(key, column.there, people, "No attack knows this kind of figure.")
            continue
        for where, told in _misplaced(view, key, column, people):
            hits += view.hits(key, where, people, told)
    hits += [Hit(unit, key.measure, 0, "This figure stands twice.", (str(key),)) for key, unit in cube.twice()]
    hits += _texts(cube, known | commented)
    return Tried("Closed world", WANTED, view.released.table.num_rows, tuple(hits), note=NOTE)


def _known(statistic: str) -> bool:
    names = IN_UNITS | IN_LARGE | BESIDE_OTHERS | OF_ALL
    return statistic in names or statistic.startswith((*IN_UNITS_TOO, *OF_ALL_TOO))


def _misplaced(view: View, key: Key, column: Column, people: Ints) -> Iterator[tuple[Flags, str]]:
    """Where a figure of a known kind must not stand, and why."""
    name, root = key.statistic, np.arange(len(view.units)) == 0
    numbers = column.told | (column.n >= 0)
    hidden = ~view.shown.units
    if (key.measure, name) == PEOPLE:
        yield hidden & (column.reason == ""), "A unit that is not shown has no reason."
    else:
        yield hidden & column.there, "A unit that is not shown has more than its reason."
    if key.slice:
        yield np.full(len(root), name not in IN_SLICES) & column.there, "There is no such figure of slices."
        yield numbers & (view.people("people") < view.policy.slices_from), "This unit is too small for slices."
    if name in OF_ALL or name.startswith(OF_ALL_TOO):
        yield column.there & ~root, "This is a figure of the whole organisation only."
        few = people[0] < view.policy.structure_from
        yield numbers & root & few & (name not in FREE), "Too few people are behind this figure."
    if name in IN_LARGE:
        yield numbers & (people < view.policy.structure_from), "Too few people are behind this figure."
    if name in BESIDE_OTHERS:
        large = view.people("people") >= view.policy.slices_from
        yield numbers & ~root & ~large, "This unit is too small for this."
    yield from _distributed(view, key, numbers, people)
    yield from _reasons(key, column, numbers)


def _distributed(view: View, key: Key, numbers: Flags, people: Ints) -> Iterator[tuple[Flags, str]]:
    """Distributions, and shares of slices: few people may be of one mind."""
    least = view.policy.small_under
    if key.statistic.startswith(DISTRIBUTED) or (key.slice and key.statistic == "favourable"):
        yield numbers & (people < least), "Too few people are behind this figure: they may be of one mind."
        rest = units_rest(view.units, numbers, people)
        few = (rest > 0) & (rest < least)
        yield numbers & (people >= least) & few, "Subtraction of the units below leaves too few: of one mind, perhaps."


def _reasons(key: Key, column: Column, numbers: Flags) -> Iterator[tuple[Flags, str]]:
    given = column.reason != ""
    yield given & ~np.isin(column.reason, [str(reason) for reason in Reason]), "No such reason is known."
    bound = (column.reason == Reason.UNANIMOUS) & (
        key.statistic in BOUNDED or (key.statistic == "mean" and bool(key.slice))
    )
    yield given & np.where(bound, np.isfinite(column.value), numbers), "A reason stands beside a number."
    yield column.there & ~given & ~numbers, "There is neither a number nor a reason."


def _texts(cube: Cube, known: set[str]) -> Iterator[Hit]:
    for key, unit, texts in cube.comments():
        if key.slice or key.statistic != TEXT or key.measure not in known:
            yield Hit(unit, key.measure, len(texts), "Comments stand where there must be none.", (str(key),))
    if (count := cube.numbered_comments()) > 0:
        yield Hit(cube.units.codes[0], TEXT, count, "A number stands beside a comment.")
