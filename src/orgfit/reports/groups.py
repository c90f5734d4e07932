"""Groups of people whose figures stand side by side: the organisation, the units below it, the slices of a split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from orgfit.disclosure.released import Cell, SliceKey, Split
from orgfit.reports.outline import Outline
from orgfit.reports.words import answers

ROLES: Final = ("role_level", "role")
GAP: Final = "gap:"
PROTECTED: Final = Cell(reason="protected")


@dataclass(frozen=True)
class Group:
    """Some people: their name, and how to look up a figure of theirs by measure and statistic."""

    name: str
    cell: Callable[[str, str], Cell]
    whole: bool = False

    def knows(self, measure: str, statistic: str) -> bool:
        """Is there something to look at, be it a value or its bounds?"""
        cell = self.cell(measure, statistic)
        return cell.shown or cell.low is not None


def whole(outline: Outline) -> Group:
    """This function will give the organisation as a group."""
    return Group(outline.name(0), partial(outline.cell, 0), whole=True)


def below(outline: Outline) -> tuple[Group, ...]:
    """This function will give the units directly below the organisation, in its order."""
    return tuple(Group(outline.name(unit), partial(outline.cell, unit)) for unit in outline.units.children(0))


def slices(outline: Outline, split: Split) -> tuple[Group, ...]:
    """This function will give the categories of a split of the organisation, in their order."""
    rows = outline.sliced(0)
    return tuple(
        Group(answers.plain(category), partial(_sliced, rows, split.slice(category))) for category in split.categories
    )


def _sliced(rows: Mapping[SliceKey, Cell], part: str, measure: str, statistic: str) -> Cell:
    """A figure of a slice; one that is not shown has a single row for the measure, or none."""
    if (part, measure, statistic) in rows:
        return rows[part, measure, statistic]
    mean = rows.get((part, measure, "mean"), PROTECTED)
    return mean if mean.reason else Cell()


def known(groups: Iterable[Group], measure: str, statistic: str) -> bool:
    """This function will say whether any of the groups shows a figure."""
    return any(group.knows(measure, statistic) for group in groups)


def lines(outline: Outline) -> tuple[Split, ...]:
    """This function will give the splits that are lines: the cube has gaps between their two sides."""
    found = {statistic for _, statistic in outline.figures(0) if statistic.startswith(GAP)}
    return tuple(split for split in outline.released.splits if GAP + split.id in found)


def roles(outline: Outline) -> tuple[Split, ...]:
    """This function will give the split by role, where there is one."""
    return tuple(split for split in outline.released.splits if split.id in ROLES)[:1]


def splits(outline: Outline) -> tuple[Split, ...]:
    """This function will give all splits that are no lines: that by role first."""
    first, no = roles(outline), {split.id for split in lines(outline)}
    return first + tuple(split for split in outline.released.splits if split not in first and split.id not in no)
