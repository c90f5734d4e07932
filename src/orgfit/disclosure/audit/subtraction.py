"""Everything that adding and subtracting can give, attacked three ways; and what colleagues could add to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from orgfit.disclosure.attack_report import Exposed, Hit, Tried
from orgfit.disclosure.audit.bases import search_bases
from orgfit.disclosure.audit.programs import Verdict, solve_programs
from orgfit.disclosure.audit.projection import project
from orgfit.disclosure.audit.system import Combination, Ints, System

WANTED: Final = "Figures that, added and subtracted, leave fewer people than the threshold."
PROJECTION: Final = "Subtraction, one or two kinds of people"
BASES: Final = "Subtraction, any few people"
PROGRAMS: Final = "Subtraction, by linear programs"
NOTES: Final = {
    PROJECTION: "Finds every figure that could be worked out about people of one kind (alike in all that is shown), or "
    "of two kinds together. Larger groups of mixed people are left to the next attack.",
    BASES: "Solves all figures for a few people at a time, drawn anew each time. A group is missed only if every draw "
    "happens to hold two or more of its kinds: one draw misses most groups less than every second time.",
    PROGRAMS: "Asks how few people a sum of figures can touch at all, and proves that it is never fewer than the "
    "threshold, for people drawn by lot.",
}
ALONE: Final = 3  # colleagues beyond the threshold for whom it is worked out what they could tell


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard an attack is tried: ``bases`` and ``programs`` (people drawn by lot) a system.

    Bounds are worked out for ``targets`` small groups of each of ``bounded`` measures, in parts of the organisation of
    at most ``most`` kinds of people. Systems of more than ``kinds`` kinds are attacked in ``parts`` parts by lot.
    """

    bases: int = 2
    programs: int = 1
    targets: int = 10
    bounded: int = 4
    most: int = 500
    kinds: int = 60_000
    parts: int = 8


@dataclass
class Subtraction:
    """Attacks one system after another, and counts."""

    effort: Effort
    rng: np.random.Generator
    hits: dict[str, list[Hit]] = field(default_factory=lambda: {PROJECTION: [], BASES: [], PROGRAMS: []})
    number: dict[str, int] = field(default_factory=lambda: {PROJECTION: 0, BASES: 0, PROGRAMS: 0})
    exposed: dict[int, int] = field(default_factory=dict)
    sampled: bool = False

    def attack(self, system: System, codes: Sequence[str]) -> None:
        """This function will attack one system; ``codes`` are those of its units."""
        for part in self._parts(system):
            self._attack(part, codes)

    def tried(self) -> tuple[Tried, ...]:
        """This function will say what came of it."""
        return tuple(
            Tried(name, WANTED, self.number[name], tuple(hits), self.sampled or name == PROGRAMS, NOTES[name])
            for name, hits in self.hits.items()
        )

    def colleagues(self) -> tuple[Exposed, ...]:
        """This function will say how many people some colleagues could tell who put their answers together.

        Of the figures of one question, that with most.
        """
        return tuple(Exposed(number, people) for number, people in sorted(self.exposed.items()))

    def _parts(self, system: System) -> Iterable[System]:
        if system.kinds <= self.effort.kinds:
            return [system]
        self.sampled = True
        size = self.effort.kinds // self.effort.parts
        starts = self.rng.choice(system.kinds - size, self.effort.parts, replace=False)
        return [system.restricted(np.arange(start, start + size)) for start in starts.tolist()]

    def _attack(self, system: System, codes: Sequence[str]) -> None:
        least = system.threshold
        projected = project(system, limit=least)
        self._note(PROJECTION, projected.kinds + projected.pairs, self._hits(system, projected.found, codes))
        searched = search_bases(system, limit=least + ALONE, number=self.effort.bases, rng=self.rng)
        light = tuple(one for one in searched.found if one.people < least)
        self._note(BASES, searched.bases * searched.rank, self._hits(system, light, codes))
        self._expose(system, searched.found)
        few = np.flatnonzero(system.people < least)
        kinds = np.sort(self.rng.choice(few, min(len(few), self.effort.programs), replace=False)).astype(np.int64)
        solved = solve_programs(system, limit=least, kinds=kinds)
        proven = sum(one.verdict is Verdict.PROVEN for one in solved.tried)
        self._note(PROGRAMS, proven + len(solved.found), self._hits(system, solved.found, codes))

    def _note(self, attack: str, number: int, hits: Iterable[Hit]) -> None:
        self.number[attack] += number
        self.hits[attack] += hits

    def _hits(self, system: System, found: Iterable[Combination], codes: Sequence[str]) -> Iterator[Hit]:
        for one in found:
            units = sorted({codes[unit] for unit in system.unit[list(one.kinds)].tolist()})
            told = f"Adding and subtracting these figures leaves {one.people} people, of at least {system.threshold}."
            yield Hit(", ".join(units), system.name, one.people, told, tuple(map(str, one.sums)))

    def _expose(self, system: System, found: Iterable[Combination]) -> None:
        """People in a combination of c + 1: c of them know their own answers, and so learn the last one's."""
        combinations = list(found)
        for number in range(1, system.threshold + ALONE - 1):
            kinds = {kind for one in combinations if one.people <= number + 1 for kind in one.kinds}
            people: Ints = system.people[sorted(kinds)]
            self.exposed[number] = max(self.exposed.get(number, 0), int(people.sum()))
