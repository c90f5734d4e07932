"""Two releases of the same answers: no combination of all figures of both touches fewer than five people.

As in test_everything_split, every answer of every person is an unknown, and ranks decide. The second release has
another tree, people who moved, late answers, erased people, other attributes, another threshold or fewer questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgfit.analyses.interpret import Refusal, Release, release
from orgfit.disclosure.ledger import Ledger
from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.families import Family
from orgfit.disclosure.ledger.layers import Layer, layers_of
from orgfit.disclosure.ledger.system import Layers, Told
from orgfit.disclosure.policy import Policy
from orgfit.instruments.asked import without
from orgfit.responses.columns import SKIPPED, Attribute, Responses
from orgfit.responses.units import UnitTree
from planted import organisation, tree

_spec = spec_from_file_location("everything_shown", Path(__file__).with_name("test_everything_shown.py"))
shown = module_from_spec(_spec)
_spec.loader.exec_module(shown)

ITEMS = ("a1", "a2", "a3", "b1", "b2")
EVERY_UNIT = Policy(small_under=1, slices_from=1)
TREES = (
    tree(("all", ""), ("a", "all"), ("a1", "a"), ("b", "all")),
    tree(("all", ""), ("b", "all"), ("a1", "b"), ("a", "all")),
    tree(("all", ""), ("x", "all"), ("y", "all"), ("a", "x"), ("a1", "y"), ("b", "x")),
)


class People:
    """Up to 36 people with answers, units and two attributes; some leave questions open."""

    def __init__(self, rng: np.random.Generator) -> None:
        sizes, missing = rng.integers(0, 11, 4), rng.choice([0, 0, 0.1, 0.3], 5)
        self.unit = np.repeat(["all", "a", "a1", "b"], sizes)
        self.answers = rng.integers(1, 6, (len(self.unit), 5))
        self.answers[rng.random(self.answers.shape) < missing] = SKIPPED
        self.codes = [rng.integers(low, 2, len(self.unit)).astype(np.int8) for low in (0, -1)]

    def responses(
        self,
        who: np.ndarray,
        units: UnitTree,
        unit: np.ndarray,
        attributes: tuple[int, ...],
        absent: tuple[str, ...] = (),
    ) -> Responses:
        ordered = [person for code in units.codes for person in who if unit[person] == code]
        rows = {code: [self.answers[p].tolist() for p in ordered if unit[p] == code] for code in units.codes}
        made = organisation(units, rows, instrument=shown.INSTRUMENT)
        asked = without(made.instrument, absent)
        places = [ITEMS.index(item.id) for item in asked.coded_items]
        made = replace(made, instrument=asked, answers=np.asfortranarray(made.answers[:, places]))
        names = [Attribute("xy"[k], "xy"[k], ("u", "v"), self.codes[k][ordered]) for k in attributes]
        return replace(made, ids=np.array([f"p{p:02d}" for p in ordered], np.str_), attributes=tuple(names))


def pair(seed: int) -> tuple[People, Responses, Responses, Policy]:
    """Answers as they were released first, and as they are to be released again."""
    rng = np.random.default_rng(seed)
    people = People(rng)
    everybody = np.arange(len(people.unit))
    late, erased = (rng.choice([0, 0, 1, 2, 6]) for _ in range(2))
    order = rng.permutation(everybody)
    first, then = np.sort(order[late:]), np.sort(order[: len(order) - erased])
    units = TREES[rng.choice([0, 0, 1, 2])]
    unit = people.unit.copy()
    for person in rng.choice(everybody, rng.choice([0, 0, 1, 6]) if len(everybody) >= 6 else 0, replace=False):
        unit[person] = rng.choice(["all", "a", "a1", "b"])
    some = [(0, 1), (0,), (1,), ()]
    asked = [(), (), (), ("a3",), ("a3", "a2"), ("b2",)]
    one = people.responses(first, TREES[0], people.unit, some[rng.integers(0, 4)], asked[rng.integers(0, 6)])
    other = people.responses(then, units, unit, some[rng.integers(0, 4)], asked[rng.integers(0, 6)])
    return people, one, other, replace(EVERY_UNIT, threshold=int(rng.choice([5, 5, 6])))


def scores(responses: Responses) -> dict[str, np.ndarray]:
    """By measure: the weight of each answer (people, items) in the person's score; nought for people without one."""
    names = [item.id for item in responses.instrument.coded_items]
    answered = responses.answers >= 0
    found, facets = {}, {}
    for name, item in zip(names, answered.T, strict=True):
        found[name] = item[:, None] * (np.array(ITEMS) == name)
    for facet in responses.instrument.facets:
        inside = np.logical_or.reduce([found[item.id] for item in facet.items])
        count = inside.sum(axis=1, keepdims=True)
        facets[facet.id] = np.where(count >= max(facet.needed, 1), inside / np.maximum(count, 1), 0.0)
    both = np.logical_and.reduce([weights.any(axis=1) for weights in facets.values()])
    return {**found, **facets, "index": sum(facets.values()) / len(facets) * both[:, None]}


