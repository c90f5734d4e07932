"""Releases, and their figures as arrays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Released
from orgfit.responses.columns import Responses
from orgfit.responses.units import UnitTree

COLUMNS = ["slice", "unit", "measure", "statistic", "value", "low", "high"]


@dataclass(frozen=True)
class Column:
    """The shown figures of one statistic, a row each; ``unit`` is the place in the tree."""

    unit: NDArray[np.int64]
    measure: NDArray[np.str_]
    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def of_measures(self, names: Collection[str]) -> Column:
        """Those of some measures."""
        kept = np.array([name in names for name in self.measure], np.bool_)
        return Column(self.unit[kept], self.measure[kept], self.value[kept], self.low[kept], self.high[kept])


def released(responses: Responses) -> Released:
    """What is published of all units; attributes are left out, nothing is split by them here."""
    outcome = release(replace(responses, attributes=()))
    if not isinstance(outcome, Release):
        raise ValueError(f"A release was wanted; {outcome} came.")
    return outcome.released


def figures(of: Released) -> DataFrame:
    """The whole table, without slices."""
    table: DataFrame = of.table.select(COLUMNS).to_pandas()
    return table[table["slice"] == ""]


def column(table: DataFrame, statistic: str, units: UnitTree) -> Column:
    """One statistic of all units and measures, where it is shown."""
    found = table[(table["statistic"] == statistic) & table["value"].notna()]
    unit = np.array([units.index[code] for code in found["unit"]], np.int64)
    numbers = (found[name].to_numpy(np.float64) for name in ("value", "low", "high"))
    return Column(unit, found["measure"].to_numpy(str), *numbers)
