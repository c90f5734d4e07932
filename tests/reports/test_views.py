from __future__ import annotations

from library_cubes import openness
from orgfit.reports.outline import Outline
from orgfit.reports.views import Views, views


def found() -> Views:
    made = views(Outline(openness().freeze()))
    assert made is not None
    return made


def test_the_wish_for_more_say_stands_by_side_and_role() -> None:
    wish = found().wish
    assert wish is not None
    assert [row.title for row in wish.who.rows] == [
        "Harbour Works",
        "Deciders",
        "Doers",
        "No staff to lead",
        "Leads a team",
        "Top team",
    ]
    assert wish.gaps == ("Deciders clearly higher",)
    assert wish.who.rows[1].cells[0].startswith("<td>61\u00a0% (57 to 66)")


def test_beliefs_have_two_ends_and_no_right_one() -> None:
    beliefs = found().beliefs
    assert (beliefs[0].left, beliefs[0].right) == (
        "Strategy is best made by the few who know most.",
        "Strategy is best made with the people who carry it out.",
    )
    assert len(beliefs) == 3
    assert beliefs[0].stand.rows[1].cells[0].startswith("<td>88.0 (85.5 to 90.5)")
    assert beliefs[0].stand.rows[-1].cells[0].endswith("without giving somebody away.</td>")


def test_without_sides_and_roles_there_is_nothing_to_tell_apart() -> None:
    cube = openness()
    cube.sliced = {}
    assert views(Outline(cube.freeze())) is None
    cube = openness()
    cube.splits = ()
    assert views(Outline(cube.freeze())) is None
