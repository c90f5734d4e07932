"""Slices that follow from others: where everybody in a unit has a category, the last one is the total less the rest.

Such a slice tells nothing new, and to drop it alone hides nothing. So the attack works without one slice of each
attribute that is shown whole; and where all the others are left, it is shown.
"""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown


def spared(slices: Shown, count: Numbers) -> Shown:
    """This function will choose one slice of every unit that shows all categories of its people.

    ``slices`` (units, categories); ``count`` (units, categories + 1): people, those of unknown category last. If it
    can, it takes the same category everywhere, the largest one.
    """
    there = count[:, :-1] > 0
    whole = slices.any(axis=1) & (slices | ~there).all(axis=1) & (count[:, -1] == 0)
    largest = int(count[0, :-1].argmax())
    chosen = np.where(there[:, largest], largest, count[:, :-1].argmax(axis=1))
    found = np.zeros_like(slices)
    found[whole, chosen[whole]] = True
    return found


def following(slices: Shown, wanted: Shown, count: Numbers) -> Shown:
    """This function will find the wanted slices that are the only category missing in their unit."""
    missing = count > 0
    missing[:, :-1] &= ~slices
    return np.asarray(wanted & missing[:, :-1] & (missing.sum(axis=1) == 1)[:, None])
