from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from orgfit.stats.multilevel.agreement import (
    AgreementCaveat,
    average_deviation_mean,
    average_deviation_median,
    lindell,
    rwg,
    rwg_j,
    rwg_j_range,
)
from orgfit.stats.multilevel.nulls import RANGE, Null, null_variance

DATA = Path(__file__).parent / "data"
CATEGORIES = 5


@pytest.mark.reference("single-item r_wg per group")
def test_rwg(entry, agree):
    groups, counts = _counts(entry, [entry["options"]["item"]])
    found = {null: rwg(counts[:, 0], variance) for null, variance in _nulls(entry).items()}
    agree(
        {
            "summary": {null: _summary(agreement) for null, agreement in found.items()},
            "per_group": dict(zip(groups, found["uniform"].floored, strict=True)),
            "group_n": dict(zip(groups, counts[:, 0].sum(axis=1), strict=True)),
        },
        entry["values"],
    )


@pytest.mark.reference("multi-item r_wg(j) per group, several null distributions")
def test_rwg_j(entry, agree):
    groups, counts = _counts(entry, entry["options"]["items"])
    found = {null: rwg_j(counts, variance) for null, variance in _nulls(entry).items()}
    agree(
        {
            "summary": {null: _summary(agreement) for null, agreement in found.items()},
            "per_group": {null: dict(zip(groups, one.floored, strict=True)) for null, one in found.items()},
            "lindell_rstar": dict(zip(groups, lindell(counts, null_variance(CATEGORIES)).value, strict=True)),
        },
        entry["values"],
    )
    shown = rwg_j_range(counts)
    for null in set(RANGE) & set(found):
        assert np.array_equal(shown.by_null[null].value, found[null].value, equal_nan=True)


@pytest.mark.reference("average deviation index AD_M / AD_Md")
def test_average_deviation(entry, agree):
    groups, counts = _counts(entry, entry["options"]["items"])
    mean, median = average_deviation_mean(counts), average_deviation_median(counts)
    agree(
        {
            "ad_mean_multi": dict(zip(groups, mean.value, strict=True)),
            "ad_median_multi": dict(zip(groups, median.value, strict=True)),
            "ad_mean_single_first_item": dict(zip(groups, mean.items[:, 0], strict=True)),
            "average_ad_mean_multi": mean.value.mean(),
        },
        entry["values"],
    )


def _nulls(entry):
    """The nulls of an entry, whose variances are those of our table."""
    given = entry["options"]["null_variances"]
    assert given == {null: null_variance(CATEGORIES, Null(null)) for null in given}
    return given


def _summary(agreement):
    """What R says of all groups: it counts as 0 what is not defined."""
    wider = agreement.caveats == AgreementCaveat.WIDER_THAN_NULL
    assert np.array_equal(np.isnan(agreement.value), wider)
    values = agreement.floored
    return {
        "mean": values.mean(),
        "median": np.median(values),
        "share_ge_.70": (values >= 0.7).mean(),
        "n_groups": len(values),
    }


def _counts(entry, items):
    """The names of the groups, and their counts by category, (groups, items, categories), of complete cases."""
    path = DATA / entry["file"]
    data = path.read_bytes() if path.exists() else gzip.decompress(Path(f"{path}.gz").read_bytes())
    rows = list(csv.DictReader(data.decode("utf-8").splitlines()))
    complete = [column for column in rows[0] if column.startswith("COH")] or items
    rows = [row for row in rows if all(row[column] for column in complete)]
    names, place = np.unique([_group(row, entry["options"]["group"]) for row in rows], return_inverse=True)
    answers = np.array([[int(row[item]) for item in items] for row in rows])
    counts = np.zeros((len(names), len(items), CATEGORIES), int)
    np.add.at(counts, (place[:, None], np.arange(len(items)), answers - 1), 1)
    return names, counts


def _group(row, name):
    return row[name] if name in row else "_".join((row["UNIT"], row["PLATOON"]))
