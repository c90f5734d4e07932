"""All figures of all units together: no combination of items, facets and index touches fewer than five people.

Every answer of every person is an unknown. Every figure that the plan counts person by person is a sum over unknowns.
Whether few people can be singled out is a question of ranks: exact, for organisations of a few people.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgfit.analyses.interpret import Refusal, release
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.responses.columns import SKIPPED, Responses
from planted import organisation, tree

INSTRUMENT = """
id: tiny
version: 1
title: Tiny
about: organisation
scale: agree5
index: {title: Fitness, combine: mean}
dimensions:
  - id: one
    title: One
    facets:
      - {id: three, title: Three, items: [{id: a1, text: A}, {id: a2, text: B}, {id: a3, text: C}]}
  - id: two
    title: Two
    facets:
      - {id: pair, title: Pair, items: [{id: b1, text: D}, {id: b2, text: E}]}
"""
FACETS = {"three": ((0, 1, 2), 2), "pair": ((3, 4), 2)}
UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("b", "all"))
TOTALS_ONLY = Policy(small_under=1)  # the rule for small units would hide what is to be tried here


def scores(answered: np.ndarray) -> dict[str, np.ndarray]:
    """By measure: the weight of each answer (people, items) in the person's score; nought for people without one."""
    found = {}
    for name, (columns, needed) in FACETS.items():
        inside = np.zeros(answered.shape, bool)
        inside[:, columns] = answered[:, columns]
        count = inside.sum(axis=1, keepdims=True)
        found[name] = np.where(count >= needed, inside / np.maximum(count, 1), 0.0)
    both = np.logical_and.reduce([weights.any(axis=1) for weights in found.values()])
    index = sum(found.values()) / 2.0 * both[:, None]
    items = {item: answered * (np.arange(5) == place) for place, item in enumerate(("a1", "a2", "a3", "b1", "b2"))}
    return {**items, **found, "index": index}


def figures(responses: Responses, plan: Plan) -> np.ndarray:
    """One row a figure that is counted person by person, one column an answer of a person."""
    weights = scores(responses.answers >= 0)
    rows = []
    for name, shown in plan.counted.items():
        for unit in np.flatnonzero(shown):
            row = np.zeros((responses.people, 5))
            row[responses.rows(unit)] = weights[name][responses.rows(unit)]
            rows.append(row.ravel())
    return np.array(rows).reshape(-1, responses.people * 5)


def rank(matrix: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(matrix)) if matrix.size else 0


def singled_out(matrix: np.ndarray, people: int) -> tuple[int, ...] | None:
    """A group of fewer than five people to whom some combination of the figures speaks alone."""
    whole = rank(matrix)
    owner = np.repeat(np.arange(people), 5)
    for chosen in combinations(range(people), min(4, people)):
        if rank(matrix[:, ~np.isin(owner, chosen)]) < whole:
            return chosen
    return None


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 5), min_size=4, max_size=4),
    st.lists(st.sampled_from([0.0, 0.1, 0.3]), min_size=5, max_size=5),
    st.integers(0, 10**6),
)
def test_nobody_is_singled_out(sizes: list[int], missing: list[float], seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = {}
    for code, size in zip(UNITS.codes, sizes, strict=True):
        answers = rng.integers(1, 6, (size, 5))
        answers[rng.random((size, 5)) < np.array(missing)] = SKIPPED
        rows[code] = answers.tolist()
    responses = organisation(UNITS, rows, instrument=INSTRUMENT)
    outcome = release(responses, TOTALS_ONLY)
    if not isinstance(outcome, Refusal):
        assert singled_out(figures(responses, outcome.plan), responses.people) is None
