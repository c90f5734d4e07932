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
    link: str = ""

    def knows(self, measure: str, statistic: str) -> bool:
        """Is there something to look at, be it a value or its bounds?"""
        cell = self.cell(measure, statistic)
        return cell.shown or cell.low is not None


def whole(outline: Outline) -> Group:
    """This function will give the organisation as a group."""
    return Group(outline.name(0), partial(outline.cell, 0), whole=True)


def below(outline: Outline) -> tuple[Group, ...]:
    """This function will give the units directly below the organisation, in its order."""
    return tuple(
        Group(outline.name(unit), partial(outline.cell, unit), link=outline.link(unit))
        for unit in outline.units.children(0)
    )


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


def roles_apart(outline: Outline) -> tuple[Split, ...]:
    """This function will give the same, unless a line tells the same people apart: then one of the two is enough."""
    return _apart(outline, roles(outline))


def splits_apart(outline: Outline) -> tuple[Split, ...]:
    """This function will give all splits that are no lines, and do not tell the same people apart as a line does."""
    return _apart(outline, splits(outline))


def _apart(outline: Outline, found: tuple[Split, ...]) -> tuple[Split, ...]:
    known = lines(outline)
    return tuple(split for split in found if not any(_same_people(outline, split, line) for line in known))


def _same_people(outline: Outline, one: Split, other: Split) -> bool:
    """Do two splits tell the same people apart, as far as figures can tell, whatever their categories are called?"""
    mine, theirs = (_levels(outline, split) for split in (one, other))
    both = {measure for levels in mine for measure in levels} & {measure for levels in theirs for measure in levels}
    sides = (frozenset(frozenset((m, levels.get(m)) for m in both) for levels in each) for each in (mine, theirs))
    return bool(both) and next(sides) == next(sides)


def _levels(outline: Outline, split: Split) -> list[dict[str, Cell]]:
    """The level of each category on all measures."""
    found: dict[str, dict[str, Cell]] = {split.slice(category): {} for category in split.categories}
    for (part, measure, statistic), cell in outline.sliced(0).items():
        if statistic == "mean" and part in found:
            found[part][measure] = cell
    return list(found.values())


def splits(outline: Outline) -> tuple[Split, ...]:
    """This function will give all splits that are no lines: that by role first."""
    first, no = roles(outline), {split.id for split in lines(outline)}
    return first + tuple(split for split in outline.released.splits if split not in first and split.id not in no)
