"""Who did not answer, and does it matter? The organisation's means, had all units answered alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.measure.reliability import Findings
from orgfit.disclosure.draft import Whole
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.totals import Counts, Shown
from orgfit.errors import EstimateError
from orgfit.responses.units import UnitTree
from orgfit.stats.estimates import Scores
from orgfit.stats.multilevel.weights import Weights, post_stratify
from orgfit.tallies.tally import Tally


def weighted(units: UnitTree, total: Tally, headcount: Counts, plan: Plan, scores: dict[str, Scores]) -> Findings:
    """This function will weight the units directly below the organisation by their headcounts.

    ``scores``: by measure, those of all units with all below them. A stratum is a unit whose figure is shown, or all
    others together: so a weighted mean tells of no group that the shown figures do not. Nothing where the organisation
    is one stratum.
    """
    found: Findings = {}
    for name, score in scores.items():
        if not plan.counted[name][0]:
            continue  # its figure is made of others, and so would this one be
        strata = _strata(units, plan.counted[name])
        weights = _weights(score.n, headcount, strata)
        if weights is None:
            continue
        n, mean = _of_strata(score, strata)
        value = float((weights.values * n) @ np.where(n > 0, mean, 0.0) / (weights.values @ n))
        found[name] = {"weighted": Whole(value)}
    everybody = _weights(total.people, headcount, _strata(units, plan.units))
    if everybody is not None:
        found["people"] = {"design_effect": Whole(everybody.design_effect, n=round(everybody.effective_n))}
    return found


def _strata(units: UnitTree, shown: Shown) -> NDArray[np.int64]:
    return np.array([unit for unit in units.children(0) if shown[unit]], np.int64)


def _weights(n: Counts, headcount: Counts, strata: NDArray[np.int64]) -> Weights | None:
    answered = _with_rest(n, strata)
    heads = np.append(headcount[strata], headcount[0] - headcount[strata].sum())[: len(answered)]
    if len(answered) < 2 or (heads < answered).any():
        return None
    try:
        return post_stratify(answered, heads)
    except EstimateError:
        return None


def _with_rest(counts: Counts, strata: NDArray[np.int64]) -> Counts:
    """The counts of the strata, and of all others together where any of them answered."""
    rest = counts[0] - counts[strata].sum()
    return np.append(counts[strata], rest) if rest > 0 else counts[strata]


def _of_strata(score: Scores, strata: NDArray[np.int64]) -> tuple[Counts, NDArray[np.float64]]:
    n = _with_rest(score.n, strata)
    sums = np.where(score.n > 0, score.mean, 0.0) * score.n
    inside = sums[strata]
    each = np.append(inside, sums[0] - inside.sum())[: len(n)]
    return n, np.asarray(each / np.maximum(n, 1))
