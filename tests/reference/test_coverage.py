"""Which results of R some test answers for, and which none does yet."""

from __future__ import annotations

from collections import Counter

NOT_YET = {
    "CFA on ordinal items, DWLS/WLSMV": 1,
    "CFA with Yuan-Bentler scaled test": 1,
    "CFA with missing data, full-information ML": 1,
    "DIF by ordinal logistic regression, likelihood ratio": 1,
    "KMO, Bartlett sphericity": 2,
    "confirmatory factor analysis, ML": 1,
    "correlation with CI, Spearman, Kendall, disattenuated": 2,
    "difference between two independent groups": 1,
    "exploratory factor analysis, ML, 3 factors": 1,
    "exploratory factor analysis, ML, 5 factors": 1,
    "exploratory factor analysis, minres, 3 factors": 1,
    "exploratory factor analysis, minres, 5 factors": 1,
    "graded response model (Samejima), marginal ML by EM": 6,
    "linear mixed model, REML": 4,
    "measurement invariance across groups": 2,
    "omega total on the polychoric (latent response) scale and Green-Yang categorical omega": 6,
    "one-factor CFA, ordinal, DWLS/WLSMV": 6,
    "polychoric correlations (two-step ML), ordinal alpha": 6,
    "regression, Shapley/LMG, Johnson relative weights, conditional dominance": 3,
    "two-level one-factor CFA, level-specific omega": 1,
    "within- and between-group correlation (covariance theorem)": 2,
}


def test_every_mark_finds_entries(marked, select):
    assert [args for args, kwargs in marked if not select(*args, **kwargs)] == []


def test_what_no_test_answers_for_is_known(marked, select, entries):
    covered = {entry["id"] for args, kwargs in marked for entry in select(*args, **kwargs)}
    missing = Counter(entry["analysis"] for entry in entries if entry["id"] not in covered)
    assert dict(missing) == NOT_YET
