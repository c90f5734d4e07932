"""Unit by unit: what a unit's own people read first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from orgfit.reports import cards
from orgfit.reports.book import Book
from orgfit.reports.book import Part as BookPart
from orgfit.reports.chapters import comments, splits
from orgfit.reports.heatmap import HeatMap, heat_map
from orgfit.reports.outline import Outline, Part
from orgfit.reports.questions import Question, questions
from orgfit.reports.questions import heads as question_heads
from orgfit.reports.singles import all_cards, singles
from orgfit.reports.standings import Standings, standings
from orgfit.reports.words import differences, numbers, participation, reasons, references, standing, support
from orgfit.reports.words import splits as splitting

EXPECTED_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """One questionnaire in one unit: its figures, the units below, its questions, its people and their words."""

    title: str
    facts: tuple[str, ...]
    warning: str
    groups: tuple[cards.Group, ...]
    heads: tuple[str, ...]
    rows: tuple[cards.Row, ...]
    note: str
    heat: HeatMap | None
    questions: tuple[tuple[str, tuple[Question, ...]], ...]
    question_heads: tuple[str, ...]
    splits: tuple[HeatMap, ...]
    split_heading: str
    said: tuple[comments.Said, ...]
    drawn: bool
    tongue: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """One unit: where it stands, what is found, what is clear, what to expect, and a sheet for each questionnaire.

    ``hidden`` says which questionnaires show nothing of it, and why.
    """

    place: int
    name: str
    crumbs: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    finding: str
    standings: Standings
    expected: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]
    below: tuple[tuple[str, str], ...]
    deeper: bool


@dataclass(frozen=True)
class Units:
    """The chapter: sections are made one at a time, while the page is written."""

    book: Book
    limit: str
    below: tuple[tuple[str, str], ...]

    @property
    def sections(self) -> Iterator[Section]:
        """The sections, depth first."""
        return (section(self.book, place) for place in self.book.places.sections)


def build(book: Book) -> Units | None:
    """This function will give the chapter, or None where no unit has a section."""
    return Units(book, _limit(book), _below(book, 0)) if book.places.sections else None


def _below(book: Book, place: int) -> tuple[tuple[str, str], ...]:
    """Links to the units below that no heat map leads to, because no questionnaire with scores knows them."""
    places, scored = book.places, [part.now for part in book.parts if part.now.columns]
    below = [child for child in places.units.children(place) if places.has_section(child)]
    lost = [child for child in below if all(outline.at(child) is None for outline in scored)]
    return tuple((places.link(child), places.units.names[child]) for child in lost)


def _limit(book: Book) -> str:
    """What this file leaves out for the sake of its size, so that nobody takes it for hidden."""
    places = book.places
    depth, left = places.section_depth, []
    if depth < int(places.units.depth.max()):
        left.append(f"sections for {_units_below(depth)}")
    if any(part.now.items for part in book.parts) and places.item_depth < depth:
        left.append(f"single questions of {_units_below(places.item_depth)}")
    if any(part.now.released.splits for part in book.parts) and places.slice_depth < depth:
        left.append(f"roles and other lines in {_units_below(places.slice_depth)}")
    if places.comment_depth < depth:
        left.append(f"comments of {_units_below(places.comment_depth)}")
    if not left:
        return ""
    where = "the files of released figures" if book.several else "released.arrow"
    return f"To keep this file small it leaves out {_listed(left)}. They are in {where} beside it."


def _listed(left: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(left[:-1]), left[-1])))


def _units_below(depth: int) -> str:
    steps = numbers.plural(depth, "step", "steps")
    return f"units more than {steps} below the organisation" if depth else "units"


def section(book: Book, place: int) -> Section:
    """This function will give everything that the section of one unit shows."""
    units, found = book.places.units, standings(book, place)
    leaf = bool(units.depth[place] > 1) and not units.children(place)
    sheets = tuple(_sheet(book, title, part.now, place=place, leaf=leaf) for title, part in book.headed)
    shown = any(outline.shown(unit) for outline, unit in _known(book, place))
    return Section(
        place=place,
        name=units.names[place],
        crumbs=tuple((f"#unit-{above}" if above else "#top", units.names[above]) for above in units.path(place)[:-1]),
        facts=tuple(_facts(book, place)),
        finding=_finding(book, place, found) if shown else _hidden(book, place),
        standings=found,
        expected=_expected_of(book, place),
        sheets=tuple(sheet for sheet in sheets if sheet is not None),
        hidden=tuple(_hidden_beside(book, place)) if shown else (),
        below=_below(book, place),
        deeper=leaf,
    )


def _known(book: Book, place: int) -> Iterator[tuple[Outline, int]]:
    """The questionnaires that know a unit, each with its own number for it."""
    for part in book.parts:
        unit = part.now.at(place)
        if unit is not None:
            yield part.now, unit


def _hidden_beside(book: Book, place: int) -> Iterator[str]:
    """Which of several questionnaires show nothing of a unit, by reason."""
    found: dict[str, list[str]] = {}
    for title, part in book.headed:
        unit = part.now.at(place)
        if title and unit is not None and not part.now.shown(unit):
            why = reasons.sentence(part.now.cell(unit, "people", "answers"))
            found.setdefault(why, []).append(title)
    return (f"Not shown here: {references.listed(titles, 'and')}. {why}" for why, titles in found.items())


def _sheet(book: Book, title: str, outline: Outline, *, place: int, leaf: bool) -> Sheet | None:
    unit = outline.at(place)
    if unit is None or (title and not _speaks(book, outline, place, unit)):
        return None
    places, shown = book.places, outline.shown(unit)
    depth = int(places.units.depth[place]) if shown else places.section_depth + 1
    groups = cards.groups(outline, unit) if shown and not leaf else ()
    found = splits.maps(outline, unit) if depth <= places.slice_depth and not outline.unsupported else ()
    said = comments.said(outline, unit) if depth <= places.comment_depth else ()
    return Sheet(
        title=title,
        facts=tuple(participation.facts(outline.figures(unit))) if title else (),
        warning=support.HERE if title and outline.unsupported and not book.unsupported else "",
        groups=all_cards(outline, unit, groups) if shown else (),
        heads=cards.heads(outline, unit),
        rows=cards.rows(outline, unit, drawn=leaf) if shown else (),
        note=cards.note(outline, unit, [part.measure for part in outline.parts]) if shown else "",
        heat=heat_map(outline, unit),
        questions=tuple(questions(outline, unit)) if depth <= places.item_depth else (),
        question_heads=question_heads(outline),
        splits=found,
        split_heading=splitting.heading([heat.corner for heat in found]) if found else "",
        said=said if any(one.texts for one in said) else (),
        drawn=leaf,
        tongue=outline.tongue,
    )


def _speaks(book: Book, outline: Outline, place: int, unit: int) -> bool:
    """Has one of several questionnaires more to say of a unit than how many answered?"""
    places, depth = book.places, int(book.places.units.depth[place])
    if not outline.shown(unit):
        return bool(outline.columns and outline.units.children(unit))
    said = depth <= places.comment_depth and any(outline.comments(unit).values())
    asked = depth <= places.item_depth and bool(outline.items)
    return bool(outline.parts or singles(outline, unit)) or said or asked


def _facts(book: Book, place: int) -> Iterator[str]:
    """How many answered; where there are several questionnaires each says so itself."""
    if not book.several:
        yield from participation.facts(book.main.figures(place))


def _hidden(book: Book, place: int) -> str:
    outline, unit = next(_known(book, place))
    return reasons.sentence(outline.cell(unit, "people", "answers"))


def _finding(book: Book, place: int, found: Standings) -> str:
    if book.unsupported:
        return support.HERE
    first = next(filter(None, (_farthest(book, title, part, place) for title, part in book.headed)), "")
    if first:
        return first
    known = "the organisation" in found.against
    if found.higher or found.lower:
        return standing.alike(["the organisation"]) if known else ""
    return standing.alike(found.against)


def _farthest(book: Book, title: str, part: BookPart, place: int) -> str:
    """The facet on which a unit lies farthest from the organisation, of those that clearly do."""
    outline, unit = part.now, part.now.at(place)
    if unit is None:
        return ""
    beyond = [part for part in outline.columns if differences.level(outline.cell(unit, part.measure, "signal"))]
    facets = [part for part in beyond if part.facet is not None] or beyond
    if not facets:
        return ""
    far = max(facets, key=lambda one: _size(outline, unit, one))
    fine = outline.fine(outline.cell(unit, far.measure, "mean").n)
    words = differences.distance(outline.cell(unit, far.measure, "difference"), fine=fine)
    most = "differs" if len(facets) == 1 else "differs most"
    named = f"{title}: " if len(book.scored) > 1 else ""
    return f"{named}{far.title} is where this unit {most} from the organisation: {words}."


def _size(outline: Outline, unit: int, part: Part) -> float:
    return abs(outline.cell(unit, part.measure, "difference").value or 0.0)


def _expected_of(book: Book, place: int) -> str:
    told = [words for outline, unit in _known(book, place) if (words := _expected(outline, unit))]
    return told[0] if len(told) == 1 else standing.EXPECTED if told else ""


def _expected(outline: Outline, unit: int) -> str:
    """What to expect of a small unit; the figures of many facets stand in the table alone."""
    answers = outline.cell(unit, "people", "answers").value
    if answers is None or answers >= outline.released.policy.small_under:
        return ""
    facets = [part for part in outline.columns if part.facet is not None]
    cells = [(part, outline.cell(unit, part.measure, "shrunken").value) for part in facets]
    figures = [(part.title, numbers.points(value, fine=False)) for part, value in cells if value is not None]
    return standing.expected(answers, figures[:EXPECTED_AT_MOST])
