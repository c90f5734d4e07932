"""What an insider knows before looking at any figure: everybody's unit and attributes, and who answered what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Responses

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Insider:
    """Somebody who knows the tree, everybody's attributes and who answered which question, but no answer."""

    responses: Responses

    @cached_property
    def unit(self) -> Ints:
        """The unit itself of each person, (people,)."""
        return np.repeat(np.arange(len(self.responses.units)), np.diff(self.responses.offsets))

    @cached_property
    def answered(self) -> Flags:
        """Who answered which coded item, (people, items)."""
        low = np.array([item.steps.start for item in self.responses.instrument.coded_items], np.int8)
        return np.asarray(self.responses.answers >= low)

    @cached_property
    def columns(self) -> dict[str, int]:
        """The place of each coded item."""
        return {item.id: place for place, item in enumerate(self.responses.instrument.coded_items)}

    @cached_property
    def _categories(self) -> dict[str, tuple[int, int]]:
        return {
            f"{attribute.id}:{name}": (place, category)
            for place, attribute in enumerate(self.responses.attributes)
            for category, name in enumerate(attribute.categories)
        }

    def inside(self, unit: str) -> slice:
        """This function will give the rows of a unit with all below it."""
        return self.responses.rows(self.responses.units.index[unit])

    def of_slice(self, name: str) -> Flags:
        """This function will say who is in a slice, "attribute:category" (people,); "" is everybody."""
        if not name:
            return np.ones(self.responses.people, np.bool_)
        place, category = self._categories[name]
        return np.asarray(self.responses.attributes[place].codes == category)

    def group(self, unit: str, name: str = "") -> Flags:
        """This function will say who is behind a cell: the people of a unit, with all below it, in a slice."""
        rows = np.zeros(self.responses.people, np.bool_)
        rows[self.inside(unit)] = True
        return rows & self.of_slice(name)
