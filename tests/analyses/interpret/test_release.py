"""From answers to released figures: the arithmetic, checked against people counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.analyses.interpret import Refusal, Release, release
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released
from orgfit.responses.columns import Responses
from planted import CANT_SAY, INSTRUMENT, SKIPPED, answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"))
SIZES = {"a1": 40, "a2": 60, "b": 200}
ITEMS = ("p1", "p2", "p3", "p4", "f1", "f2", "o1", "o2")


def people(**changed: list[list[int]]) -> dict[str, list[list[int]]]:
    rows = {code: answers_of(size, seed) for seed, (code, size) in enumerate(SIZES.items())}
    return rows | changed


def released(responses: Responses, policy: Policy | None = None) -> Released:
    outcome = release(responses, policy)
    assert isinstance(outcome, Release)
    return outcome.released


def points(rows: list[list[int]], columns: slice) -> np.ndarray:
    """The scores of people who answered everything, on a scale of 1 to 5."""
    return (np.array(rows)[:, columns].mean(axis=1) - 1.0) / 4.0 * 100.0


@pytest.fixture(scope="module")
def plain() -> Released:
    return released(organisation(UNITS, people()))


def test_mean_of_a_facet(plain: Released) -> None:
    rows = people()
    scores = points(rows["a1"] + rows["a2"], slice(0, 4))
    cell = plain.figures("a")["purpose", "mean"]
    assert (cell.value, cell.n) == (round(scores.mean(), 1), 100)
    half = 1.984217 * scores.std(ddof=1) / 10.0
    assert cell.low == pytest.approx(round(cell.value - half, 1))
    assert cell.high == pytest.approx(round(cell.value + half, 1))


def test_mean_of_the_index_takes_every_facet_alike(plain: Released) -> None:
    rows = people()["b"]
    index = (points(rows, slice(0, 4)) + points(rows, slice(4, 6))) / 2.0
    assert plain.figures("b")["index", "mean"].value == round(index.mean(), 1)


def test_below_a_hundred_people_points_are_whole(plain: Released) -> None:
    value = plain.figures("a1")["purpose", "mean"].value
    assert value == round(points(people()["a1"], slice(0, 4)).mean())


def test_distribution_and_favourable_share(plain: Released) -> None:
    figures = plain.figures("b")
    answers = np.array(people()["b"])[:, 0]
    assert [figures["p1", f"share:{step}"].value for step in range(1, 6)] == [
        float(np.round(100.0 * (answers == step).mean())) for step in range(1, 6)
    ]
    assert figures["p1", "favourable"].value == float(np.round(100.0 * (answers >= 4).mean()))


def test_a_choice_has_shares_and_no_mean(plain: Released) -> None:
    figures = plain.figures("b")
    assert ("o2", "mean") not in figures
    assert sum(figures["o2", f"share:{k}"].value for k in (1, 2, 3)) == pytest.approx(100.0, abs=1.0)


def test_difference_is_that_of_the_shown_means(plain: Released) -> None:
    unit, whole = plain.figures("a"), plain.figures("all")
    gap = unit["purpose", "mean"].value - whole["purpose", "mean"].value
    assert unit["purpose", "difference"].value == pytest.approx(gap)
    assert ("purpose", "difference") not in whole


def test_a_planted_difference_is_signalled_and_noise_is_not() -> None:
    low = [[max(1, answer - 2) for answer in row[:6]] + row[6:] for row in answers_of(60, 7)]
    figures = {code: released(organisation(UNITS, people(a2=low))).figures(code) for code in ("a2", "b")}
    assert figures["a2"]["purpose", "signal"].value == -2.0
    same = released(organisation(UNITS, people()))
    assert {same.figures(code)["purpose", "signal"].value for code in ("a", "a1", "a2", "b")} == {0.0}


def test_shrunken_lies_between_the_unit_and_its_level(plain: Released) -> None:
    figures = plain.figures("a")
    levels = sorted(plain.figures(code)["purpose", "mean"].value for code in ("a", "b"))
    assert levels[0] - 0.1 <= figures["purpose", "shrunken"].value <= levels[1] + 0.1


def test_the_whole_organisation_has_reliability_and_variance_between_units(plain: Released) -> None:
    figures = plain.figures("all")
    assert 0.0 < figures["purpose", "alpha"].low < figures["purpose", "alpha"].value < 1.0
    assert 0.0 <= figures["purpose", "between:1"].value < 100.0
    assert figures["purpose", "between:2"].n == 2
    assert ("purpose", "alpha") not in plain.figures("a")


def test_small_organisations_get_no_reliability() -> None:
    rows = {"a1": answers_of(30, 1), "a2": answers_of(30, 2), "b": answers_of(30, 3)}
    assert released(organisation(UNITS, rows)).figures("all")["purpose", "alpha"] == Cell(reason="too_few")


def test_headcounts_narrow_the_interval_and_give_a_rate() -> None:
    counts = {"all": 320, "a": 110, "a1": 40, "a2": 70, "b": 210}
    known = released(organisation(UNITS, people(), headcount=counts)).figures("b")
    unknown = released(organisation(UNITS, people())).figures("b")
    width = [cell.high - cell.low for cell in (known["index", "mean"], unknown["index", "mean"])]
    assert width[0] < 0.4 * width[1]
    assert known["people", "rate"].value == 95.0
    assert known["people", "headcount"].value == 210.0


def test_a_small_unit_that_all_answered_reads_ninety_or_more() -> None:
    counts = {"all": 320, "a": 110, "a1": 40, "a2": 70, "b": 210}
    cell = released(organisation(UNITS, people(), headcount=counts)).figures("a1")["people", "rate"]
    assert (cell.value, cell.low, cell.high) == (None, 90.0, 100.0)


def test_skipped_and_cant_say_are_not_answers() -> None:
    rows = people()
    for row in rows["b"][:50]:
        row[0] = SKIPPED
    for row in rows["b"][50:80]:
        row[0] = CANT_SAY
    figures = released(organisation(UNITS, rows)).figures("b")
    answers = [row[0] for row in rows["b"][80:]]
    assert figures["p1", "mean"].n == 120
    assert figures["p1", "mean"].value == round((np.mean(answers) - 1) * 25, 1)
    assert figures["p1", "unanswered"].value == 40.0


def some_skip(people: int, item: int, unit: str = "b") -> dict[str, list[list[int]]]:
    """The first people of a unit leave one item open."""
    rows = {code: answers_of(size, seed) for seed, (code, size) in enumerate(SIZES.items())}
    for row in rows[unit][:people]:
        row[item] = SKIPPED
    return rows


def test_two_of_two_hundred_who_skip_hide_nothing() -> None:
    figures = released(organisation(UNITS, some_skip(2, 0))).figures("b")
    assert figures["p1", "mean"].n == 198
    assert figures["p1", "share:5"].shown
    assert figures["index", "mean"].shown


def test_where_two_answered_only_some_items_the_items_stand_in_for_the_facet() -> None:
    figures = released(organisation(UNITS, some_skip(2, 0))).figures("b")
    items = [figures[item, "mean"].value for item in ("p1", "p2", "p3", "p4")]
    assert figures["purpose", "mean"].value == np.round(np.mean(items), 1)
    assert figures["purpose", "band:3"] == Cell(reason="left_open")


def test_where_two_lack_a_facet_the_facets_stand_in_for_the_whole() -> None:
    rows = some_skip(2, 4)
    figures = released(organisation(UNITS, rows)).figures("b")
    assert figures["follow", "mean"].n == 198
    parts = [figures[part, "mean"].value for part in ("purpose", "follow")]
    assert figures["index", "mean"].value == np.round(np.mean(parts), 1)


def test_where_ten_answered_only_some_items_both_are_counted_person_by_person() -> None:
    rows = some_skip(10, 0)
    figures = released(organisation(UNITS, rows)).figures("b")
    raw = np.array(rows["b"], float)[:, :4]
    raw[raw < 0] = np.nan
    assert figures["purpose", "mean"].value == np.round((np.nanmean(raw, axis=1).mean() - 1.0) * 25.0, 1)
    assert figures["purpose", "band:3"].shown
    assert figures["p1", "mean"].n == 190


def test_teams_in_which_some_skip_still_have_their_facets() -> None:
    """One in each team leaves an item open: the items are not shown there, the facet and the whole are."""
    rows = {code: some_skip(1, 0, code)[code] for code in SIZES} | {"a2": some_skip(4, 0, "a2")["a2"]}
    cube = released(organisation(UNITS, rows))
    for code in ("a1", "a2", "b"):
        assert cube.figures(code)["purpose", "mean"].shown
        assert cube.figures(code)["index", "mean"].shown
        assert not cube.figures(code)["p1", "mean"].shown
    assert cube.figures("all")["p1", "mean"].shown


def test_in_a_small_unit_what_three_left_open_is_not_shown() -> None:
    figures = released(organisation(UNITS, some_skip(3, 0, "a1"))).figures("a1")
    assert figures["p1", "mean"] == Cell(reason="left_open")
    assert figures["p2", "mean"].shown
    assert released(organisation(UNITS, some_skip(5, 0, "a1"))).figures("a1")["p1", "mean"].shown


def test_what_rates_the_leader_needs_eight_people() -> None:
    rating = INSTRUMENT.replace("title: Purpose", "title: Purpose\n        about_leader: true")
    rows = {"a1": answers_of(7, 1), "a2": answers_of(9, 2), "b": answers_of(200, 3)}
    figures = {code: released(organisation(UNITS, rows, instrument=rating)).figures(code) for code in rows}
    assert not figures["a1"]["purpose", "mean"].shown
    assert not figures["a1"]["p1", "mean"].shown
    assert figures["a1"]["follow", "mean"].shown
    assert figures["b"]["purpose", "mean"].shown


def test_four_people_are_refused() -> None:
    outcome = release(organisation(UNITS, {"b": answers_of(4, 1)}))
    assert isinstance(outcome, Refusal)
    assert "At least 5 people" in outcome.reason
    assert "4 did" in outcome.reason


def test_nobody_is_refused() -> None:
    assert isinstance(release(organisation(UNITS, {})), Refusal)


def test_an_organisation_without_parts() -> None:
    figures = released(organisation(tree(("all", "")), {"all": answers_of(150, 1)})).figures("all")
    assert figures["purpose", "mean"].shown
    assert not any(statistic.startswith("between") for _, statistic in figures)


def test_releasing_twice_gives_the_same_table() -> None:
    responses = organisation(UNITS, people())
    assert released(responses).table.equals(released(responses).table)


def test_progress_is_told_from_nought_to_one() -> None:
    told: list[tuple[str, float]] = []
    release(organisation(UNITS, people()), progress=lambda stage, share: told.append((stage, share)))
    stages = list(dict.fromkeys(stage for stage, _ in told))
    assert stages == ["Counting answers", "Planning what may be shown", "Estimating"]
    assert all([share for at, share in told if at == stage][-1] == 1.0 for stage in stages)
