"""All attacks that ask of single figures whether they keep the rules, and what follows from them."""

from __future__ import annotations

from orgfit.disclosure.attack_report import Tried
from orgfit.disclosure.audit.closed import closed_world
from orgfit.disclosure.audit.exactness import exactness
from orgfit.disclosure.audit.follows import follows
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.intervals import intervals
from orgfit.disclosure.audit.lists import lists
from orgfit.disclosure.audit.one_mind import one_mind
from orgfit.disclosure.audit.rates import rates
from orgfit.disclosure.audit.scale_ends import scale_ends
from orgfit.disclosure.audit.shrunken import shrunken
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.audit.weighted import weighted_means
from orgfit.disclosure.audit.withholding import withholding
from orgfit.disclosure.released import Released


def rules(insider: Insider, released: Released, earlier: Released | None = None) -> tuple[Tried, ...]:
    """This function will hold the figures of a release against the rules. ``earlier``: the wave before, if any."""
    view = View(insider, released)
    of_figures = (closed_world, exactness, rates, shrunken, weighted_means, intervals)
    of_groups = (one_mind, scale_ends, withholding, lists)
    return (*(attack(view) for attack in (*of_figures, *of_groups)), follows(view, earlier))
