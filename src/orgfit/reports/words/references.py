"""What a figure is compared with, and how each comparison is worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reference:
    """One kind of comparison.

    ``suffix`` tells its statistics in a cube ("difference:last"); ``above`` and ``below`` stand after a number of
    points, ``alike`` is said where nothing is clear, ``head`` heads a column, ``noun`` stands in a list, ``clear`` is
    said where something is.
    """

    suffix: str
    noun: str
    above: str
    below: str
    alike: str
    head: str
    clear: str = "more than noise"

    @property
    def difference(self) -> str:
        """The statistic that holds how far a figure is apart."""
        return f"difference{self.suffix}"

    @property
    def signal(self) -> str:
        """The statistic that says whether that is more than noise."""
        return f"signal{self.suffix}"

    def side(self, value: float) -> str:
        """This function will say on which side a figure lies."""
        return self.below if value < 0 else self.above


def _level(noun: str, suffix: str, *, head: str = "") -> Reference:
    alike = f"No clear difference from {noun}"
    return Reference(suffix, noun, f"above {noun}", f"below {noun}", alike, head or f"From {noun}")


ORGANISATION: Final = _level("the organisation", "")
WHOLE_UNIT: Final = _level("the unit as a whole", "")
ABOVE: Final = _level("the rest of the unit above", ":parent")
BENCHMARK: Final = _level("the benchmark", ":benchmark")
LAST: Final = Reference(
    suffix=":last",
    noun="last time",
    above="more than last time",
    below="less than last time",
    alike="No clear change since last time",
    head="From last time",
    clear="a clear change",
)
ALL: Final = (ORGANISATION, ABOVE, BENCHMARK, LAST)


def above(name: str) -> Reference:
    """This function will give the comparison with the unit above, without this unit, by that unit's name."""
    noun = f"the rest of {name}"
    return Reference(ABOVE.suffix, noun, f"above {noun}", f"below {noun}", ABOVE.alike, ABOVE.head)


def listed(nouns: Iterable[str], joint: str = "or") -> str:
    """This function will join words: "the organisation, the benchmark or last time"."""
    *first, last = nouns
    return f"{', '.join(first)} {joint} {last}" if first else last
