"""Steps 2 and 3 for every attribute by itself: what step 4 begins with."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.blocks import Codes
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.slices import across_and_down
from orgfit.disclosure.totals import Shown, subtree_totals
from orgfit.responses.units import UnitTree


def first_slices(units: UnitTree, shown: Shown, own: Numbers, allowed: Shown, threshold: int) -> Shown:
    """This function will choose slices of one attribute, thinned across its categories and down the tree.

    ``own`` (units, categories + 1): people of each unit itself by category, those of unknown category last; ``allowed``
    (units, categories). A slice needs ``threshold`` people, and as many others beside it in its unit.
    """
    count = subtree_totals(units, own)
    rest = count.sum(axis=1, keepdims=True) - count
    slices = shown[:, None] & (count >= threshold) & (rest >= threshold)
    slices[:, :-1] &= allowed
    slices[:, -1] = False
    return across_and_down(units, slices, own, threshold)[:, :-1]


def by_category(units: UnitTree, own_unit: Numbers, code: Codes, categories: int) -> Numbers:
    """This function will count the people of each unit itself by category, those of unknown category last."""
    place = np.where(code >= 0, code, categories)
    cells = np.bincount(own_unit * (categories + 1) + place, minlength=len(units) * (categories + 1))
    return cells.reshape(len(units), categories + 1)
