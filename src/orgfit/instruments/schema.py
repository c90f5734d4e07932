"""What an instrument is made of: dimensions > facets > items are scored, blocks stand beside the scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from orgfit.instruments.scales import Kind, Scale

FACET_ITEMS_AT_MOST = 12

Combine = Literal["mean", "none", "joint", "lowest"]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. ``id`` is stable for ever; a change of wording is a new version of the instrument."""

    id: str
    text: str
    scale: Scale
    core: bool = False
    self_text: str = ""
    own_side: str = ""
    left: str = ""
    right: str = ""
    options: tuple[str, ...] | Literal["from_wave", "units", "units_and_partners"] | None = None
    pair: str = ""
    flow: str = ""
    mirrors: str = ""
    about_item: str = ""
    actual_of: str = ""
    asked_of: str = ""
    about_leader: bool = False
    role: str = ""
    from_wave: int = 1
    nps: bool = False
    kind: str = ""
    optional: bool = False

    @property
    def coded(self) -> bool:
        """Is an answer a small integer (an ordered step, or one choice of a known list)?"""
        return self.scale.kind is Kind.ORDERED or (self.scale.kind is Kind.CHOICE and isinstance(self.options, tuple))

    @property
    def steps(self) -> range:
        """The raw values an answer can have (empty where answers are not coded)."""
        if self.scale.kind is Kind.ORDERED:
            return range(self.scale.low, self.scale.high + 1)
        return range(1, len(self.options) + 1) if self.coded and self.options else range(0)


@dataclass(frozen=True, slots=True)
class Index:
    """How parts become one figure.

    ``use`` names the parts. Where it is empty, an instrument's index takes all dimensions (``lowest``: all
    facets), that of a dimension all its facets. ``at_least`` is a raw value of the parts' scale.
    """

    title: str = ""
    combine: Combine = "none"
    use: tuple[str, ...] = ()
    at_least: int | None = None
    also: str = ""
    over: str = ""
    at_least_parts: int = 0
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A few items on one range of raw values that are read together.

    ``about_leader`` holds where it was said of the facet, and where one of its items is about the leader: the
    mean of the facet less the other items would give that one away.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    about_leader: bool = False
    notice: str = ""

    @property
    def needed(self) -> int:
        """Answers a person must give to have a score: both of 2 items, more than half of 3 or more."""
        count = len(self.items)
        return count if count <= 2 else count // 2 + 1


@dataclass(frozen=True, slots=True)
class Dimension:
    """Facets that belong to one theme; it may carry an index of its own."""

    id: str
    title: str
    facets: tuple[Facet, ...]
    index: Index | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Items asked and shown beside the scores, never in them.

    ``drawn`` is "from_open_measures" where the items are not listed but taken, between waves, from the facets
    that open measures should move.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    asked: str = ""
    show: tuple[str, ...] = ()
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is imported by unit and period, not asked (the bottom line)."""

    id: str
    title: str
    unit: str
    text: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One questionnaire, as data: what is asked, of whom, about what, and how it is scored."""

    id: str
    version: int
    title: str
    about: str
    question: str = ""
    intro: str = ""
    language: str = "en"
    asked_of: tuple[str, ...] = ()
    index: Index | None = None
    dimensions: tuple[Dimension, ...] = ()
    blocks: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()
    source: str = field(default="", compare=False)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """All facets, in order."""
        return tuple(facet for dimension in self.dimensions for facet in dimension.facets)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items: the scored ones first, then those of the blocks."""
        return tuple(self._items())

    @property
    def coded_items(self) -> tuple[Item, ...]:
        """The items whose answers are small integers: the columns of a table of answers, in order."""
        return tuple(item for item in self._items() if item.coded)

    def _items(self) -> Iterator[Item]:
        for facet in self.facets:
            yield from facet.items
        for block in self.blocks:
            yield from block.items
