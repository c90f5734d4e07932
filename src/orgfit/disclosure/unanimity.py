"""Step 5, unanimity: nobody is told that a small group all gave the same answer.

Where one category holds everybody, a distribution names each person's answer. It is then withheld in the whole block
(the group, its siblings and what is left of the unit above), or it would come back by subtraction.
"""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.totals import Counts, Shown, residuals, shown_parent, subtree_totals
from orgfit.responses.units import UnitTree


def unanimous(counts: Counts, under: int) -> Shown:
    """This function will say which groups are smaller than ``under`` and have everybody in one category.

    ``counts`` (groups, categories): people by category; groups of nobody are not unanimous.
    """
    people = counts.sum(axis=1)
    return np.asarray((people > 0) & (people < under) & (counts.max(axis=1) == people))


def withheld_blocks(units: UnitTree, shown: Shown, own: Counts, under: int) -> Shown:
    """This function will find the shown units whose distribution is withheld.

    ``shown`` (units,): units in which it would be shown; ``own`` (units, categories): people of each unit itself by
    category. A block is all shown units with the same shown unit above. It is withheld if one of them is unanimous,
    or if the people of the unit above who are in none of them are.
    """
    total = subtree_totals(units, own)
    above = shown_parent(units, shown)
    alike = shown & unanimous(total, under)
    rest = shown & unanimous(residuals(units, shown, own), under)
    blocks = np.zeros(len(units) + 1, np.bool_)  # by the unit above; the last is for units with none above
    blocks[above[alike]] = True
    blocks[np.flatnonzero(rest)] = True
    return np.asarray(shown & blocks[above])


def withheld_slices(units: UnitTree, shown: Shown, own: Counts, under: int) -> Shown:
    """This function will find the units in which no slice of an attribute is given, (units,).

    ``shown`` (units, slices); ``own`` (units, slices, categories): people of each unit itself by slice and answer. Each
    slice makes blocks down the tree as units do; where one of its blocks is withheld, all slices there are, or it
    would come back by taking the others from their unit.
    """
    found = [withheld_blocks(units, shown[:, place], own[:, place], under) for place in range(shown.shape[1])]
    return np.asarray(np.logical_or.reduce(found)) if found else np.zeros(len(units), np.bool_)
