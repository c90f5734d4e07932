from __future__ import annotations

import numpy as np

from orgfit.responses.fault_list import KEPT, FaultList
from survey_files import told


def test_faults_are_sorted_by_row_and_carry_their_lines() -> None:
    faults = FaultList("table.csv")
    faults.add_rows(np.array([1, 3]), lambda row: f"b{row}", "b")
    faults.add(2, "a", "a")
    assert faults.total == 3
    error = faults.error(lambda rows: rows * 10)
    assert told(error) == [(10, "b1"), (20, "a"), (30, "b3")]
    assert {fault.file for fault in error.faults} == {"table.csv"}


def test_the_first_thousand_are_kept_and_the_rest_is_counted() -> None:
    faults = FaultList("table.csv")
    rows = np.arange(100_000)
    faults.add_rows(rows, lambda row: f"even {row}", "late")
    for row in range(2000):
        faults.add(row, "odd", "early")
    faults.add(7, "rare", "rare")
    found = told(faults.error(lambda rows: rows + 2))
    assert len(found) == KEPT + 1
    assert found[0] == (
        0,
        "102,001 faults in all; the first 1,000 are listed. Most often: late (100,000); early (2,000); rare (1).",
    )
    assert [line for line, _ in found[1:4]] == [2, 2, 3]
    assert (9, "rare") in found
    assert found[-1][0] == 501


def test_a_list_may_begin_anew() -> None:
    faults = FaultList("table.csv")
    faults.add(1, "a", "a")
    faults.clear()
    assert (faults.total, faults.found) == (0, [])
