from __future__ import annotations

import pyarrow as pa

from orgfit.responses.fault_list import FaultList
from orgfit.responses.people import check_people
from orgfit.responses.readers.table import SourceTable, row_numbers


def found(*ids: object) -> list[tuple[int, str]]:
    faults = FaultList("table")
    check_people(SourceTable("table", pa.table({"id": ids}), row_numbers, "row"), "id", faults)
    return sorted(faults.found)


def test_everybody_once() -> None:
    assert found("b", "a", "c") == []
    assert found(3, 1, 2**40) == []


def test_a_person_twice_is_told_with_both_rows_and_never_by_the_id() -> None:
    for ids in (("secret", "a", "secret", "b", " secret"), (99, 1, 99, 2, 99), (99.0, 1.0, 99.0, 2.0, 99.0)):
        faults = found(*ids)
        assert faults == [
            (row, "Column 'id': this person stands in row 1 already. Keep one of the two rows.") for row in (2, 4)
        ]


def test_people_without_an_id_are_told_and_are_not_the_same_person() -> None:
    missing = "Column 'id': the id of a person was wanted; nothing came. Fill it in."
    for ids in (("a", None, "b", None), ("a", "", "b", " ")):
        assert found(*ids) == [(1, missing), (3, missing)]