def figures(people: People, responses: Responses, outcome: Release) -> np.ndarray:
    """One row a figure that is counted person by person, one column an answer of anybody."""
    weights = scores(responses)
    place = np.array([int(name[1:]) for name in responses.ids], np.int64)
    rows = []

    def add(name: str, who: np.ndarray) -> None:
        row = np.zeros((len(people.unit), 5))
        row[place] = weights[name] * who[:, None]
        rows.append(row.ravel())

    for name, units in outcome.plan.counted.items():
        for unit in np.flatnonzero(units):
            inside = np.zeros(responses.people, bool)
            inside[responses.rows(unit)] = True
            add(name, inside)
    for name, by_place in outcome.split.shown.items():
        for attribute, slices in by_place.items():
            for unit, category in np.argwhere(slices):
                inside = np.zeros(responses.people, bool)
                inside[responses.rows(unit)] = True
                add(name, inside & (responses.attributes[attribute].codes == category))
    return np.array(rows).reshape(-1, len(people.unit) * 5)


def alone(matrix: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """For each group of people: how many independent combinations of the figures speak of nobody else.

    A combination speaks of a group alone if it stays as long as it was when it is cut down to the group's answers: an
    eigenvalue of 1 of the projection onto all combinations, cut down to these answers.
    """
    _, sizes, rows = np.linalg.svd(matrix, full_matrices=False)
    basis = rows[sizes > 1e-9 * max(sizes.max(initial=0), 1e-300)]
    answers = (5 * chosen[:, :, None] + np.arange(5)).reshape(len(chosen), -1)
    parts = basis.T[answers]
    cut = parts @ parts.transpose(0, 2, 1)
    return np.count_nonzero(np.linalg.eigvalsh(cut) > 1 - 1e-8, axis=1)


def given_away(matrix: np.ndarray, before: np.ndarray, people: int) -> tuple[int, ...] | None:
    """Fewer than five people of whom a combination speaks alone that the first release did not tell already."""
    chosen = np.array(list(combinations(range(people), min(4, people))))
    for part in np.array_split(chosen, max(1, len(chosen) // 5000)):
        more = np.flatnonzero(alone(matrix, part) > alone(before, part))
        if len(more):
            return tuple(part[more[0]].tolist())
    return None


def tried(seed: int) -> tuple[tuple[int, ...] | None, Release | Refusal | None]:
    people, one, other, policy = pair(seed)
    first = release(one, EVERY_UNIT, ledger=Ledger())
    if isinstance(first, Refusal):
        return None, None
    again = release(other, policy, ledger=Ledger().with_(first.entry))
    if isinstance(again, Refusal):
        return None, again
    before = figures(people, one, first)
    matrix = np.concatenate([before, figures(people, other, again)])
    return given_away(matrix, before, len(people.unit)), again


@pytest.mark.slow
@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_nobody_is_given_away_by_both(seed: int) -> None:
    assert tried(seed)[0] is None


@pytest.mark.parametrize("seed", [100, 105])
def test_two_plans_side_by_side_would_give_people_away(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tried(seed)[0] is None

    def untouched(_layers: Layers, families: Sequence[Family], **_: object) -> list[Told]:
        return [Told(family, family.totals, dict(family.slices)) for family in families if not family.fixed]

    monkeypatch.setattr("orgfit.disclosure.ledger.second.thinned", untouched)
    assert tried(seed)[0] is not None


def test_units_in_other_places_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tried(138)[0] is None

    def as_if_alike(crowd: Crowd, number: int, wanted: np.ndarray) -> list[Layer]:
        first, *others = layers_of(crowd, number, wanted)
        return [Layer(first.inside, np.maximum.reduce([first.anchor, *(layer.anchor for layer in others)]))]

    monkeypatch.setattr("orgfit.disclosure.ledger.system.layers_of", as_if_alike)
    assert tried(138)[0] is not None
