"""The sums of a release as equations: whom each touches, how much each person counts, and what they say."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.system import Sum, System
from orgfit.disclosure.audit.systems import systems
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.released import Released
from orgfit.instruments.load import parse
from planted import INSTRUMENT, answers_of, organisation, tree
from weakened import Add

LEADER = INSTRUMENT.replace("- {id: f1, text", "- {id: f1, about_leader: true, text")


@pytest.fixture(scope="module")
def found(honest: View) -> dict[str, System]:
    return {system.name: system for system in systems(honest.insider, honest.released)}


def touched(system: System, row: int) -> int:
    """How many people a sum touches."""
    return int(system.people[np.unique(system.owner[system.sums[row].indices])].sum())


def test_one_for_each_facet_and_for_what_stands_beside(found: dict[str, System], honest: View) -> None:
    assert set(found) == {*honest.measures.facets, "cfb1", "cfs1", "reach"}
    assert (np.diff(found["shared_purpose"].owner) >= 0).all()


def test_every_sum_touches_the_people_of_its_cell(found: dict[str, System], honest: View) -> None:
    for system in found.values():
        for row, label in enumerate(system.labels):
            people = honest.people(label.measure, label.slice)[honest.units.index[label.unit]]
            assert touched(system, row) == people, str(label)


def test_every_shown_cell_is_a_sum_or_the_same_as_one(found: dict[str, System], honest: View) -> None:
    system = found["leadership_in_all"]
    names = {item.id for item in honest.measures.facets["leadership_in_all"].items} | {"leadership_in_all"}
    cells = sum(int(where.sum()) for name in names for _, where in honest.shown.ladders(name))
    assert 0.8 * cells < len(system.labels) <= cells


def test_people_who_are_alike_are_one_kind(found: dict[str, System]) -> None:
    system = found["cfb1"]
    columns = {tuple(column.indices) for column in system.sums.T.tocsr()}
    assert len(columns) == system.kinds


def exact(rows: dict[str, list[list[int]]], instrument: str = INSTRUMENT) -> tuple[Insider, Released, list[System]]:
    """An organisation of one unit with two below, and its systems."""
    units = tree(("all", ""), ("a", "all"), ("b", "all"))
    responses = organisation(units, rows, instrument=instrument)
    outcome = release(responses)
    assert isinstance(outcome, Release)
    insider = Insider(responses)
    return insider, outcome.released, systems(insider, outcome.released)


def some_left_open() -> dict[str, list[list[int]]]:
    """Answers of two units; some of each leave one item of four open."""
    rows = {"a": answers_of(60, 1), "b": answers_of(70, 2)}
    for code in rows:
        for row in rows[code][:9]:
            row[2] = -1
    return rows


def test_the_equations_hold_for_the_answers() -> None:
    insider, _, made = exact(some_left_open())
    system = next(one for one in made if one.name == "purpose")
    answers = insider.responses.answers[:, :4].astype(float)
    given, k = answers >= 1, (answers >= 1).sum(axis=1)
    for row, label in enumerate(system.labels):
        inside = insider.group(label.unit)
        column = {f"p{n + 1}": n for n in range(4)}.get(label.measure)
        # An unknown is an answer over k; a facet counts 1 and an item k: so the sums are those of the scores.
        counted = system.sums[row].data @ system.people[system.owner[system.sums[row].indices]]
        if column is not None:
            assert counted == k[inside & given[:, column]].sum()
        else:
            assert counted <= given[inside].sum()
            assert touched(system, row) == inside.sum()
        assert set(system.sums[row].data.tolist()) <= {1, 3, 4}


def test_a_light_rest_shows_up_as_a_difference_of_sums(honest: View, with_row: Add) -> None:
    """A hidden unit of three people is shown: its own sum touches three."""
    planted = with_row("u1-2", "shared_purpose", "mean", value=50.0, n=3)
    made = systems(planted.insider, planted.released)
    system = next(one for one in made if one.name == "shared_purpose")
    assert touched(system, system.labels.index(Sum("u1-2", "", "shared_purpose"))) <= 3


def test_a_rest_that_does_not_follow_is_a_sum(honest: View, with_row: Add) -> None:
    """The question is shown in u1, but not in all units below it; so its rest is a figure of its own."""
    where, people = honest.shown.where("cf01"), honest.people("cf01")
    place = honest.units.index["u1"]
    below = [v for v in range(place + 1, int(honest.units.end[place])) if honest.shown.units[v]]
    assert where[place]
    assert not where[below].all()
    planted = with_row("u1", "cf01", "rest", value=50.0)
    system = next(one for one in systems(planted.insider, planted.released) if one.name == "shared_purpose")
    row = [str(label) for label in system.labels].index("u1 · cf01 rest")
    assert touched(system, row) == people[place] - people[below].sum()


def test_means_of_facets_that_follow_are_no_sums(honest: View, with_row: Add) -> None:
    assert not any("index" in system.name for system in systems(honest.insider, honest.released))
    planted = with_row("u1", "index", "mean", value=honest.cube.column("index", "mean").value[1] + 3.0, n=150)
    made = systems(planted.insider, planted.released)
    system = next(one for one in made if one.name == "index")
    row = system.labels.index(Sum("u1", "", "index"))
    assert touched(system, row) == honest.people("index")[1]
    assert system.sums[row].data.min() >= 1


def test_items_about_leaders_need_more_people() -> None:
    rows = {"a": answers_of(60, 1, parse(LEADER, "planted")), "b": answers_of(70, 2, parse(LEADER, "planted"))}
    _, _, made = exact(rows, LEADER)
    both = [one for one in made if one.name == "follow"]
    assert [one.threshold for one in both] == [5, 8]
    assert "f2" in {label.measure for label in both[0].labels}
    assert {label.measure for label in both[1].labels} == {"f1", "follow"}
