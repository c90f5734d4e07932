"""What is kept of a release, when it is given back, and when a second one is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import feather

from orgfit.analyses.interpret import Refusal, Release, release, release_all
from orgfit.disclosure.ledger import Ledger
from orgfit.disclosure.ledger.crowd import Crowd
from orgfit.disclosure.ledger.families import Chosen, Families
from orgfit.disclosure.policy import Policy
from orgfit.errors import TableError
from orgfit.instruments.asked import without
from orgfit.responses.columns import SKIPPED, Attribute, Responses
from orgfit.responses.comments import Comments
from orgfit.responses.picking import picked
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"), ("b1", "b"), ("b2", "b"))
MOVED = tree(("all", ""), ("a", "all"), ("a1", "a"), ("b", "all"), ("a2", "b"), ("b1", "b"), ("b2", "b"))


def company(units: object = UNITS) -> Responses:
    rows = {code: answers_of(12 + place, place) for place, code in enumerate(("a1", "a2", "b1", "b2"))}
    ids = {code: [f"{code}-{number}" for number in range(len(some))] for code, some in rows.items()}
    made = organisation(units, rows)
    return replace(made, ids=np.array([one for code in units.codes for one in ids.get(code, ())], np.str_))


def split(responses: Responses) -> Responses:
    codes = (np.arange(responses.people) % 2).astype(np.int8)
    return replace(responses, attributes=(Attribute("role", "Role", ("x", "y"), codes),))


def released(responses: Responses, ledger: Ledger, policy: Policy | None = None) -> Release:
    outcome = release(responses, policy, ledger=ledger, released_on="2026-03-31")
    assert isinstance(outcome, Release), outcome
    return outcome


def refused(responses: Responses, ledger: Ledger) -> str:
    outcome = release(responses, ledger=ledger)
    assert isinstance(outcome, Refusal)
    return outcome.reason


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    entry = released(split(company()), Ledger()).entry
    assert entry is not None
    return Ledger().with_(entry)


def test_the_same_release_is_given_back_as_it_was(ledger: Ledger) -> None:
    again = released(split(company()), ledger)
    assert again.released is ledger.entries[0].released
    assert ledger.with_(again.entry) is ledger
    backwards = split(company())
    order = np.concatenate([np.arange(*backwards.rows(unit).indices(99))[::-1] for unit in (2, 3, 5, 6)])
    backwards = replace(
        backwards,
        answers=np.asfortranarray(backwards.answers[order]),
        ids=backwards.ids[order],
        attributes=(replace(backwards.attributes[0], codes=backwards.attributes[0].codes[order]),),
    )
    assert released(backwards, ledger).released is ledger.entries[0].released


def test_another_wave_or_none_in_the_ledger_changes_nothing(ledger: Ledger) -> None:
    later = replace(split(company()), wave="Autumn")
    assert released(later, ledger).released.table == released(later, Ledger()).released.table
    assert release(later).entry is None


def test_without_ids_only_the_very_same_is_released_again() -> None:
    nameless = replace(split(company()), ids=None)
    first = released(nameless, Ledger())
    kept = Ledger().with_(first.entry)
    assert released(nameless, kept).released is first.released
    told = refused(picked(nameless, np.arange(nameless.people) != 3), kept)
    assert "('person:')" in told
    assert "(on 2026-03-31)" in told


@pytest.mark.parametrize("out", [1, 4])
def test_a_few_people_less_are_no_new_release(ledger: Ledger, out: int) -> None:
    told = refused(picked(split(company()), np.arange(54) >= out), ledger)
    assert told.startswith("1 to 4 people more or fewer answered")
    assert "(on 2026-03-31)" in told


def test_one_late_answer_to_one_question_hides_that_question_alone() -> None:
    whole = company()
    answers = whole.answers.copy()
    answers[0, 6] = SKIPPED  # o1, beside the scores
    first = released(replace(whole, answers=answers), Ledger())
    again = released(whole, Ledger().with_(first.entry))
    assert first.released.figures("all")["o1", "mean"].shown
    assert not again.released.figures("all")["o1", "mean"].shown
    assert again.released.figures("all")["p1", "mean"] == first.released.figures("all")["p1", "mean"]
    assert "measures are not shown again" in again.released.notices[-1]


def test_a_unit_that_moves_as_a_whole_keeps_its_figures(ledger: Ledger) -> None:
    moved = company(MOVED)
    alone, beside = release(moved), released(moved, ledger)
    assert isinstance(alone, Release)
    for name in ("p1", "purpose", "index", "o1"):
        assert (beside.plan.shown(name) == alone.plan.shown(name)).all()
    assert beside.released.figures("b")["p1", "mean"] == alone.released.figures("b")["p1", "mean"]


def test_people_who_move_alone_are_not_given_away(ledger: Ledger) -> None:
    moved = company()
    offsets = moved.offsets.copy()
    offsets[3] += 2  # the first two of a2 now belong to a1
    beside = released(replace(moved, offsets=offsets), ledger)
    assert beside.plan.shown("p1").tolist() == [True, True, False, False, True, True, True]


def test_a_lower_threshold_shows_no_more_than_both_allow() -> None:
    whole = company()
    first = released(whole, Ledger(), Policy(threshold=13))
    again = released(whole, Ledger().with_(first.entry))
    alone = release(whole)
    assert isinstance(alone, Release)
    assert first.plan.shown("p1").sum() < again.plan.shown("p1").sum() == alone.plan.shown("p1").sum()


def asked_without(responses: Responses, *absent: str) -> Responses:
    names = [item.id for item in responses.instrument.coded_items]
    kept = [place for place, name in enumerate(names) if name not in absent]
    return replace(
        responses,
        instrument=without(responses.instrument, absent),
        answers=np.asfortranarray(responses.answers[:, kept]),
    )


def test_other_questions_of_the_same_people_are_free() -> None:
    one = released(asked_without(company(), "p1", "p2", "p3", "p4"), Ledger())
    others = picked(asked_without(company(), "f1", "f2", "o1", "o2"), np.arange(54) > 0)
    alone = release(others)
    assert isinstance(alone, Release)
    assert released(others, Ledger().with_(one.entry)).released.table == alone.released.table


def test_comments_are_listed_once(ledger: Ledger) -> None:
    whole = company()
    said = Comments.of("o1", [(unit, f"Comment {number}") for unit in (2, 3, 5, 6) for number in range(11)])
    first = released(replace(whole, comments=(said,)), Ledger())
    assert len(first.released.comments("all")["o1"]) == 44
    again = released(replace(split(whole), comments=(said,)), Ledger().with_(first.entry))
    assert again.released.comments("all") == {}


def test_a_ledger_is_read_back_as_it_was(ledger: Ledger, tmp_path: Path) -> None:
    ledger.save(tmp_path)
    ledger.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "001-Spring-planted.released.arrow",
        "001-Spring-planted.roster.arrow",
    ]
    back = Ledger.load(tmp_path)
    again = released(split(company()), back)
    assert again.released.table == ledger.entries[0].released.table
    assert again.plan.counted.keys() == ledger.entries[0].record.plan.counted.keys()
    fewer = picked(split(company()), np.arange(54) % 9 > 0)
    one, other = (released(fewer, kept) for kept in (ledger, back))
    assert one.released.table == other.released.table
    Ledger((*back.entries, one.entry)).save(tmp_path)
    assert [entry.released_on for entry in Ledger.load(tmp_path).entries] == ["2026-03-31", "2026-03-31"]
    assert Ledger.load(tmp_path / "none").entries == ()


def test_a_roster_holds_no_answer(ledger: Ledger, tmp_path: Path) -> None:
    """The answers of everybody turned round leave the same roster; of an answer it says yes or no."""
    other = split(company())
    steps = [item.steps for item in other.instrument.coded_items]
    turned = np.stack([s[0] + s[-1] - other.answers[:, i] for i, s in enumerate(steps)], axis=1).astype(np.int8)
    entry = released(replace(other, answers=np.asfortranarray(turned)), Ledger()).entry
    mine = ledger.entries[0]
    # where somebody is of one mind depends on answers, and is seen in the cube as well
    entry = replace(entry, record=replace(entry.record, plan=mine.record.plan, split=mine.record.split))
    for name, kept in (("one", mine), ("two", entry)):
        Ledger((kept,)).save(tmp_path / name)
    one, two = (feather.read_table(next((tmp_path / name).glob("*.roster.arrow"))) for name in ("one", "two"))
    assert one.equals(two, check_metadata=True)
    assert {field.type for field in one.schema if field.name.startswith("answered:")} == {pa.bool_()}


def test_a_ledger_with_a_gap_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    ledger.save(tmp_path)
    (tmp_path / "001-Spring-planted.roster.arrow").write_bytes(b"other")
    with pytest.raises(TableError, match="no roster"):
        Ledger.load(tmp_path)
    (tmp_path / "001-Spring-planted.roster.arrow").unlink()
    with pytest.raises(TableError, match="missing"):
        Ledger.load(tmp_path)


def test_several_tables_are_checked_against_each_other(ledger: Ledger) -> None:
    same = replace(company(), wave="Autumn")
    edition = release_all([same, picked(same, np.arange(54) > 0)], ledger=ledger)
    assert len(edition.releases) == 1
    assert len(edition.entered(ledger).entries) == 2
    assert edition.refusals[0].reason.startswith("1 to 4 people")


def test_an_answer_counts_in_whole_numbers_in_every_figure() -> None:
    """Of four items one person left one open, and the second release asks three: 4, 3 and 3 answers of one score."""
    whole = picked(company(), np.arange(54) < 6)
    answers = whole.answers.copy()
    answers[0, 0] = SKIPPED
    one = released(replace(whole, answers=answers), Ledger()).entry.record
    two = released(asked_without(whole, "p4"), Ledger()).entry.record
    crowd = Crowd.of([one, two])
    chosen = Chosen(dict(two.plan.counted), {name: {} for name in two.plan.counted})
    found = {(f.record, f.measure): f.weight.tolist() for f in Families(crowd, chosen).of_item("p2")}
    assert found == {
        (0, "purpose"): [1, 3, 3, 3, 3, 3],
        (1, "purpose"): [1, 4, 4, 4, 4, 4],
        (0, "p2"): [3, 12, 12, 12, 12, 12],
        (1, "p2"): [3, 12, 12, 12, 12, 12],
    }
    found = {(f.record, f.measure): f.weight.tolist() for f in Families(crowd, chosen).of_item("p4")}
    assert found[0, "p4"] == [3, 4, 4, 4, 4, 4]
    assert (1, "purpose") not in found
