"""Unit by unit: what a unit's own people read first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Block, Facet, Item
from orgfit.reports import cards, grids
from orgfit.reports.heatmap import HeatMap, heat_map
from orgfit.reports.outline import Outline, Part
from orgfit.reports.words import differences, numbers, participation, reasons


@dataclass(frozen=True, slots=True)
class Question:
    """One question in one unit: its words and the cells of its row."""

    text: str
    cells: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One unit: where it stands, what is found, its figures, the units below it and its questions."""

    place: int
    name: str
    crumbs: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    finding: str
    groups: tuple[cards.Group, ...]
    heads: tuple[str, ...]
    rows: tuple[cards.Row, ...]
    heat: HeatMap | None
    below: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, tuple[Question, ...]], ...]
    question_heads: tuple[str, ...]
    deeper: bool


@dataclass(frozen=True)
class Units:
    """The chapter: sections are made one at a time, while the page is written."""

    outline: Outline
    limit: str
    below: tuple[tuple[str, str], ...]

    @property
    def sections(self) -> Iterator[Section]:
        """The sections, depth first."""
        return (section(self.outline, unit) for unit in self.outline.sections)


def build(outline: Outline) -> Units | None:
    """This function will give the chapter, or None where no unit has a section."""
    return Units(outline, _limit(outline), _below(outline, 0)) if outline.sections else None


def _below(outline: Outline, unit: int) -> tuple[tuple[str, str], ...]:
    """Links to the units below, for instruments without scores, whose units have no heat map to link from."""
    if outline.columns:
        return ()
    return tuple(
        (f"#unit-{place}", outline.name(place)) for place in outline.units.children(unit) if outline.has_section(place)
    )


def _limit(outline: Outline) -> str:
    """What this file leaves out for the sake of its size, so that nobody takes it for hidden."""
    lowest = int(outline.units.depth.max())
    left: list[str] = []
    if outline.section_depth < lowest:
        left.append(f"sections for {_units_below(outline.section_depth)}")
    if outline.items and outline.item_depth < outline.section_depth:
        left.append(f"single questions of {_units_below(outline.item_depth)}")
    if not left:
        return ""
    return f"To keep this file small it leaves out {' and '.join(left)}. They are in released.arrow beside it."


def _units_below(depth: int) -> str:
    steps = numbers.plural(depth, "step", "steps")
    return f"units more than {steps} below the organisation" if depth else "units"


def section(outline: Outline, unit: int) -> Section:
    """This function will give everything that the section of one unit shows."""
    leaf = outline.units.depth[unit] > 1 and not outline.units.children(unit)
    shown = outline.shown(unit)
    with_items = shown and outline.units.depth[unit] <= outline.item_depth
    return Section(
        place=unit,
        name=outline.name(unit),
        crumbs=tuple(
            (f"#unit-{above}" if above else "#top", outline.name(above)) for above in outline.units.path(unit)[:-1]
        ),
        facts=tuple(participation.facts(outline.figures(unit))),
        finding=_finding(outline, unit),
        groups=cards.groups(outline, unit) if shown and not leaf else (),
        heads=cards.heads(outline, unit),
        rows=cards.rows(outline, unit, drawn=leaf) if shown else (),
        heat=heat_map(outline, unit),
        below=_below(outline, unit),
        questions=tuple(_questions(outline, unit)) if with_items else (),
        question_heads=_question_heads(outline),
        deeper=leaf,
    )


def _finding(outline: Outline, unit: int) -> str:
    if not outline.shown(unit):
        return reasons.sentence(outline.cell(unit, "people", "answers"))
    beyond = [part for part in outline.columns if differences.level(outline.cell(unit, part.measure, "signal"))]
    facets = [part for part in beyond if part.facet is not None] or beyond
    if not facets:
        return _alike(outline, unit)
    far = max(facets, key=lambda part: abs(_difference(outline, unit, part).value or 0.0))
    words = differences.distance(
        _difference(outline, unit, far), fine=outline.fine(outline.cell(unit, far.measure, "mean").n)
    )
    most = (
        "is where this unit differs from the organisation"
        if len(facets) == 1
        else "is where this unit differs most from the organisation"
    )
    return f"{far.title} {most}: {words}."


def _alike(outline: Outline, unit: int) -> str:
    known = [part for part in outline.columns if outline.cell(unit, part.measure, "signal").value is not None]
    return "Nothing here clearly differs from the organisation." if known else ""


def _difference(outline: Outline, unit: int, part: Part) -> Cell:
    return outline.cell(unit, part.measure, "difference")


def _question_heads(outline: Outline) -> tuple[str, ...]:
    favourable = ("Favourable",) if any(item.scale.favourable is not None for item in outline.items) else ()
    return ("Points", *favourable, "Answers", "From the organisation")


def _questions(outline: Outline, unit: int) -> Iterator[tuple[str, tuple[Question, ...]]]:
    known = {item.id for item in outline.items}
    groups: tuple[Facet | Block, ...] = (*outline.instrument.facets, *outline.instrument.blocks)
    for group in groups:
        found = tuple(_question(outline, unit, item) for item in group.items if item.id in known)
        if found:
            yield group.title, found


def _question(outline: Outline, unit: int, item: Item) -> Question:
    mean = outline.cell(unit, item.id, "mean")
    heads = _question_heads(outline)
    text = outline.question(item)
    if mean.value is None and outline.cell(unit, item.id, "favourable").low is None:
        return Question(text, (grids.hidden_cell(mean, columns=len(heads)),))
    fine = outline.fine(mean.n)
    level = (
        grids.hidden_cell(mean)
        if mean.value is None
        else Markup("<td>{}</td>").format(numbers.points(mean.value, fine=fine))
    )
    cells = [level]
    if "Favourable" in heads:
        cells.append(_favourable(outline, unit, item))
    cells.append(Markup("<td>{}</td>").format(numbers.BLANK if mean.n is None else numbers.count(mean.n)))
    cells.append(
        grids.difference_cell(_difference_of(outline, unit, item), outline.cell(unit, item.id, "signal"), fine=fine)
    )
    return Question(text, tuple(cells))


def _difference_of(outline: Outline, unit: int, item: Item) -> Cell:
    return outline.cell(unit, item.id, "difference")


def _favourable(outline: Outline, unit: int, item: Item) -> Markup:
    if item.scale.favourable is None:
        return Markup("<td>{}</td>").format(numbers.BLANK)
    return grids.share_cell(outline.cell(unit, item.id, "favourable"))
