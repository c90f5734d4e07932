"""Facets beside their items: whose answers could be worked out by taking the items' sums from the facet's?

A person's score on a facet is the mean of the items that he or she answered. Take a combination of shown facet and item
sums that gives weight to a facet somewhere. In a residual of the facet's units it can cancel out people who answered
one and the same number of items, and touches all others there. Items are shown in fewer units than their facet, so
their weights are the same over several such residuals. So whatever is chosen, the combination touches at least the
people who answered another number of items than most of their unit did. In every residual of the items' units these
have to be none, or at least n.
"""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown, residuals, shown_for_class
from orgfit.responses.units import UnitTree


def partial_answers(answered: Numbers) -> Numbers:
    """This function will count, of each unit itself, people who answered some but not all items of a facet."""
    return np.asarray(answered[:, 1:-1].sum(axis=1))


def units_for_items(units: UnitTree, answered: Numbers, facet: Shown, threshold: int) -> Shown:
    """This function will choose the units in which the items of a facet may be shown beside it.

    ``answered`` int64 (units, 1 + items): people of each unit itself by how many items they answered; ``facet``: units
    in which the facet is shown, person by person.
    """
    some = answered[:, 1:]
    partial, contested = partial_answers(answered), some.sum(axis=1) - some.max(axis=1)
    shown = facet
    while True:
        before = shown
        for people in (partial, contested):
            shown = shown_for_class(units, people, shown, threshold)
        left = residuals(units, shown, np.stack([partial, contested], axis=1))
        shown = shown & ~((left[:, 0] > 0) & (left[:, 1] == 0))
        if bool((before == shown).all()):
            return np.asarray(shown)
