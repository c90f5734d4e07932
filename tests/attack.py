"""An attacker for tests, in code of its own: what can be added and subtracted from what is shown?"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from orgfit.disclosure.released import Released
from orgfit.responses.columns import Responses


def shown_bases(responses: Responses, released: Released, column: int, name: str) -> list[np.ndarray]:
    """For one item: the people behind its figure in each unit where anything of it is released."""
    answered = responses.answers[:, column] >= 0
    found = []
    for place, code in enumerate(responses.units.codes):
        cells = released.figures(code)
        if any(
            cell.n is not None or cell.value is not None or cell.low is not None
            for (measure, _), cell in cells.items()
            if measure == name
        ):
            member = np.zeros(responses.people, bool)
            member[responses.rows(place)] = True
            found.append(member & answered)
    return found


def smallest_group(bases: list[np.ndarray]) -> int:
    """The fewest people that any sum of up to four of the bases, added or taken away, still touches."""
    sizes = [10**9]
    for number in range(1, min(4, len(bases)) + 1):
        for chosen in combinations(bases, number):
            for signs in np.ndindex(*(2,) * number):
                total = sum((1 - 2 * sign) * base.astype(int) for sign, base in zip(signs, chosen, strict=True))
                touched = int(np.count_nonzero(total))
                sizes.append(touched or 10**9)
    return min(sizes)
