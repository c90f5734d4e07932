"""Cards of figures that are no points: shares of people for whom all holds at once, and recommendation scores."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.instruments.schema import Index, Item
from orgfit.reports import grids
from orgfit.reports.cards import Card, Group
from orgfit.reports.outline import Outline
from orgfit.reports.words import joint, numbers, reasons, recommendation


def all_cards(outline: Outline, unit: int, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """This function will add these cards to others: those of a dimension to its group, the rest behind all groups."""
    behind: list[Card] = []
    first: dict[str, Card] = {}
    titles = {group.title for group in groups}
    for measure, made in singles(outline, unit):
        title = outline.titles.get(measure, "")
        if title in titles and title:
            first[title] = made
        else:
            behind.append(made)
    joined = tuple(
        Group(group.title, (first[group.title], *group.cards)) if group.title in first else group for group in groups
    )
    return (*joined, Group("", tuple(behind))) if behind else joined


def singles(outline: Outline, unit: int) -> tuple[tuple[str, Card], ...]:
    """This function will give the cards of a unit that its questionnaire has beside points, by measure."""
    return (*_joints(outline, unit), *_recommendations(outline, unit))


def recommended(outline: Outline) -> bool:
    """Is there a recommendation score, so that its footnote has to stand there?"""
    return any(outline.knows(item.id, "recommendation") for item in outline.instrument.coded_items)


def _joints(outline: Outline, unit: int) -> Iterator[tuple[str, Card]]:
    """``lowest`` without ``joint`` is an index as well: the weakest place is all it says."""
    for measure, index, names in _indices(outline):
        titles = tuple(outline.titles.get(name, name) for name in names)
        if outline.knows(measure, "joint"):
            yield measure, _joint(outline, unit, measure, (index, titles))
        elif outline.knows(measure, "lowest") and not unit:
            found = outline.cell(0, measure, "lowest")
            yield measure, Card(index.title or "Lowest part", "", "", Markup(""), (joint.lowest(found, titles),))


def _indices(outline: Outline) -> Iterator[tuple[str, Index, tuple[str, ...]]]:
    """Each index that may hold several parts to one value: its measure and the parts it takes, in their order."""
    instrument = outline.instrument
    if instrument.index is not None:
        all_parts = instrument.facets if instrument.index.combine == "lowest" else instrument.dimensions
        yield "index", instrument.index, instrument.index.use or tuple(part.id for part in all_parts)
    for dimension in instrument.dimensions:
        if dimension.index is not None:
            yield dimension.id, dimension.index, dimension.index.use or tuple(f.id for f in dimension.facets)


def _joint(outline: Outline, unit: int, measure: str, index: tuple[Index, tuple[str, ...]]) -> Card:
    (combined, titles), cell = index, outline.cell(unit, measure, "joint")
    title = combined.title or outline.titles.get(measure, measure)
    lines = [joint.meaning(titles, combined.at_least)]
    if not unit:
        lines.append(joint.complete(outline.cell(0, measure, "complete")))
        lines += [joint.lowest(outline.cell(0, measure, "lowest"), titles)] * outline.knows(measure, "lowest")
    return share_card(title, cell, outline.cell(0, measure, "joint") if unit else Cell(), lines)


def share_card(title: str, cell: Cell, whole: Cell, lines: list[str]) -> Card:
    """This function will give the card of a share of people, with the organisation's beside it where it is given."""
    if cell.value is None:
        bound = reasons.bound(cell)
        return Card(title, bound, "" if bound else reasons.sentence(cell), Markup(""), tuple(lines) if bound else ())
    between = f"between {numbers.span(cell, fine=False, joint='and')}{numbers.SPACE}%" if cell.low is not None else ""
    spoken = [numbers.percent(cell.value), between, "" if whole.value is None else _organisation(whole.value)]
    people = "" if cell.n is None else numbers.plural(cell.n, "person", "people")
    drawing = grids.interval(cell, label=", ".join(filter(None, spoken)), reference=whole.value)
    told = tuple(filter(None, [between, people, *lines]))
    return Card(title, numbers.percent(cell.value), "", drawing, told)


def _organisation(value: float) -> str:
    return f"organisation {numbers.percent(value)}"


def _recommendations(outline: Outline, unit: int) -> Iterator[tuple[str, Card]]:
    items = [item for item in outline.instrument.coded_items if outline.knows(item.id, "recommendation")]
    for item in items:
        yield item.id, _recommendation(outline, unit, item, alone=len(items) == 1)


def _recommendation(outline: Outline, unit: int, item: Item, *, alone: bool) -> Card:
    cell = outline.cell(unit, item.id, "recommendation")
    if cell.value is None:
        return Card(recommendation.TITLE, "", reasons.sentence(cell), Markup(""), ())
    fine = outline.fine(cell.n)
    whole = outline.cell(0, item.id, "recommendation").value if unit else None
    figure = numbers.signed(cell.value, fine=fine)
    between = f"between {numbers.span(cell, fine=fine, joint='and')}" if cell.low is not None else ""
    spoken = [figure, between, "" if whole is None else f"organisation {numbers.signed(whole, fine=True)}"]
    drawing = grids.interval(
        grids.both_ways(cell),
        label=", ".join(filter(None, spoken)),
        reference=grids.both_ways(Cell(whole)).value,
    )
    count = "" if cell.n is None else numbers.plural(cell.n, "answer", "answers")
    question = "" if alone else Markup("<span{}>{}</span>").format(outline.tongue, outline.question(item))
    return Card(recommendation.TITLE, figure, "", drawing, tuple(filter(None, [between, count, question])))
