"""Several files of the same answers as one system: held against every answer of every person as an unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.joined import joined_systems, overlapping, without_ids
from orgfit.disclosure.audit.subtraction import BASES, Effort, Subtraction
from orgfit.disclosure.audit.system import System
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import SCHEMA, Released, Split
from orgfit.disclosure.tables import table_of
from orgfit.instruments.load import parse
from orgfit.responses.columns import SKIPPED, Attribute, Responses
from orgfit.responses.units import UnitTree
from planted import tree

ASKED = """
id: tiny
version: 1
title: A tiny survey
about: organisation
scale: agree5
dimensions:
  - id: one
    title: One
    facets:
      - id: facet
        title: A facet
        items:
          - {id: a, text: One thing.}
          - {id: b, text: Another thing.}
          - {id: c, text: A third thing.}
blocks:
  - id: beside
    title: Beside
    items:
      - {id: d, text: A fourth thing.}
"""
INSTRUMENT = parse(ASKED, "tiny")
LEADER = parse(ASKED.replace("{id: a,", "{id: a, about_leader: true,"), "tiny")
LEAST = 5
TREES = (tree(("all", "")), tree(("all", ""), ("x", "all"), ("y", "all")), tree(("all", ""), ("y", "all"), ("x", "y")))
WHOLE = ("all", "", "a")
Cell = tuple[str, str, str]


@dataclass(frozen=True)
class File:
    """A release of some people: their ids, units and group, and where something is told of what."""

    units: UnitTree
    who: np.ndarray
    unit: np.ndarray
    group: np.ndarray
    answers: np.ndarray
    cells: tuple[Cell, ...]

    def view(self, instrument: object = INSTRUMENT) -> View:
        order = np.argsort(self.unit, kind="stable")
        responses = Responses(
            instrument,  # type: ignore[arg-type]
            self.units,
            "Spring",
            np.asfortranarray(self.answers[order].astype(np.int8)),
            np.searchsorted(self.unit[order], np.arange(len(self.units) + 1)).astype(np.int64),
            (Attribute("group", "Group", ("p", "q"), self.group[order].astype(np.int8)),),
            ids=np.array([f"n{number:02}" for number in self.who[order]]),
        )
        same = {"wave": "Spring", "instrument": "tiny"}
        keys = ("unit", "slice", "measure")
        # A facet's mean that is no mean of its items' means: else these might stand in for it.
        value = dict.fromkeys("abcd", 50.0) | {"facet": 90.0}
        rows = [
            {**same, **dict(zip(keys, cell, strict=True)), "statistic": "mean", "value": value[cell[2]]}
            for cell in self.cells
        ]
        rows.sort(key=lambda row: self.units.index[row["unit"]])  # type: ignore[index]
        table = table_of([tuple(row.get(part.name) for part in SCHEMA) for row in rows])
        split = Split("group", "Group", ("p", "q"))
        return View(
            Insider(responses),
            Released(table, "Spring", responses.instrument, self.units, Policy(), splits=(split,)),
        )

    def rows(self, people: int) -> list[np.ndarray]:
        """By cell how often each answer counts, (people x 4,)."""
        found = []
        given = self.answers != SKIPPED
        for unit, part, measure in self.cells:
            place = self.units.index[unit]
            inside = (self.unit >= place) & (self.unit < self.units.end[place])
            inside &= self.group == "pq".index(part[-1]) if part else True
            row = np.zeros((people, 4))
            if measure == "facet":
                k = given[:, :3].sum(axis=1)
                for column in range(3):
                    counts = inside & given[:, column] & (k >= INSTRUMENT.facets[0].needed)
                    row[self.who[counts], column] = 1 / k[counts]
            else:
                column = "abcd".index(measure)
                row[self.who[inside & given[:, column]], column] = 1
            found.append(row.ravel())
        return found


def least_group(sums: np.ndarray, owner: np.ndarray, people: np.ndarray, limit: int) -> int | None:
    """The fewest people that a combination touches, if they are fewer than ``limit``.

    There is a combination of a group alone if without the group's unknowns the rank is smaller.
    """
    rank = np.linalg.matrix_rank(sums)
    few = np.flatnonzero(people < limit)
    sizes = [
        int(people[list(group)].sum())
        for number in range(1, limit)
        for group in combinations(few.tolist(), number)
        if people[list(group)].sum() < limit and np.linalg.matrix_rank(sums[:, ~np.isin(owner, group)]) < rank
    ]
    return min(sizes, default=None)


def least_of_files(files: Sequence[File], columns: tuple[int, ...]) -> int | None:
    """The same over all answers to some items, by the definition of each figure."""
    people = 1 + max(int(file.who.max()) for file in files)
    sums = np.array([row for file in files for row in file.rows(people)]).reshape(-1, people, 4)[:, :, list(columns)]
    owner = np.repeat(np.arange(people), len(columns))
    return least_group(sums.reshape(-1, len(owner)), owner, np.ones(people, np.int64), LEAST)


def least_of_system(system: System) -> int | None:
    return least_group(system.sums.toarray().astype(float), system.owner, system.people, LEAST)


def found_by_attack(system: System) -> bool:
    attack = Subtraction(Effort(bases=12, programs=0), np.random.default_rng(0))
    attack.attack(system, ["all", "x", "y"])
    return any(one.hits for one in attack.tried())


@st.composite
def some_files(draw: st.DrawFn) -> list[File]:
    """Two or three files of six to nine people; some answered later, moved, or left questions open."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    people = draw(st.integers(6, 9))
    answers = rng.integers(1, 6, (people, 4))
    answers[rng.random(answers.shape) < rng.choice([0.0, 0.1, 0.3])] = SKIPPED
    group = rng.integers(-1, 2, people)
    return [one_file(people, answers, group, rng) for _ in range(draw(st.integers(2, 3)))]


