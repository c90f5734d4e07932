from __future__ import annotations

import numpy as np
import pytest

from orgfit.stats.estimates import Caveat, Scores
from orgfit.stats.multilevel.pooling import random_intercept, shrink
from orgfit.stats.multilevel.variance import one_way_anova, pooled_spread

CLOSER = 1e-6  # than the entries ask for: what the project promises beside lme4


@pytest.mark.reference("ICC(1), ICC(2) from one-way ANOVA")
def test_icc(entry, sums, agree):
    group = entry["options"]["group"]
    found = {column: _icc(sums(column, group)[1:]) for column in entry["columns"] if column != group}
    agree(found, entry["values"])


def _icc(sums):
    found = one_way_anova(*sums)
    assert pooled_spread(Scores(*sums)).variance == pytest.approx(found.within, rel=1e-13)
    return {
        "n": found.n,
        "groups": found.groups,
        "mean_group_size": found.mean_size,
        "n0": found.effective_size,
        "MSB": found.between,
        "MSW": found.within,
        "F": found.f,
        "p": found.p,
        "icc1": found.icc1,
        "icc2": found.icc2,
        "icc1_n0": found.icc1_unequal,
        "eta_squared": found.eta_squared,
        "icc1_n0_ci95": [found.low, found.high],
    }


@pytest.mark.reference("linear mixed model, REML", formula=r"\w+ ~ 1 \+ \(1 \| \w+\)")
def test_random_intercept(entry, sums, agree):
    outcome, group = entry["columns"]
    names, n, mean, squares = sums(outcome, group)
    fit = random_intercept(n, mean, squares)
    assert fit.converged
    agree(
        {
            "n": fit.n,
            "loglik": fit.loglik,
            "fixed": {"(Intercept)": _fixed(fit)},
            "variance_components": _components(fit, group),
            "singular": fit.caveat is Caveat.SINGULAR,
            "groups": fit.groups,
            **_groups(fit, names, n, mean),
            "icc_from_components": fit.icc,
        },
        entry["values"],
        CLOSER,
    )


def _fixed(fit):
    return {"estimate": fit.intercept, "se": fit.intercept_se, "t": fit.intercept / fit.intercept_se}


def _components(fit, group):
    named = {"var1": "(Intercept)", "var2": None}
    unnamed = {"var1": None, "var2": None}
    return [
        {"group": group, **named, "vcov": fit.between, "sdcor": np.sqrt(fit.between)},
        {"group": "Residual", **unnamed, "vcov": fit.within, "sdcor": np.sqrt(fit.within)},
    ]


def _groups(fit, names, n, mean):
    shrunken = shrink(fit, n, mean)
    rows = [(f"{name:g}", at) for at, name in enumerate(names[:10])]
    return {
        "blup_first10": [
            {
                "group": name,
                "(Intercept)": shrunken.mean[at] - fit.intercept,
                "cond_sd_intercept": shrunken.conditional_sd[at],
            }
            for name, at in rows
        ],
        "shrunken_means_first10": [
            {
                "group": name,
                "n": n[at],
                "raw_mean": mean[at],
                "reliability_lambda": shrunken.weight[at],
                "shrunken_mean": shrunken.mean[at],
            }
            for name, at in rows
        ],
    }
