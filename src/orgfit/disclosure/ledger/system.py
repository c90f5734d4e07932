"""All figures of one answer in all releases as columns along one tree, and which of the new ones have to go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.entry import Ints
from orgfit.disclosure.ledger.families import Family
from orgfit.disclosure.ledger.known import Known, categories
from orgfit.disclosure.ledger.layers import Layer, layers_of
from orgfit.disclosure.repair.after import thinned_after
from orgfit.disclosure.repair.blocks import Codes, blocks_of
from orgfit.disclosure.repair.drops import worth
from orgfit.disclosure.totals import Shown, subtree_totals

WHOLE: Final = 1e6
TOTALS: Final = 50.0  # how many times a total is worth what a slice of the same unit is
MOST_COLUMNS: Final = 160


@dataclass(frozen=True, eq=False)
class Column:
    """Figures of one family in one layer: its totals (``place`` -1), or its slices by one attribute.

    ``codes`` (people,), -1 for those who do not count; ``weight`` (people,); ``shown`` (units of the record,
    categories).
    """

    family: Family
    place: int
    layer: Layer
    codes: Codes
    weight: Ints
    shown: Shown

    @classmethod
    def of(cls, family: Family, layer: Layer, place: int, codes: Ints, shown: Shown) -> Self:
        """This function will make a column; whoever does not count has neither category nor weight."""
        weight = np.where(layer.inside, family.weight, 0)
        counts = (codes >= 0) & (weight > 0)
        told = np.where(counts, codes, -1).astype(np.int8)
        return cls(family, place, layer, told, np.where(counts, weight, 0), shown)

    @property
    def size(self) -> int:
        """How many categories it has."""
        return int(self.shown.shape[1])

    def value(self, crowd: Crowd, threshold: int) -> NDArray[np.float64]:
        """This function will say what a figure of each unit is worth keeping (units of the record,)."""
        units, own = crowd.records[self.family.record].units, crowd.units_in(self.family.record)
        people = subtree_totals(units, np.bincount(own[own >= 0], minlength=len(units)))
        times = np.full(len(units), TOTALS if self.place < 0 else 1.0)
        if self.place < 0:
            times[0] = WHOLE
        return np.asarray(worth(people, threshold) * times * self.family.worth)


@dataclass(frozen=True, eq=False)
class Told:
    """What is left of a new family: totals (units,) and by attribute slices (units, categories)."""

    family: Family
    totals: Shown
    slices: dict[int, Shown]


@dataclass
class Layers:
    """The layers of every record, made once."""

    crowd: Crowd
    _made: dict[int, list[Layer]] = field(default_factory=dict)

    def of(self, number: int) -> list[Layer]:
        """This function will give the layers of a record."""
        if number not in self._made:
            self._made[number] = layers_of(self.crowd, number, self.crowd.records[number].plan.units)
        return self._made[number]


def thinned(layers: Layers, families: Sequence[Family], *, threshold: int, rng: np.random.Generator) -> list[Told]:
    """This function will drop new figures of one answer until old and new ones together give nobody away.

    New figures that are of the same people as old ones, or put together from whole blocks of them, stay.
    """
    known = Known(layers.crowd, families, rng)
    told = [_known(family, known) for family in families if not family.fixed]
    new = [column for one in told for column in _columns(layers, one.family, one)]
    if new:
        old = [column for family in families if family.fixed for column in _columns(layers, family, None)]
        room = MOST_COLUMNS - sum(column.size for column in old)
        fitting = [
            column for column, wide in zip(new, np.cumsum([column.size for column in new]), strict=True) if wide <= room
        ]
        if fitting:
            _keep(told, fitting, _left(layers.crowd, [*old, *fitting], threshold, rng)[len(old) :])
    return told


def _known(family: Family, known: Known) -> Told:
    slices = {place: shown & known.slices(family, place) for place, shown in family.slices.items()}
    return Told(family, family.totals & known.totals(family), slices)


def _keep(told: Sequence[Told], columns: Sequence[Column], left: Sequence[Shown]) -> None:
    """Add what is left of some columns to what their families show."""
    by_family = {id(one.family): one for one in told}
    for column, shown in zip(columns, left, strict=True):
        one = by_family[id(column.family)]
        if column.place < 0:
            one.totals[:] |= shown[:, 0]
        else:
            one.slices[column.place][:] |= shown


def _columns(layers: Layers, family: Family, known: Told | None) -> Iterator[Column]:
    """The columns of a family, without those figures that tell nothing new."""
    crowd = layers.crowd
    for layer in layers.of(family.record):
        here = layer.anchor >= 0
        shown = here & family.totals if known is None else here & family.totals & ~known.totals
        if shown.any():
            yield Column.of(family, layer, -1, np.zeros(crowd.people, np.int64), shown[:, None])
        for place, slices in family.slices.items():
            shown = here[:, None] & (slices if known is None else slices & ~known.slices[place])
            if shown.any():
                yield Column.of(family, layer, place, categories(crowd, family.record, place)[0], shown)


def _left(crowd: Crowd, columns: Sequence[Column], threshold: int, rng: np.random.Generator) -> list[Shown]:
    """What is left of the figures of some columns."""
    starts = _starts(columns)
    shown, fixed, value = _laid_out(crowd, columns, starts, threshold)
    first = dict(zip(reversed(starts), reversed(columns), strict=True))
    told = [first[start] for start in sorted(first)]
    weights = np.stack([np.zeros(crowd.people, np.int64), *(column.weight for column in told)], axis=1)
    who = np.flatnonzero(weights.any(axis=1))
    blocks = blocks_of(
        crowd.tree,
        np.asarray(shown.any(axis=1) | (np.arange(len(shown)) == 0)),
        crowd.unit[who],
        [column.codes[who] for column in told],
        [column.size for column in told],
        weights=weights[who],
    )
    at = blocks.units
    left = np.zeros_like(shown)
    left[at] = thinned_after(blocks, shown[at], fixed[at], value[at], threshold=threshold, rng=rng)
    return [
        column.shown & left[column.layer.anchor, start : start + column.size]
        for start, column in zip(starts, columns, strict=True)
    ]


def _laid_out(
    crowd: Crowd, columns: Sequence[Column], starts: Sequence[int], threshold: int
) -> tuple[Shown, Shown, NDArray[np.float64]]:
    """By unit of the tree and column: is a figure there, is it out already, and what is it worth?"""
    size = len(crowd.tree), max(start + column.size for start, column in zip(starts, columns, strict=True))
    shown, fixed, value = np.zeros(size, np.bool_), np.zeros(size, np.bool_), np.ones(size)
    for start, column in zip(starts, columns, strict=True):
        unit, category = np.nonzero(column.shown)
        node, place = column.layer.anchor[unit], start + category
        shown[node, place] = True
        fixed[node, place] |= column.family.fixed
        value[node, place] = column.value(crowd, threshold)[unit]
    return shown, fixed, value


def _starts(columns: Sequence[Column]) -> list[int]:
    """Where each column begins; columns in which everybody counts alike are one."""
    found: dict[tuple[bytes, bytes, int], int] = {}
    starts, end = [], 0
    for column in columns:
        key = column.codes.tobytes(), column.weight.tobytes(), column.size
        if key not in found:
            found[key] = end
            end += column.size
        starts.append(found[key])
    return starts
