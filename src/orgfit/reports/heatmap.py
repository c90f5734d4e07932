"""Where units differ: a table of units by parts, in the order of the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.reports import grids
from orgfit.reports.outline import Outline
from orgfit.reports.words import numbers, reasons

COLUMNS_THAT_FIT: Final = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One unit; ``link`` is empty where it has no section, ``kind`` marks those to compare with."""

    name: str
    link: str
    answers: str
    cells: tuple[Markup, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The units directly below one unit, with those above them to compare with."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[tuple[str, str], ...]
    fits: bool


def heat_map(outline: Outline, unit: int) -> HeatMap | None:
    """This function will give the heat map of what is directly below a unit; None where nothing is."""
    below = outline.units.children(unit)
    if not below or not outline.columns:
        return None
    above = [place for place in (0, unit) if place not in below]
    rows = [_row(outline, place, kind="whole") for place in dict.fromkeys(above)]
    rows += [_row(outline, place) for place in below]
    hidden = _reasons(outline, [*above, *below])
    return HeatMap(
        caption=f"Points of the units directly below {outline.name(unit)}, in the order of the organisation",
        columns=tuple(part.title for part in outline.columns),
        rows=tuple(rows),
        notes=tuple(dict.fromkeys((reasons.MARKS[name], reasons.SENTENCES[name]) for name in hidden)),
        fits=len(outline.columns) <= COLUMNS_THAT_FIT,
    )


def _row(outline: Outline, unit: int, *, kind: str = "") -> Row:
    answers = outline.cell(unit, "people", "answers")
    link = f"#unit-{unit}" if outline.has_section(unit) and not kind else ""
    count = "" if answers.value is None else numbers.count(answers.value)
    return Row(outline.name(unit), link, count, _cells(outline, unit), kind)


def _means(outline: Outline, unit: int) -> list[Cell]:
    return [outline.cell(unit, part.measure, "mean") for part in outline.columns]


def _all_hidden(means: list[Cell]) -> bool:
    """Is everything in this row hidden, for one and the same reason? Then the row says so in a sentence."""
    return not any(mean.shown for mean in means) and len({mean.reason for mean in means}) == 1


def _cells(outline: Outline, unit: int) -> tuple[Markup, ...]:
    means = _means(outline, unit)
    if _all_hidden(means):
        return (grids.hidden_cell(means[0], columns=len(means)),)
    signals = [outline.cell(unit, part.measure, "signal") if unit else Cell() for part in outline.columns]
    return tuple(grids.heat_cell(mean, signal) for mean, signal in zip(means, signals, strict=True))


def _reasons(outline: Outline, units: list[int]) -> list[str]:
    """The reasons that stand in this table as a word, in a fixed order, to be explained below it."""
    rows = [means for means in (_means(outline, unit) for unit in units) if len(means) == 1 or not _all_hidden(means)]
    found = {mean.reason or reasons.ABSENT for means in rows for mean in means if not mean.shown}
    return [name for name in reasons.SENTENCES if name in found]
