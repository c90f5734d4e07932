"""A release as an insider looks at it: its figures, whom each speaks of, and how many these are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit
from orgfit.disclosure.audit.figures import Cube, Key
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.measures import Measures
from orgfit.disclosure.audit.shown import Shown
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Released
from orgfit.responses.units import UnitTree

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class View:
    """What all attacks on one release share, worked out once."""

    insider: Insider
    released: Released
    _counts: dict[tuple[str, str], Ints] = field(default_factory=dict, repr=False)

    @cached_property
    def cube(self) -> Cube:
        """The figures by column."""
        return Cube(self.released)

    @cached_property
    def measures(self) -> Measures:
        """What the questionnaire measures."""
        return Measures(self.insider, self.released.policy)

    @cached_property
    def shown(self) -> Shown:
        """Where sums are shown."""
        return Shown(self.cube, self.measures)

    @property
    def units(self) -> UnitTree:
        """The tree of units."""
        return self.released.units

    @property
    def policy(self) -> Policy:
        """The rules of the release."""
        return self.released.policy

    def people(self, measure: str, part: str = "") -> Ints:
        """This function will count, by unit, those of a slice behind a measure; everybody where it is unknown."""
        if (measure, part) not in self._counts:
            members = self.measures.members(measure)
            inside = self.insider.of_slice(part)
            self._counts[measure, part] = self.counted(inside if members is None else inside & members)
        return self._counts[measure, part]

    def counted(self, members: Flags) -> Ints:
        """This function will count some of the people in every unit with all below it."""
        offsets = self.insider.responses.offsets
        running = np.concatenate([[0], np.cumsum(members)])
        return np.asarray(running[offsets[self.units.end]] - running[offsets[:-1]], np.int64)

    def sides(self, line: str) -> tuple[str, str] | None:
        """This function will name the slices of the two ends of a line, None where there is no such line."""
        for split in self.released.splits:
            if split.id == line and len(split.categories) > 1:
                return split.slice(split.categories[0]), split.slice(split.categories[-1])
        return None

    def hits(self, key: Key, where: Flags, people: Ints, told: str) -> Iterable[Hit]:
        """This function will make a hit of one figure in every unit where something is wrong."""
        for unit in np.flatnonzero(where).tolist():
            code = self.units.codes[unit]
            figure = " · ".join(part for part in (code, *key) if part)
            yield Hit(code, key.measure, int(people[unit]), told, (figure,))