def one_file(people: int, answers: np.ndarray, group: np.ndarray, rng: np.random.Generator) -> File:
    who = np.flatnonzero(rng.random(people) < rng.choice([0.8, 1.0]))
    units = TREES[int(rng.integers(len(TREES)))]
    cells = [(unit, part, of) for unit in units.codes for part in ("", "group:p", "group:q") for of in "abcd"]
    cells += [(unit, part, "facet") for unit, part, of in cells if of == "a"]
    share = rng.choice([0.3, 0.8])
    shown = tuple(cell for cell in cells if cell == WHOLE or rng.random() < share)
    return File(units, who, rng.integers(0, len(units), len(who)), group[who], answers[who], shown)


@settings(max_examples=25, deadline=None)
@given(some_files())
def test_a_joined_system_tells_what_all_files_together_tell(files: list[File]) -> None:
    files = [file for file in files if len(file.who)]
    systems = {system.name.rpartition(": ")[2]: system for system, _ in joined_systems([file.view() for file in files])}
    for name, columns in (("a, b, c", (0, 1, 2)), ("d", (3,))):
        wanted = least_of_files(files, columns) if len(files) > 1 else None
        assert wanted == (least_of_system(systems[name]) if name in systems else None)
        if name in systems:
            assert found_by_attack(systems[name]) == (wanted is not None)


def crowd(cells: Sequence[Cell], who: Sequence[int], units: UnitTree = TREES[0], unit: Sequence[int] = ()) -> File:
    """People of one group who answered everything."""
    number = np.array(who)
    own = np.array(unit) if len(unit) else np.zeros(len(number), np.int64)
    return File(units, number, own, np.zeros(len(number), np.int64), np.full((len(number), 4), 3), tuple(cells))


EVERYBODY = list(range(30))


