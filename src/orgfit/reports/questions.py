"""The questions of one unit as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from orgfit.instruments.schema import Block, Facet, Item
from orgfit.reports import grids
from orgfit.reports.outline import Outline
from orgfit.reports.words import numbers, reasons

BOTH: Final = 2


@dataclass(frozen=True, slots=True)
class Question:
    """One question in one unit: its words and the cells of its row; ``reason`` is why nothing of it is shown.

    ``ours``: it stands for several questions, and its words are the page's own.
    """

    text: str
    cells: tuple[Markup, ...]
    reason: str = ""
    ours: bool = False


def heads(outline: Outline) -> tuple[str, ...]:
    """This function will name the columns behind the question."""
    favourable = ("Favourable",) if any(item.scale.favourable is not None for item in outline.items) else ()
    return ("Points", *favourable, "Answers", "From the organisation")


def questions(outline: Outline, unit: int) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """This function will give the questions of a unit, by facet and block; alike hidden ones are said in one row."""
    known = {item.id for item in outline.items}
    groups: tuple[Facet | Block, ...] = (*outline.instrument.facets, *outline.instrument.blocks)
    made = [
        (group.title, tuple(_question(outline, unit, item) for item in group.items if item.id in known))
        for group in groups
    ]
    everything = tuple(question for _, found in made for question in found)
    if _hidden_alike(everything):
        yield "", _together(everything)
        return
    yield from ((title, _together(found) if _hidden_alike(found) else found) for title, found in made if found)


def _hidden_alike(found: tuple[Question, ...]) -> bool:
    """Is nothing shown of several questions, for one and the same reason?"""
    return len(found) > 1 and found[0].reason != "" and len({question.reason for question in found}) == 1


def _together(found: tuple[Question, ...]) -> tuple[Question, ...]:
    first = found[0]
    return (
        Question(
            "Both questions" if len(found) == BOTH else f"All {numbers.count(len(found))} questions",
            first.cells,
            first.reason,
            ours=True,
        ),
    )


def _question(outline: Outline, unit: int, item: Item) -> Question:
    mean = outline.cell(unit, item.id, "mean")
    columns, text = heads(outline), outline.question(item)
    if mean.value is None and outline.cell(unit, item.id, "favourable").low is None:
        return Question(text, (grids.hidden_cell(mean, columns=len(columns)),), mean.reason or reasons.ABSENT)
    fine = outline.fine(mean.n)
    level = grids.hidden_cell(mean) if mean.value is None else grids.text_cell(numbers.points(mean.value, fine=fine))
    cells = [level]
    if "Favourable" in columns:
        cells.append(_favourable(outline, unit, item))
    cells.append(grids.text_cell("" if mean.n is None else numbers.count(mean.n)))
    difference, signal = (outline.cell(unit, item.id, name) for name in ("difference", "signal"))
    return Question(text, (*cells, grids.difference_cell(difference, signal, fine=fine)))


def _favourable(outline: Outline, unit: int, item: Item) -> Markup:
    if item.scale.favourable is None:
        return grids.text_cell("")
    return grids.share_cell(outline.cell(unit, item.id, "favourable"))
