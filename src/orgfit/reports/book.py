"""All that one report speaks of: the questionnaires of its last wave side by side, and those of the waves before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from orgfit.disclosure.released import Cell, Released
from orgfit.reports.outline import Outline
from orgfit.reports.places import Places

NOTHING: Final = Cell()
PEOPLE: Final = "people"


@dataclass(frozen=True)
class Part:
    """One questionnaire: as asked last, and in the waves before (the latest first; the tree may have been another)."""

    now: Outline
    before: tuple[Outline, ...] = ()

    @property
    def last(self) -> Outline | None:
        """The wave before this one, if there was one."""
        return self.before[0] if self.before else None

    def cell_before(self, unit: int, measure: str, statistic: str) -> Cell:
        """This function will give a figure of the wave before, of the unit with the same code."""
        if self.last is None:
            return NOTHING
        there = self.last.units.index.get(self.now.units.codes[unit]) if unit else 0
        return NOTHING if there is None else self.last.cell(there, measure, statistic)


@dataclass(frozen=True)
class Book:
    """The parts of a report in the order in which they were given; the first gives its units their places."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, cubes: Sequence[Released]) -> Self:
        """This function will sort cubes by questionnaire; those of one stand in the order of their waves, oldest first.

        A questionnaire may come in two tables of one wave (some questions now, some later): these are two parts.
        """
        groups: list[list[Outline]] = []
        for outline in map(Outline, cubes):
            same = (group for group in groups if _same(group[-1], outline))
            group = next(same, None)
            if group is None:
                groups.append([outline])
            else:
                group.append(outline)
        places = Places([group[-1].released for group in groups])
        return cls(
            tuple(Part(Outline(group[-1].released, places), tuple(reversed(group[:-1]))) for group in groups),
        )

    @classmethod
    def apart(cls, cubes: Sequence[Released]) -> Self:
        """This function will let every cube stand by itself, compared with none."""
        places = Places(cubes)
        return cls(tuple(Part(Outline(cube, places)) for cube in cubes))

    @property
    def places(self) -> Places:
        """The units of all parts as one tree."""
        return self.parts[0].now.places

    @property
    def several(self) -> bool:
        """Are there several questionnaires, so that each figure has to say to which it belongs?"""
        return len(self.parts) > 1

    def title(self, part: Part) -> str:
        """The title of a part where there are several, told apart by wave or number where two bear the same."""
        if not self.several:
            return ""
        same = [other for other in self.parts if other.now.title == part.now.title]
        waves = {other.now.released.wave for other in same}
        if len(waves) == len(same) > 1:
            return f"{part.now.title}, {part.now.released.wave}"
        number = next(place for place, other in enumerate(same, 1) if other is part)
        return part.now.title if len(same) == 1 else f"{part.now.title}, {number} of {len(same)}"

    @property
    def headed(self) -> tuple[tuple[str, Part], ...]:
        """Every part with its heading (nothing where there is only one)."""
        return tuple((self.title(part), part) for part in self.parts)

    @property
    def sound(self) -> tuple[tuple[str, Part], ...]:
        """The same without those whose answers support no conclusion: nothing is to be found in these."""
        return tuple((title, part) for title, part in self.headed if not part.now.unsupported)

    @property
    def scored(self) -> tuple[tuple[str, Part], ...]:
        """Every part that has scores, with its heading."""
        return tuple((title, part) for title, part in self.headed if part.now.columns)

    @property
    def unsupported(self) -> bool:
        """Do all answers of which scores are made support no conclusion?"""
        return bool(self.scored) and all(part.now.unsupported for _, part in self.scored)

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves that the report speaks of, each once."""
        return tuple(dict.fromkeys(part.now.released.wave for part in self.parts))

    @property
    def main(self) -> Outline:
        """The part that a report is headed by: the first that has a score, else the first."""
        return (self.scored or self.headed)[0][1].now

    def holding(self, measure: str) -> Part | None:
        """This function will find the part that knows a measure of the organisation as a whole."""
        return next((p for p in self.parts if any(name == measure for name, _ in p.now.figures(0))), None)


def _same(one: Outline, other: Outline) -> bool:
    """Is one the other's questionnaire in another wave? Then some questions are the same."""
    if one.instrument.id != other.instrument.id or one.released.wave == other.released.wave:
        return False
    asked, again = ({name for name, _ in outline.figures(0) if name != PEOPLE} for outline in (one, other))
    return bool(asked & again)