def test_a_late_answer_is_all_that_two_files_differ_by() -> None:
    views = [crowd([WHOLE], who).view() for who in (EVERYBODY, EVERYBODY[:-1])]
    ((system, codes),) = joined_systems(views)
    assert codes == ("all",)
    assert sorted(system.people.tolist()) == [1, 29]
    assert [str(label) for label in system.labels] == ["file 1: all · a", "file 2: all · a"]
    assert least_of_system(system) == 1


def test_three_files_of_which_every_two_are_safe() -> None:
    """Of 30 people the first file holds 12 and the second 12 others; the third all, of whom 24 + 4 are told of."""
    whole = crowd([WHOLE], EVERYBODY[:28])
    parts = [crowd([WHOLE], EVERYBODY[:12]), crowd([WHOLE], EVERYBODY[12:24])]
    views = [file.view() for file in (whole, *parts)]
    for pair in combinations(views, 2):
        assert not any(least_of_system(system) for system, _ in joined_systems(pair))
    ((system, _),) = joined_systems(views)
    assert least_of_system(system) == 4
    assert found_by_attack(system)


def test_a_facet_in_one_file_and_its_items_in_the_other() -> None:
    """Less a third of the items' sums, the facet's leaves those who left an item open; here three."""
    answers = np.full((12, 4), 3)
    answers[:3, 2] = SKIPPED
    facet, items = (
        replace(crowd(cells, EVERYBODY[:12]), answers=answers)
        for cells in ([("all", "", "facet")], [("all", "", name) for name in "abc"])
    )
    ((system, _),) = joined_systems([facet.view(), items.view()])
    assert least_of_files([facet, items], (0, 1, 2)) == least_of_system(system) == 3
    assert found_by_attack(system)


def test_hits_name_units_of_the_first_file_that_has_them() -> None:
    units = TREES[1]
    first = crowd([("x", "", "a")], EVERYBODY, units, [1] * 15 + [2] * 15)
    second = crowd([("x", "", "a")], EVERYBODY, units, [1] * 12 + [2] * 18)
    other = replace(crowd([("all", "", "d")], EVERYBODY).view().insider.responses, wave="Other")
    beside = crowd([("all", "", "d")], EVERYBODY).view()
    views = [View(Insider(other), replace(beside.released, wave="Other")), first.view(), second.view()]
    ((system, codes),) = joined_systems(views)
    attack = Subtraction(Effort(), np.random.default_rng(0))
    attack.attack(system, codes)
    assert {(hit.unit, hit.people) for hit in attack.hits[BASES]} == {("x", 3)}
    assert {label.unit for label in system.labels} == {"file 2: x", "file 3: x"}


def test_items_about_leaders_need_more_people() -> None:
    """Six people are told apart in a figure about leaders, and in another."""
    cells = [WHOLE, ("all", "", "b")]
    views = [crowd(cells, who).view(LEADER) for who in (EVERYBODY, EVERYBODY[:-6])]
    by_least = {system.threshold: system for system, _ in joined_systems(views)}
    assert sorted(by_least) == [5, 8]
    assert {label.measure for label in by_least[5].labels} == {"a", "b"}
    assert {label.measure for label in by_least[8].labels} == {"a"}
    assert not found_by_attack(by_least[5])
    assert found_by_attack(by_least[8])


def test_other_waves_and_other_questions_are_not_joined() -> None:
    one, other = (crowd(cells, EVERYBODY).view() for cells in ([WHOLE], [("all", "", "d")]))
    later = View(one.insider, replace(one.released, wave="Later"))
    assert not list(joined_systems([one, later]))
    assert not list(overlapping([one, later]))
    assert len(list(overlapping([one, other, later]))) == 1


def test_files_without_ids_cannot_be_held_together() -> None:
    one = crowd([WHOLE], EVERYBODY).view()
    nameless = View(Insider(replace(one.insider.responses, ids=None)), one.released)
    assert not without_ids([one, one]).hits
    assert not list(joined_systems([one, nameless]))
    tried = without_ids([one, nameless, one])
    assert (tried.number, len(tried.hits)) == (3, 2)
