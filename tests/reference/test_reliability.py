from __future__ import annotations

import numpy as np
import pytest

from orgfit.stats.psychometrics.reliability import alpha, item_analysis
from orgfit.stats.psychometrics.scoring import item_scores
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import STEPS_AT, Tally


@pytest.mark.reference("Cronbach alpha, Feldt 95% CI")
def test_alpha(entry, table, agree):
    rows = table(*entry["columns"])
    found = alpha(np.cov(rows, rowvar=False), len(rows))
    agree(
        {
            "n": found.n,
            "k": found.items,
            "alpha_raw": found.value,
            "alpha_standardised": found.standardised,
            "ci95_feldt": {"lower": found.low, "upper": found.high},
            "mean_inter_item_r": found.mean_correlation,
            "guttman_lambda6": found.guttman_lambda6,
        },
        entry["values"],
    )


@pytest.mark.reference("item-rest correlation, alpha if item dropped, item mean/sd")
def test_item_analysis(entry, table, agree):
    names = entry["columns"]
    rows = table(*names)
    found = item_analysis(np.cov(rows, rowvar=False), len(rows))
    scores = item_scores(_counted(rows.astype(int), names))
    span = (rows.max() - rows.min()) / 100
    agree(
        {
            "item_rest_r": dict(zip(names, found.item_rest, strict=True)),
            "alpha_if_dropped": dict(zip(names, found.alpha_if_dropped, strict=True)),
            "mean": dict(zip(names, rows.min() + scores.mean[0] * span, strict=True)),
            "sd": dict(zip(names, found.sd, strict=True)),
        },
        entry["values"],
    )
    agree(dict(zip(names, np.sqrt(scores.variance[0]) * span, strict=True)), entry["values"]["sd"])


def _counted(rows, names):
    """The tally of one unit with these rows, every item on the range of all."""
    low, high = int(rows.min()), int(rows.max())
    layout = Layout(tuple(names), (low,) * len(names), (high,) * len(names))
    tally = Tally.empty(layout, 1)
    for column in range(len(names)):
        tally.items[0, column, STEPS_AT:] = np.bincount(rows[:, column] - low, minlength=high - low + 1)
    return tally
