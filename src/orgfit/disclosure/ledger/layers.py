"""Units of one tree brought into another: columns for the elimination along the tree of the first release."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.entry import Flags, Ints
from orgfit.disclosure.totals import Shown
from orgfit.responses.units import UnitTree


@dataclass(frozen=True, eq=False)
class Layer:
    """Some units of a record that can share columns.

    ``anchor`` (units of the record,): the lowest unit of the first tree that holds all people of the unit, -1 where the
    unit is in another layer. ``inside`` (people,): within an anchor, the people of the units anchored there or above.
    """

    inside: Flags
    anchor: Ints


def layers_of(crowd: Crowd, number: int, wanted: Shown) -> list[Layer]:
    """This function will spread the ``wanted`` units of a record over layers, as few as come easily.

    In the first layer a unit's people are all of the record's people below its anchor; so it is for all units where the
    tree is the same. Units that were put together otherwise go into further layers: into one in which the people below
    their anchor are theirs, or not spoken of yet.
    """
    record, own = crowd.records[number], crowd.units_in(number)
    present = own >= 0
    below = np.concatenate([[0], np.cumsum(present)])
    first = Layer(present, np.full(len(record.units), -1, np.int64))
    drafts: list[_Draft] = []
    order = np.argsort(own, kind="stable")
    starts = np.searchsorted(own[order], np.arange(len(record.units) + 1))
    for unit in np.flatnonzero(wanted).tolist():
        people = order[starts[unit] : starts[record.units.end[unit]]]
        if not len(people):
            continue
        anchor = lowest_above(crowd.tree, crowd.unit[people])
        room = crowd.inside(anchor)
        if below[room.stop] - below[room.start] == len(people):
            first.anchor[unit] = anchor
            continue
        draft = next((one for one in drafts if one.takes(room, people)), None)
        if draft is None:
            draft = _Draft.empty(crowd.people, len(record.units))
            drafts.append(draft)
        draft.add(unit, anchor, room, people)
    return [first, *(Layer(draft.inside, draft.anchor) for draft in drafts)]


def lowest_above(tree: UnitTree, units: Ints) -> int:
    """This function will find the lowest unit that has all of some units in its subtree."""
    found, last = int(units.min()), int(units.max())
    while tree.end[found] <= last:
        found = int(tree.parent[found])
    return found


@dataclass(frozen=True, eq=False)
class _Draft:
    """A layer in the making; ``spoken`` (people,): those below one of its anchors."""

    inside: Flags
    spoken: Flags
    anchor: Ints

    @classmethod
    def empty(cls, people: int, units: int) -> _Draft:
        return cls(np.zeros(people, np.bool_), np.zeros(people, np.bool_), np.full(units, -1, np.int64))

    def takes(self, room: slice, people: Ints) -> bool:
        """Are those spoken of below the anchor the unit's people, and nobody else?"""
        theirs = np.zeros(room.stop - room.start, np.bool_)
        theirs[people - room.start] = True
        return not (self.spoken[room] & (self.inside[room] != theirs)).any()

    def add(self, unit: int, anchor: int, room: slice, people: Ints) -> None:
        self.inside[room] = False
        self.inside[people] = True
        self.spoken[room] = True
        self.anchor[unit] = anchor
