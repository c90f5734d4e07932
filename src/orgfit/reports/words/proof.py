"""How sure it is that subtraction gives nobody away, in words."""

from __future__ import annotations

from typing import Final

from orgfit.reports.words import numbers

PROVEN: Final = "For the figures shown here that has been proven, for every way of adding and subtracting them."
LEAST: Final = 0.001


def sentence(uncovered: float) -> str:
    """This function will say whether the promise is proven, or for what share of people it was only searched for."""
    if uncovered == 0.0:
        return PROVEN
    share = numbers.percent(100.0 * uncovered, 1) if uncovered >= LEAST else f"less than {numbers.percent(0.1, 1)}"
    return (
        "For the figures shown here ways round it were searched for and none is left that was found; the proof does "
        f"not cover {share} of people."
    )
