"""Where units differ: a table of units by parts, in the order of the organisation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell, Split
from orgfit.reports import grids, small_teams
from orgfit.reports.outline import Outline, Part
from orgfit.reports.words import answers, numbers, reasons
from orgfit.reports.words.references import LAST, ORGANISATION, WHOLE_UNIT

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
    """Groups of people by parts, with those to compare with above them; ``corner`` heads the first column."""

    caption: str
    corner: str
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
    means, notes = [_means(outline, place) for place in (*above, *below)], []
    if rest := small_teams.together(outline, unit):
        together = [outline.figures(unit).get((part.measure, small_teams.REST), Cell()) for part in outline.columns]
        rows.append(Row(rest, "", _count(together), _drawn(together, [Cell()] * len(together), 0)))
        means.append(together)
        notes.append((rest, small_teams.told(outline, unit)))
    caption = f"Points of the units directly below {outline.name(unit)}, in the order of the organisation"
    heat = _map((caption, "Unit"), outline.columns, rows, means)
    return replace(heat, notes=(*heat.notes, *notes))


def slice_map(outline: Outline, unit: int, split: Split) -> HeatMap | None:
    """This function will give the people of a unit by an attribute; None where no category of it is shown."""
    parts = sliced_parts(outline, unit, split)
    if not parts:
        return None
    whole = [outline.cell(unit, part.measure, "mean") for part in parts]
    rows = [Row(outline.name(unit), "", _count(whole), _drawn(whole, [Cell()] * len(whole), unit), "whole")]
    means = []
    for category in split.categories:
        each = [_slice(outline, unit, split.slice(category), part) for part in parts]
        mean = [cells[0] for cells in each]
        means.append(mean)
        drawn = _drawn(mean, [cells[1] for cells in each], unit)
        rows.append(Row(answers.plain(category), "", _count(mean), drawn))
    caption = f"{split.title}: points of those who answered, {outline.name(unit)}"
    return _map((caption, split.title), parts, rows, [whole, *means])


def sliced_parts(outline: Outline, unit: int, split: Split) -> tuple[Part, ...]:
    """This function will give the parts that are shown for any category of an attribute in a unit."""
    known, slices = outline.sliced(unit), [split.slice(category) for category in split.categories]
    return tuple(
        part
        for part in outline.columns
        if any(known.get((name, part.measure, "mean"), Cell()).shown for name in slices)
    )


def _slice(outline: Outline, unit: int, part: str, column: Part) -> tuple[Cell, Cell]:
    mean, signal = (outline.slice_cell(unit, part, column.measure, name) for name in ("mean", "signal"))
    return mean, signal


def _count(means: list[Cell]) -> str:
    return next((numbers.count(mean.n) for mean in means if mean.shown and mean.n is not None), "")


def change_map(outline: Outline) -> HeatMap | None:
    """This function will give how the units directly below the organisation changed; None where none was compared."""
    below = [unit for unit in outline.units.children(0) if _changes(outline, unit)]
    parts = tuple(
        part for part in outline.columns if any(outline.knows(part.measure, LAST.difference, u) for u in below)
    )
    if not parts:
        return None
    rows = [_changed(outline, place, parts, kind="" if place else "whole") for place in (0, *below)]
    caption = "Change since last time in points, of the units directly below the organisation"
    return _map((caption, "Unit"), parts, rows, [])


def _changes(outline: Outline, unit: int) -> bool:
    return any(outline.knows(part.measure, LAST.difference, unit) for part in outline.columns)


def _changed(outline: Outline, unit: int, parts: tuple[Part, ...], *, kind: str) -> Row:
    cells = []
    for part in parts:
        fine = outline.fine(outline.cell(unit, part.measure, "mean").n)
        change, signal = (
            outline.figures(unit).get((part.measure, name), Cell()) for name in (LAST.difference, LAST.signal)
        )
        absent = change.value is None and not change.reason
        cells.append(grids.text_cell("") if absent else grids.difference_cell(change, signal, fine=fine))
    return Row(outline.name(unit), "" if kind else outline.link(unit), "", tuple(cells), kind)


def _map(words: tuple[str, str], parts: tuple[Part, ...], rows: list[Row], means: list[list[Cell]]) -> HeatMap:
    caption, corner = words
    hidden = _reasons(means)
    return HeatMap(
        caption=caption,
        corner=corner,
        columns=tuple(part.title for part in parts),
        rows=tuple(rows),
        notes=tuple(dict.fromkeys((reasons.MARKS[name], reasons.SENTENCES[name]) for name in hidden)),
        fits=len(parts) <= COLUMNS_THAT_FIT,
    )


def _row(outline: Outline, unit: int, *, kind: str = "") -> Row:
    people = outline.cell(unit, "people", "answers")
    link = "" if kind else outline.link(unit)
    count = "" if people.value is None else numbers.count(people.value)
    means = _means(outline, unit)
    signals = [outline.cell(unit, part.measure, "signal") if unit else Cell() for part in outline.columns]
    return Row(outline.name(unit), link, count, _drawn(means, signals, 0), kind)


def _means(outline: Outline, unit: int) -> list[Cell]:
    return [outline.cell(unit, part.measure, "mean") for part in outline.columns]


def _all_hidden(means: list[Cell]) -> bool:
    """Is everything in this row hidden, for one and the same reason? Then the row says so in a sentence."""
    return not any(mean.shown for mean in means) and len({mean.reason for mean in means}) == 1


def _drawn(means: list[Cell], signals: list[Cell], unit: int) -> tuple[Markup, ...]:
    """Cells beside the whole they belong to: the organisation (0) or a unit."""
    if _all_hidden(means):
        return (grids.hidden_cell(means[0], columns=len(means)),)
    whole = WHOLE_UNIT if unit else ORGANISATION
    return tuple(grids.heat_cell(mean, signal, whole) for mean, signal in zip(means, signals, strict=True))


def _reasons(rows: list[list[Cell]]) -> list[str]:
    """The reasons that stand in a table as a word, in a fixed order, to be explained below it."""
    told = [means for means in rows if len(means) == 1 or not _all_hidden(means)]
    found = {mean.reason or reasons.ABSENT for means in told for mean in means if not mean.shown}
    return [name for name in reasons.SENTENCES if name in found]
