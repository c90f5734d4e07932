"""How the columns of a table meet the questions of an instrument: what a mapping file says, as a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from orgfit.instruments.asked import without
from orgfit.instruments.attributes import Limits
from orgfit.instruments.schema import Instrument, Item


@dataclass(frozen=True, slots=True)
class Organisation:
    """The whole: its name, and its code where the tree of units does not give one."""

    name: str
    code: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class UnitColumns:
    """Where a row says which unit a person belongs to: in one column, or level by level from the top.

    ``empty_is_whole``: a row that names no unit belongs to the whole organisation; otherwise it is a fault.
    """

    columns: tuple[str, ...]
    path: bool = False
    empty_is_whole: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """One item and its column ("" where the table has none: then everybody skipped it).

    ``recode`` gives the value of a cell that is no number; ``reverse`` turns a value into low + high - value.
    """

    item: Item
    column: str
    recode: dict[str, int]
    reverse: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class AttributeColumn:
    """One attribute and its column. ``values`` gives the place of the category that a cell means.

    ``other`` is the place for all that ``values`` does not name, or -1: then such a cell is a fault.
    """

    id: str
    title: str
    column: str
    categories: tuple[str, ...]
    values: dict[str, int]
    other: int = -1
    order: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class CommentColumn:
    """One question that asks for words, and the column of its comments."""

    item: Item
    column: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line that runs through the organisation, like that between deciders and doers.

    ``side_of`` gives for each category of the attribute the place of its side, -1 where it stands on none.
    """

    id: str
    title: str
    attribute: str
    sides: tuple[str, ...]
    side_of: tuple[int, ...]


@dataclass(frozen=True)
class ColumnUse:
    """One column a mapping needs, what for, and the line of the mapping that says so."""

    column: str
    what: str
    line: int
    comments: bool = False


@dataclass(frozen=True)
class Mapping:
    """What a mapping file says; ``items`` are the instrument's coded items in order.

    ``skipped`` and ``cant_say`` are cells that mean so; an empty cell always means skipped. ``units`` is the file of
    units, ``person`` the column of a person's id, "" where there is none. ``names`` is a list of people whose names are
    masked in ``comments``. ``table`` and ``headcount`` are the files that it is for, where it names them.
    """

    instrument: Instrument
    wave: str
    organisation: Organisation
    unit: UnitColumns
    items: tuple[ItemColumn, ...]
    units: Path | None = None
    person: str = ""
    person_line: int = 0
    skipped: frozenset[str] = frozenset()
    cant_say: frozenset[str] = frozenset()
    attributes: tuple[AttributeColumn, ...] = ()
    lines: tuple[Line, ...] = ()
    comments: tuple[CommentColumn, ...] = ()
    names: Path | None = None
    table: Path | None = None
    headcount: Path | None = None
    file: str = ""

    @property
    def asked(self) -> Mapping:
        """The same without what the table does not have: what was not asked is no question left open."""
        absent = [item.item.id for item in self.items if not item.column]
        if not absent:
            return self
        instrument = without(self.instrument, absent)
        return replace(self, instrument=instrument, items=tuple(item for item in self.items if item.column))

    @property
    def uses(self) -> Iterator[ColumnUse]:
        """Every column the table must have; one column may serve twice."""
        for column in self.unit.columns:
            yield ColumnUse(column, "unit", self.unit.line)
        if self.person:
            yield ColumnUse(self.person, "person", self.person_line)
        for item in self.items:
            if item.column:
                yield ColumnUse(item.column, f"item {item.item.id}", item.line)
        for attribute in self.attributes:
            yield ColumnUse(attribute.column, f"attribute {attribute.id}", attribute.line)
        for comment in self.comments:
            yield ColumnUse(comment.column, f"comments on {comment.item.id}", comment.line, comments=True)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is allowed and yet not wise: many attributes, or many categories, split people into small groups."""
        limits = Limits()
        found = []
        if len(self.attributes) > limits.slices_per_wave:
            found.append(
                f"{len(self.attributes)} attributes are more than {limits.slices_per_wave}: "
                f"the more there are, the more groups must stay hidden."
            )
        found += [
            f"Attribute {attribute.id} has {len(attribute.categories)} categories, more than "
            f"{limits.categories_per_attribute}: small ones will be merged or hidden."
            for attribute in self.attributes
            if len(attribute.categories) > limits.categories_per_attribute
        ]
        return tuple(found)
