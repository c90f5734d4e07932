"""Steps 2 and 3 for every attribute by itself: what step 4 begins with."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.blocks import Codes
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.slices import across_and_down
from orgfit.disclosure.totals import Shown, subtree_totals
from orgfit.responses.units import UnitTree


def large_enough(units: UnitTree, shown: Shown, own: Numbers, allowed: Shown, threshold: int) -> Shown:
    """This function will find the slices of ``threshold`` people, and as many others beside them in their unit.

    ``own`` (units, categories + 1): people of each unit itself by category, those of unknown category last; ``allowed``
    (units, categories).
    """
    count = subtree_totals(units, own)
    rest = count.sum(axis=1, keepdims=True) - count
    return np.asarray((shown[:, None] & (count >= threshold) & (rest >= threshold))[:, :-1] & allowed)


def first_slices(units: UnitTree, shown: Shown, own: Numbers, allowed: Shown, threshold: int) -> Shown:
    """This function will choose slices of one attribute, thinned across its categories and down the tree.

    Arguments as in ``large_enough``.
    """
    slices = large_enough(units, shown, own, allowed, threshold)
    with_unknown = np.concatenate([slices, np.zeros((len(units), 1), np.bool_)], axis=1)
    return across_and_down(units, with_unknown, own, threshold)[:, :-1]


def by_category(units: UnitTree, own_unit: Numbers, code: Codes, categories: int) -> Numbers:
    """This function will count the people of each unit itself by category, those of unknown category last."""
    place = np.where(code >= 0, code, categories)
    cells = np.bincount(own_unit * (categories + 1) + place, minlength=len(units) * (categories + 1))
    return cells.reshape(len(units), categories + 1)
