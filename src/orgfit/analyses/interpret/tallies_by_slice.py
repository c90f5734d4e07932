"""Everything counted once more for each category of each attribute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.picking import picked
from orgfit.tallies.engines.local import tally
from orgfit.tallies.rollup import roll_up
from orgfit.tallies.tally import Tally


@dataclass(frozen=True)
class SliceTally:
    """One category of one attribute: the slice's name, its people counted, and their joint figures."""

    place: int
    category: int
    name: str
    responses: Responses
    own: Tally
    total: Tally
    keep: NDArray[np.bool_]


def slice_tallies(responses: Responses, attributes: Sequence[tuple[int, Attribute]]) -> Iterator[SliceTally]:
    """This function will count everything once more for each category of each attribute."""
    for place, attribute in attributes:
        for category, name in enumerate(attribute.categories):
            keep = attribute.codes == category
            part = picked(responses, keep)
            own = tally(part)
            yield SliceTally(place, category, f"{attribute.id}:{name}", part, own, roll_up(own, part.units), keep)
