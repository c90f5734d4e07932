"""Ways to weaken the gate, and what an attack finds in what it then releases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import resolve_name
from typing import Any

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.attack_report import Hit
from orgfit.disclosure.audit.attack import attack
from orgfit.disclosure.audit.subtraction import Effort
from orgfit.disclosure.released import Released
from orgfit.responses.columns import SKIPPED, Attribute, Responses
from planted import INSTRUMENT, answers_of, organisation, tree

LITTLE = Effort(bases=2, programs=1, targets=6, bounded=2)
ITEMS = ("p1", "p2", "p3", "p4", "f1", "f2", "o1", "o2", "o3")
ASKED = INSTRUMENT + "      - {id: o3, text: Decisions are made by those who do the work.}\n"
LEADER = ASKED.replace("{id: f1,", "{id: f1, about_leader: true,")
RECOMMENDED = ASKED.replace("{id: o1, scale: rate11,", "{id: o1, scale: rate11, nps: true,")
CATEGORIES = "xyzuvw"
LOW = dict.fromkeys(ITEMS[:6], 1)
HIGH = dict.fromkeys(ITEMS[:6], 5)
Weaken = Callable[[pytest.MonkeyPatch], None]
Company = Callable[[], Responses]
Rows = list[list[int]]
Found = Mapping[str, tuple[Hit, ...]]

# The attacks by their names.
ALONE = "Subtraction, one or two kinds of people"
ANSWERS = "Answers and rates"
BASES = "Subtraction, any few people"
CLOSED = "Closed world"
COMMENTS = "Comments"
EXACT = "Exactness and numbers of people"
FILES = "Several files"
FOLLOWS = "What follows from shown figures"
INTERVALS = "Intervals"
MEANS = "Groups of one mind: means"
SHARES = "Groups of one mind: shares"
SHRUNKEN = "Shrunken scores"
TWICE = "Comments in several files"
WEIGHTED = "Weighted means"
WITHHELD = "Groups of one mind: what is withheld"


@dataclass(frozen=True)
class Weakness:
    """One thing forgotten in the gate, an organisation in which it matters, and the attack that has to find it."""

    name: str
    company: Company
    found_by: str
    weaken: Weaken

    def found(self, patch: pytest.MonkeyPatch) -> Found:
        """What the attacks find where the gate is weakened."""
        responses = made(self.company)
        self.weaken(patch)
        return attacked((released_of(responses), responses))


def companies(weaknesses: Sequence[Weakness]) -> list[Company]:
    """The organisations of some weaknesses, each once."""
    return list(dict.fromkeys(one.company for one in weaknesses))


@cache
def made(company: Company) -> Responses:
    """An organisation, made once."""
    return company()


def put(where: str, changed: Callable[[Any], Any]) -> Weaken:
    """Replace what a module uses under a name, "module.name"; ``changed`` is given what stood there."""

    def weaken(patch: pytest.MonkeyPatch) -> None:
        path, _, name = f"orgfit.{where}".rpartition(".")
        owner = import_module(path) if path.islower() else resolve_name(path)
        patch.setattr(owner, name, changed(getattr(owner, name)))

    return weaken


def together(*parts: Weaken) -> Weaken:
    """Several changes at once."""

    def weaken(patch: pytest.MonkeyPatch) -> None:
        for part in parts:
            part(patch)

    return weaken


class Loosened:
    """A policy that is read differently in one place: with lower thresholds than its own."""

    def __init__(self, policy: object, **rules: int) -> None:
        self._policy, self._rules = policy, rules

    def __getattr__(self, name: str) -> Any:
        return self._rules[name] if name in self._rules else getattr(self._policy, name)


def released_of(responses: Responses, **how: Any) -> Released:
    """What is released of an organisation."""
    outcome = release(responses, **how)
    assert isinstance(outcome, Release), outcome
    return outcome.released


def attacked(*pairs: tuple[Released, Responses]) -> Found:
    """What every attack finds in some releases together, by its name."""
    report = attack(pairs, rng=np.random.default_rng(7), effort=LITTLE)
    return {one.attack: one.hits for one in report.tried}


def any_hits(found: Found) -> list[Hit]:
    """Everything that was found."""
    return [hit for hits in found.values() for hit in hits]


def people(number: int, seed: int, **given: int) -> Rows:
    """People who differ, but who all gave the same answer to some items."""
    rows = [[*row, 1 + place % 5] for place, row in enumerate(answers_of(number, seed))]
    for row in rows:
        for item, answer in given.items():
            row[ITEMS.index(item)] = answer
    return rows


def skipping(rows: Rows, number: int, *items: str) -> Rows:
    """The same people, the first of whom left some items open."""
    for row in rows[:number]:
        for item in items:
            row[ITEMS.index(item)] = SKIPPED
    return rows


def company(units: str, rows: Mapping[str, Rows], instrument: str = ASKED) -> Responses:
    """An organisation; ``units`` are named by path ("a a/b"), the whole is "all"."""
    paths = [("all", *path.split("/")) for path in units.split()]
    return organisation(tree(("all", ""), *((path[-1], path[-2]) for path in paths)), rows, instrument=instrument)


def with_heads(responses: Responses, **more: int) -> Responses:
    """The same with headcounts: everybody who answered, and some more in some units themselves."""
    units = responses.units
    own = np.diff(responses.offsets) + np.array([more.get(code, 0) for code in units.codes])
    running = np.concatenate([[0], np.cumsum(own)])
    return replace(responses, headcount=(running[units.end] - running[:-1]).astype(np.int64))


def with_attributes(responses: Responses, **codes: Sequence[int]) -> Responses:
    """The same people with attributes; one that is called "line" is a line of deciders and doers."""
    attributes = tuple(
        Attribute(name, name, tuple(CATEGORIES[: max(code) + 1]), np.array(code, np.int8), sides=name == "line")
        for name, code in codes.items()
    )
    return replace(responses, attributes=attributes)


def teams() -> Responses:
    """Teams of every size: hidden ones, rests, one of one mind, one in which everybody answered."""
    rows = {
        "a": people(4, 0),
        "a1": people(12, 1),
        "a2": people(4, 2, **LOW),  # hidden, and unlike all others
        "a3": people(9, 3),
        "b": skipping(people(8, 10), 3, "o3"),
        "b1": people(30, 4),
        "b2": people(3, 5),
        "c": skipping(people(25, 6), 21, "o1"),  # four answered it
        "c1": people(40, 7),
        "d": people(8, 8, p1=5),
        "e": people(5, 9, p2=4),
        "f": people(3, 11),  # all that would be left of f beside f1
        "f1": people(15, 12),
    }
    made = company("a a/a1 a/a2 a/a3 b b/b1 b/b2 c c/c1 d e f f/f1", rows)
    return with_heads(made, a=3, a1=2, b=5, c=9, c1=10, d=1, e=2, f=4)


def few() -> Responses:
    return company("a b", {"a": people(30, 1), "b": people(40, 2)})


def one_large_part() -> Responses:
    """What is left of a beside a1 is too few for a distribution."""
    return company("a a/a1 b", {"a": people(9, 1), "a1": people(60, 2), "b": people(70, 3)})


def led() -> Responses:
    return company("a b", {"a": people(6, 1), "b": people(40, 2)}, LEADER)


def recommended() -> Responses:
    return company("a b", {"a": people(9, 1, o1=10), "b": people(45, 2)}, RECOMMENDED)


def one_left_open() -> Responses:
    """Three of a and six of b left one item of a facet open."""
    rows = {"a": skipping(people(60, 1), 3, "p1"), "b": skipping(people(60, 2), 6, "p1"), "b1": people(20, 3)}
    return company("a b b/b1", rows)


def one_facet_only() -> Responses:
    """Two of a have a score on one facet and none on the other."""
    some = skipping(people(2, 1, **LOW), 2, "f1", "f2")
    return company("a b", {"a": some + people(60, 2), "b": people(60, 3)})


def rest_of_two() -> Responses:
    """Of those of a who are in no shown unit below, two have a score on the second facet."""
    rows = {
        "a": skipping(people(5, 1), 3, "f1", "f2"),
        "a1": people(60, 2),
        "a2": skipping(people(3, 3), 3, "f1", "f2"),
        "b": people(40, 4),
    }
    return company("a a/a1 a/a2 b", rows)


def outvoted() -> Responses:
    """Two hidden units: of the one hardly anybody answered, and it is unlike the other."""
    rows = {
        "a": people(30, 1),
        "b": people(40, 2),
        "c": people(4, 3, **LOW),
        "d": people(25, 4),
        "e": people(4, 5, **HIGH),
        "f": people(60, 6),
    }
    return with_heads(company("a b c d e f", rows), a=10, b=10, c=56, d=15, e=1, f=15)
