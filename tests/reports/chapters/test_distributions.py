from __future__ import annotations

import re

import pytest

from library_cubes import around
from orgfit.disclosure.released import Cell
from orgfit.reports.book import Book
from orgfit.reports.chapters import distributions
from orgfit.reports.outline import Outline
from synthetic_book import book, customers, frozen, grown
from synthetic_cube import Cube, flat, scored


def groups(cube: Cube) -> dict[str, distributions.Group]:
    (found,) = distributions.build(Book.of([cube.freeze()])) or ()
    return {group.title: group for group in found.groups}


def test_facets_and_blocks_have_a_group_each() -> None:
    assert list(groups(scored())) == [
        "Shared purpose",
        "Leadership in everyone",
        "Connectedness",
        "What people expect",
    ]


def test_each_kind_of_answer_is_drawn_its_own_way() -> None:
    runs = groups(scored())["What people expect"].runs
    assert [(run.kind, len(run.items)) for run in runs] == [("histogram", 1), ("likert", 1), ("choice", 1)]
    assert 'class="histogram"' in runs[0].items[0].picture
    assert 'class="likert sides"' in runs[1].items[0].picture
    assert "Yes often" in runs[2].items[0].picture


def test_questions_with_the_same_answers_stand_together() -> None:
    cube = flat()
    (group,) = groups(cube).values()
    assert [run.steps for run in group.runs] == [
        "Strongly disagree, Disagree, Neither, Agree, Strongly agree",
        "0 Very poor to 10 Excellent",
    ]


def test_the_row_of_numbers_has_a_cell_for_every_head() -> None:
    for group in (*groups(grown()).values(), *groups(customers()).values(), *groups(flat()).values()):
        for run in group.runs:
            assert {len(item.cells) for item in run.items} == {len(run.heads)}


def test_the_bar_says_in_words_what_it_shows() -> None:
    picture = groups(scored())["Shared purpose"].runs[0].items[0].picture
    (words,) = re.findall('aria-label="([^"]*)"', picture)
    assert (
        words
        == "Strongly disagree 7\u00a0%, Disagree 8\u00a0%, Neither 9\u00a0%, Agree 10\u00a0%, Strongly agree 66\u00a0%"
    )


def test_a_frame_stands_above_its_questions() -> None:
    assert groups(scored())["Connectedness"].runs[0].frame == "In the last three months"


def test_a_question_left_open_by_many_says_so() -> None:
    first, second = groups(scored())["Leadership in everyone"].runs[0].items
    assert (first.remarks, second.remarks) == ((), ("17\u00a0% skipped it or could not say",))


def test_people_spread_over_bands() -> None:
    bands = groups(scored())["Shared purpose"].bands
    assert bands is not None
    assert bands.shares[0] == ("0–20", "4\u00a0%")
    assert bands.reason == ""


@pytest.mark.parametrize(("statistic", "reason"), [("share:2", "protected"), ("share:5", "unanimous")])
def test_a_distribution_that_is_not_whole_is_not_drawn(statistic: str, reason: str) -> None:
    cube = scored()
    cube.figures["ORG"]["q1", statistic] = Cell(reason=reason)
    picture = groups(cube)["Shared purpose"].runs[0].items[0].picture
    assert picture.startswith('<div class="hidden">')
    assert not any(letter.isdigit() for letter in picture)


def test_bands_that_are_not_whole_are_not_drawn() -> None:
    cube = scored()
    cube.figures["ORG"]["purpose", "band:3"] = Cell(reason="unanimous")
    bands = groups(cube)["Shared purpose"].bands
    assert bands is not None
    assert (bands.picture, bands.shares) == ("", ())
    assert bands.reason == "Not shown in full, because it would tell what single people answered."


def test_a_bounded_share_stands_at_the_side() -> None:
    cube = scored()
    cube.figures["ORG"]["q1", "favourable"] = Cell(low=90.0, high=100.0, reason="unanimous")
    assert groups(cube)["Shared purpose"].runs[0].items[0].side == "90\u00a0% or more favourable"


def test_without_favourable_answers_points_stand_at_the_side() -> None:
    assert groups(scored())["What people expect"].runs[0].items[0].side == "58.3 points"


def test_a_word_stands_where_people_see_it_alike_or_not() -> None:
    found = groups(grown())
    first, second = found["Shared purpose"].runs[0].items
    third, _ = found["Leadership in everyone"].runs[0].items
    assert (first.remarks, second.remarks, third.remarks) == (("One view",), ("Two camps",), ())


def test_agreement_stands_with_its_interval_among_the_numbers() -> None:
    run = groups(grown())["Leadership in everyone"].runs[0]
    assert run.heads[-1] == "Agreement"
    assert [item.cells[-1] for item in run.items] == ["<td>0.21 (0.12 to 0.29)</td>", "<td>–</td>"]
    assert "Agreement" not in groups(scored())["Leadership in everyone"].runs[0].heads


def test_a_recommendation_score_is_one_of_the_numbers() -> None:
    (run,) = groups(customers())["Words"].runs
    assert run.heads[-1] == "Recommendation score"
    assert run.items[0].cells[-1] == "<td>−12.5 (−19.5 to −5.5)</td>"


def test_questionnaires_stand_one_after_the_other() -> None:
    found = distributions.build(Book.of(frozen(book()))) or ()
    assert [one.title for one in found] == ["Small fitness test", "The customers"]


def test_of_what_only_some_were_asked_nobody_is_said_to_have_left_it_open() -> None:
    cube = around()
    for step in range(1, 6):
        cube.figures["ORG"]["co01", f"share:{step}"] = Cell(20.0)
    cube.figures["ORG"]["co01", "unanswered"] = Cell(96.0)
    groups = distributions.groups(Outline(cube.freeze()))
    (asked,) = [item for group in groups for run in group.runs for item in run.items if "gets the time" in item.text]
    assert asked.remarks == ("Not everybody was asked this",)
    assert not any("96" in cell for cell in asked.cells)
