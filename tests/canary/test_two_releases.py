"""The canary in two releases: three people with unmistakable answers, and a second table that would single them out.

Each release alone betrays nobody. Side by side they would, and ``attack`` sees it; with the ledger they do not.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import orgfit
from attack import smallest_group
from orgfit.analyses.interpret import Ledger
from orgfit.disclosure.released import Released
from orgfit.responses.columns import Responses
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
CANARY = [[1, 5, 1, 5, 5, 1, 0, 3]] * 3


def company(*, moved: bool = False, late: bool = True) -> Responses:
    """The canaries are the last of a, or have moved to b; or have not answered yet."""
    canary = CANARY if late else []
    a, b = answers_of(12, 1), answers_of(20, 2)
    rows = {"a": a if moved else a + canary, "b": canary + b if moved else b, "c": answers_of(30, 3)}
    names = {"a": [f"a{n}" for n in range(12)], "b": [f"b{n}" for n in range(20)], "c": [f"c{n}" for n in range(30)]}
    theirs = [f"canary{n}" for n in range(len(canary))]
    names["a" if not moved else "b"] = [*names["a"], *theirs] if not moved else [*theirs, *names["b"]]
    made = organisation(UNITS, rows)
    return replace(made, ids=np.array([name for code in ("a", "b", "c") for name in names[code]], np.str_))


def seen(responses: Responses, released: Released) -> list[np.ndarray]:
    """Whom the figures of the first question speak of, by name, in every unit where there are any."""
    everybody = sorted(company().ids.tolist())
    found = []
    for place, code in enumerate(responses.units.codes):
        if released.figures(code).get(("p1", "mean"), None) and released.figures(code)["p1", "mean"].shown:
            inside = set(responses.ids[responses.rows(place)].tolist())
            found.append(np.array([name in inside for name in everybody]))
    return found


@pytest.mark.parametrize(("before", "after"), [({}, {"moved": True}), ({"late": False}, {}), ({}, {"late": False})])
def test_a_second_release_does_not_give_the_canary_away(before: dict[str, bool], after: dict[str, bool]) -> None:
    one, other = company(**before), company(**after)
    first = orgfit.release(one, ledger=Ledger())
    assert isinstance(first, orgfit.Release)
    told = seen(one, first.released)
    assert smallest_group(told) >= 5
    unchecked = orgfit.release(other)
    assert isinstance(unchecked, orgfit.Release)
    assert smallest_group([*told, *seen(other, unchecked.released)]) == 3
    again = orgfit.release(other, ledger=Ledger().with_(first.entry))
    if isinstance(again, orgfit.Release):
        assert smallest_group([*told, *seen(other, again.released)]) >= 5
        assert seen(other, again.released)
    else:
        assert "1 to 4 people more or fewer" in again.reason
