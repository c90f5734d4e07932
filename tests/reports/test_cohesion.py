from __future__ import annotations

from library_cubes import measured
from orgfit.reports.cohesion import cohesion
from orgfit.reports.outline import Outline
from synthetic_cube import flat, scored


def test_every_level_has_what_is_known_of_it() -> None:
    found = cohesion(Outline(measured().freeze()))
    assert found is not None
    (first, upper), (second, lower) = found.levels
    assert (first, second) == ("4 units directly below the organisation", "2 units, 2 steps below the organisation")
    assert upper.heads[0] == lower.heads[0] == "Between units, ICC(1)"
    assert upper.rows[0].cells == (
        "<td>6.2\u00a0%</td>",
        "<td>0.71</td>",
        "<td>0.88 (0.64 to 0.88)</td>",
        "<td>13.7</td>",
    )
    assert upper.rows[2].cells[1:] == ("<td>–</td>",) * 3
    assert lower.rows[2].cells == ('<td class="hidden">too few</td>',)


def test_the_spread_within_units_is_told_in_points() -> None:
    found = cohesion(Outline(scored().freeze()))
    assert found is not None
    assert found.spread == "Shared purpose 18.7, Leadership in everyone 18.7, Connectedness 18.7 points"


def test_without_units_there_is_nothing_to_say() -> None:
    assert cohesion(Outline(flat().freeze())) is None
