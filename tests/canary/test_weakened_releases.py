"""Comments, earlier waves and second releases: whatever is forgotten in the gate, the auditor finds it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from orgfit.analyses.interpret import Ledger, Release, release
from orgfit.analyses.interpret.before import Wave
from orgfit.disclosure.released import Released
from orgfit.disclosure.totals import Counts, Shown, subtree_totals
from orgfit.responses.columns import Responses
from orgfit.responses.comments import Comments
from orgfit.responses.units import UnitTree
from weak_gates import (
    ALONE,
    COMMENTS,
    FILES,
    FOLLOWS,
    LEADER,
    TWICE,
    Found,
    Weakness,
    any_hits,
    attacked,
    company,
    made,
    people,
    put,
    released_of,
)

CANARY = [[1, 5, 1, 5, 5, 1, 0, 3, 1]]


def writers() -> Responses:
    """Three wrote in a2; in b itself nobody did."""
    sizes = {"a1": 20, "a2": 9, "b": 6, "b1": 30, "b2": 30}
    asked = company("a a/a1 a/a2 b b/b1 b/b2", {code: people(size, size) for code, size in sizes.items()})
    wrote = {"a1": 14, "a2": 3, "b1": 16, "b2": 18}
    said = [(asked.units.index[code], f"{n} said in {code}") for code, number in wrote.items() for n in range(number)]
    return replace(asked, comments=(Comments.of("why", said),))


def large_enough(units: UnitTree, own: Counts, allowed: Shown, threshold: int) -> Shown:
    return allowed & (subtree_totals(units, own) >= threshold)


def in_order(_rank: Any, start: int, stop: int, at_most: int) -> np.ndarray:
    return np.arange(start, min(stop, start + at_most))


PLAN = "disclosure.comments."
WEAK = [
    Weakness("no complement of lists", writers, COMMENTS, put(PLAN + "shown_for_base", lambda _: large_enough)),
    Weakness("the order of units", writers, COMMENTS, put(PLAN + "_first", lambda _: in_order)),
    Weakness(
        "lists of three",
        writers,
        COMMENTS,
        put(PLAN + "comment_plan", lambda plan: lambda *of, threshold: plan(*of, threshold=3)),
    ),
]


@pytest.mark.parametrize("weak", WEAK, ids=lambda one: one.name)
def test_the_auditor_finds_what_the_gate_forgot_of_comments(weak: Weakness, monkeypatch: pytest.MonkeyPatch) -> None:
    assert weak.found(monkeypatch)[weak.found_by]


def test_it_finds_nothing_in_comments_where_nothing_was_forgotten() -> None:
    responses = made(writers)
    assert len(released_of(responses).comments("b1")["why"]) == 16
    assert not any_hits(attacked((released_of(responses), responses)))


def staff(canaries: int, *, moved: bool = False, late: bool = True, asked: str | None = None) -> Responses:
    """The canaries are the last of a, or have moved to b; or have not answered yet. All have ids, and comment."""
    there = CANARY * canaries if late else []
    a, b, c = people(12, 1), people(20, 2), people(30, 3)
    rows = {"a": a, "b": there + b, "c": c} if moved else {"a": a + there, "b": b, "c": c}
    names = {code: [f"{code}{n}" for n in range(size)] for code, size in (("a", 12), ("b", 20), ("c", 30))}
    theirs = [f"canary{n}" for n in range(len(there))]
    names |= {"b": theirs + names["b"]} if moved else {"a": names["a"] + theirs}
    found = company("a b c", rows) if asked is None else company("a b c", rows, asked)
    said = [(found.units.index[code], f"{name} says so") for code, of in names.items() for name in of]
    return replace(
        found,
        ids=np.array([name for code in ("a", "b", "c") for name in names[code]], np.str_),
        comments=(Comments.of("why", said),),
    )


def without_ids(responses: Responses) -> Responses:
    return replace(responses, ids=None)


def without_comments(responses: Responses) -> Responses:
    return replace(responses, comments=())


def both(one: Responses, other: Responses) -> Found:
    """Released without a look at each other, and attacked together."""
    return attacked((released_of(one), one), (released_of(other), other))


MOVED = (staff(3), staff(3, moved=True))
LATE = (staff(3, late=False), staff(3))


@pytest.mark.parametrize("pair", [MOVED, LATE], ids=["moved", "late"])
def test_a_second_release_without_the_ledger(pair: tuple[Responses, Responses]) -> None:
    for one in pair:
        assert not any_hits(attacked((released_of(one), one)))
    found = both(*pair)
    assert {hit.people for hit in found[ALONE]} == {3}
    assert {hit.people for hit in found[TWICE]} == {3}


def test_with_the_ledger_nothing_is_found() -> None:
    one, other = MOVED
    first = released_of(one, ledger=Ledger())
    again = released_of(other, ledger=_ledger_of(one))
    assert any(cell.shown for cell in again.figures("all").values())
    assert not any_hits(attacked((first, one), (again, other)))


def test_a_ledger_that_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = MOVED
    ledger = _ledger_of(one)
    put(
        "analyses.interpret.release.beside_all_earlier",
        lambda thinned: lambda _ledger, counted, choice, rng: thinned(None, counted, choice, rng),
    )(monkeypatch)
    found = attacked((released_of(one), one), (released_of(other, ledger=ledger), other))
    assert {hit.people for hit in found[ALONE]} == {3}


def test_comments_that_are_listed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = MOVED
    ledger = _ledger_of(one)
    put("analyses.interpret.release.without_listed", lambda _: lambda responses, told: responses)(monkeypatch)
    found = attacked((released_of(one), one), (released_of(other, ledger=ledger), other))
    assert {name for name, hits in found.items() if hits} == {TWICE}


def test_files_whose_people_cannot_be_told_apart() -> None:
    one, other = (without_comments(without_ids(part)) for part in MOVED)
    assert {name for name, hits in both(one, other).items() if hits} == {FILES}


def test_six_are_enough_but_not_for_what_they_say_of_their_leader() -> None:
    one, other = (without_comments(staff(6, moved=moved)) for moved in (False, True))
    assert not any_hits(both(one, other))
    one, other = (without_comments(staff(6, moved=moved, asked=LEADER)) for moved in (False, True))
    assert {(hit.measure.rpartition(": ")[2], hit.people) for hit in both(one, other)[ALONE]} == {("f1, f2", 6)}


def _ledger_of(responses: Responses) -> Ledger:
    first = release(responses, ledger=Ledger())
    assert isinstance(first, Release)
    return Ledger().with_(first.entry)


def waves() -> tuple[tuple[Released, Responses], tuple[Released, Responses]]:
    """In the wave before, a and d were too small to be shown."""
    sizes = ({"a": 4, "b": 30, "c": 30, "d": 3}, {"a": 14, "b": 30, "c": 30, "d": 12})
    then, now = (company("a b c d", {code: people(n, n + ord(code)) for code, n in of.items()}) for of in sizes)
    then = replace(then, wave="Autumn")
    before = released_of(then)
    return (before, then), (released_of(now, last=Wave(then, before)), now)


def of_all_units(_shown: Any) -> property:
    """The means of the wave before, hidden ones too."""

    def means(self: Wave) -> dict[str, np.ndarray]:
        return {name: family.total.mean[:, m] for family, _ in self._families for m, name in enumerate(family.names)}

    return property(means)


def test_nothing_is_compared_with_a_hidden_wave() -> None:
    before, now = waves()
    assert now[0].figures("b")["purpose", "difference:last"].shown
    assert not any_hits(attacked(before, now))


def test_a_difference_from_a_hidden_wave(monkeypatch: pytest.MonkeyPatch) -> None:
    put("analyses.interpret.before.Wave._shown", of_all_units)(monkeypatch)
    found = attacked(*waves())
    assert {hit.unit for hit in found[FOLLOWS]} == {"a", "d"}
