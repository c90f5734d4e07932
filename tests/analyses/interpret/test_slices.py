"""Figures by role and other attributes, and the two sides of a line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, planning, release
from orgfit.analyses.interpret.measures import Counted
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released
from orgfit.disclosure.splits import SplitPlan
from orgfit.responses.columns import Attribute, Responses
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
SIZES = {"a": 120, "b": 150, "c": 40}
ROLES = ("staff", "leads", "top")
SIDE_OF = np.array([1, -1, 0], np.int8)  # doers, between, deciders


def roles(people: int, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).choice(3, people, p=[0.7, 0.2, 0.1]).astype(np.int8)


def company(change: int = 0) -> tuple[Responses, np.ndarray]:
    """310 people; ``change`` is added to the answers of those at the top."""
    rows = {code: answers_of(size, seed) for seed, (code, size) in enumerate(SIZES.items())}
    responses = organisation(UNITS, rows)
    codes = roles(responses.people)
    answers = responses.answers.copy(order="F")
    answers[np.ix_(codes == 2, range(6))] = np.clip(answers[np.ix_(codes == 2, range(6))] + change, 1, 5)
    attributes = (
        Attribute("role", "Role", ROLES, codes, order=True),
        Attribute("line", "Deciders and doers", ("deciders", "doers"), SIDE_OF[codes], sides=True),
    )
    return replace(responses, answers=answers, attributes=attributes), codes


def released(responses: Responses, policy: Policy | None = None) -> Released:
    outcome = release(responses, policy)
    assert isinstance(outcome, Release)
    assert outcome.split.proven
    return outcome.released


def points(answers: np.ndarray) -> float:
    return float((answers.mean(axis=1) - 1.0).mean() * 25.0)


@pytest.fixture(scope="module")
def plain() -> tuple[Released, Responses, np.ndarray]:
    responses, codes = company(change=2)
    return released(responses), responses, codes


def test_the_mean_of_a_slice_is_that_of_its_people(plain: tuple[Released, Responses, np.ndarray]) -> None:
    found, responses, codes = plain
    cell = found.sliced("all")["role:staff", "purpose", "mean"]
    assert cell.value == round(points(responses.answers[codes == 0][:, :4]))
    assert cell.n == int((codes == 0).sum())
    assert cell.low < cell.value < cell.high


def test_a_mean_of_facets_is_made_of_what_is_shown(plain: tuple[Released, Responses, np.ndarray]) -> None:
    cells = plain[0].sliced("all")
    parts = [cells["role:staff", facet, "mean"].value for facet in ("purpose", "follow")]
    assert cells["role:staff", "index", "mean"].value == pytest.approx(np.mean(parts), abs=0.05)


def test_a_slice_is_compared_with_its_unit(plain: tuple[Released, Responses, np.ndarray]) -> None:
    found = plain[0]
    cells = found.sliced("all")
    gap = cells["role:top", "purpose", "mean"].value - found.figures("all")["purpose", "mean"].value
    assert cells["role:top", "purpose", "difference"].value == pytest.approx(round(gap), abs=0.5)
    assert cells["role:top", "purpose", "signal"].value == 2.0
    assert cells["role:leads", "purpose", "signal"].value <= 0.0


def test_questions_of_facets_are_not_split_beside_their_facet(plain: tuple[Released, Responses, np.ndarray]) -> None:
    measures = {measure for _, measure, _ in plain[0].sliced("all")}
    assert measures == {"purpose", "follow", "index", "o1"}


def test_small_units_have_no_slices(plain: tuple[Released, Responses, np.ndarray]) -> None:
    assert not [key for key, cell in plain[0].sliced("c").items() if cell.shown]
    assert [key for key, cell in plain[0].sliced("b").items() if cell.shown]


def test_the_gap_is_that_of_the_shown_means(plain: tuple[Released, Responses, np.ndarray]) -> None:
    found = plain[0]
    cells, figures = found.sliced("all"), found.figures("all")
    apart = cells["line:deciders", "purpose", "mean"].value - cells["line:doers", "purpose", "mean"].value
    assert figures["purpose", "gap:line"].value == pytest.approx(round(apart), abs=0.5)
    assert figures["purpose", "gap_signal:line"].value == 2.0
    assert figures["purpose", "gap:line"].low > 0


def test_without_a_planted_gap_there_is_no_signal() -> None:
    figures = released(company()[0]).figures("all")
    assert {figures[name, "gap_signal:line"].value for name in ("purpose", "follow", "index", "o1")} == {0.0}


def test_of_a_small_slice_near_an_end_only_a_bound_is_told() -> None:
    responses, codes = company()
    answers = responses.answers.copy(order="F")
    few = np.flatnonzero(codes == 2)
    answers[np.ix_(few, range(4))] = 5
    found = released(replace(responses, answers=answers))
    cells = found.sliced("all")
    least = np.floor(100.0 - 100.0 / len(few))
    assert len(few) < 50
    assert cells["role:top", "purpose", "mean"] == Cell(low=least, high=100.0, n=len(few), reason="unanimous")
    assert ("role:top", "purpose", "difference") not in cells
    assert cells["role:top", "index", "mean"].value is None
    assert cells["role:staff", "purpose", "mean"].shown


def test_the_same_slices_are_shown_whatever_was_answered() -> None:
    responses, codes = company()
    answers = responses.answers.copy(order="F")
    answers[np.ix_(codes == 2, range(4))] = 5
    told = [
        {(key, cell.n) for key, cell in found.sliced("all").items() if key[2] == "mean" and cell.n is not None}
        for found in (released(responses), released(replace(responses, answers=answers)))
    ]
    assert {key for key in told[0] ^ told[1] if key[0][1] != "index"} == set()


def test_without_attributes_nothing_is_split() -> None:
    responses, _ = company()
    assert not released(replace(responses, attributes=())).sliced("all")


def test_nothing_is_compared_with_a_total_that_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a slice or a unit shows beside a hidden total must not give that total away as a difference from it."""
    planned = planning.split_plan

    def thinned(counted: Counted, *others: object, **named: object) -> SplitPlan:
        plan: SplitPlan = planned(counted, *others, **named)
        nowhere = np.arange(len(counted.responses.units)) > 0
        return replace(plan, totals={"o1": nowhere})

    monkeypatch.setattr(planning, "split_plan", thinned)
    found = released(company(change=2)[0])
    assert not found.figures("all")["o1", "mean"].shown
    assert found.figures("a")["o1", "mean"].shown
    assert ("o1", "difference") not in found.figures("a")
    cells = found.sliced("all")
    assert cells["line:doers", "o1", "mean"].shown
    assert ("line:doers", "o1", "difference") not in cells
    assert ("line:doers", "o1", "signal") not in cells
    assert ("line:doers", "o1", "difference") in found.sliced("a")
