"""What an insider could infer from released figures: the attack, on cubes and the answers that they were made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from orgfit.disclosure.attack_report import AttackReport
from orgfit.disclosure.released import Released
from orgfit.errors import Fault, InputError
from orgfit.responses.columns import Responses

Progress = Callable[[str, float], None]


def attack(
    released: Sequence[Released],
    surveys: Sequence[Responses],
    *,
    rng: np.random.Generator | None = None,
    progress: Progress | None = None,
) -> AttackReport:
    """This function will find out what an insider could infer from released figures, all of them together.

    ``surveys``: the answers that they were made from, in any order; of these only who answered which question is used,
    and not how. Earlier waves stand before later ones in ``released``. ``rng`` draws what is tried by lot (default:
    always the same). Raises InputError where the answers of a release are missing.
    """
    from orgfit.disclosure.audit.attack import attack as attack_all

    return attack_all(_paired(released, surveys), rng=rng or np.random.default_rng(0), progress=progress)


def _paired(released: Sequence[Released], surveys: Sequence[Responses]) -> list[tuple[Released, Responses]]:
    left, found, faults = list(surveys), [], []
    for cube in released:
        mine = next((one for one in left if _belongs(cube, one)), None)
        if mine is None:
            faults.append(Fault("", 0, _missing(cube, surveys)))
        else:
            found.append((cube, mine))
            left.remove(mine)
    if faults:
        raise InputError(faults)
    return found


def _belongs(cube: Released, responses: Responses) -> bool:
    """Could these figures have been made from these answers?"""
    answers = cube.figures(cube.units.codes[0]).get(("people", "answers"))
    same = (cube.wave, cube.instrument.id, cube.units) == (responses.wave, responses.instrument.id, responses.units)
    return same and answers is not None and answers.value == responses.people


def _missing(cube: Released, surveys: Sequence[Responses]) -> str:
    came = "; ".join(f"{one.instrument.title}, {one.wave}, {one.people:,} people" for one in surveys)
    return (
        f"The answers behind '{cube.instrument.title}, {cube.wave}' ({len(cube.units):,} units) were wanted; {came} "
        "came. Give the table, the mapping and the files of units and headcounts that it was released from."
    )
