from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from orgfit.errors import MappingError, OrgfitError, TableError, TreeError
from orgfit.responses.columns import CANT_SAY, SKIPPED, Responses
from orgfit.responses.mapping_file import read_mapping
from orgfit.responses.read import read
from survey_files import MAPPING, TABLE, lay_out, told, told_of

MORE = """\
person: id
skipped: [NA]
cant_say: [X]
reverse: [q2]
recode: {often: 4}
attributes:
  sex: {column: sex, values: {F: woman, M: man}}
"""
WIDE = """\
id,unit,q1,q2,q3,o1,o2,sex,comment
7,B,1,2,3,0,1,F,"one
two"
8,A1,5.0,4,often,10,NA,M,
9,A,X,2,2,5,3,,x
3,A1,4,,1,9,1,F,y
"""


def test_a_small_survey(tmp_path: Path) -> None:
    responses = read(*lay_out(tmp_path))
    assert responses.instrument.id == "small"
    assert responses.wave == "May"
    assert responses.units.codes == ("ORG", "A", "A1", "B")
    assert responses.units.names == ("Harbour Works", "Quay", "Cranes", "Office")
    assert responses.answers.tolist() == [[2, 2, 2, 5, 3], [5, 4, 3, 10, 2], [4, -1, 1, 9, 1], [1, 2, 3, 0, 1]]
    assert responses.answers.dtype == np.int8
    assert responses.answers.flags.f_contiguous
    assert responses.offsets.tolist() == [0, 0, 1, 3, 4]
    assert [responses.rows(unit) for unit in range(4)] == [slice(0, 4), slice(0, 3), slice(1, 3), slice(3, 4)]
    assert responses.people == 4
    assert responses.attributes == ()
    assert responses.headcount is None
    assert responses.notices == ()


def test_answers_of_every_kind_and_attributes_move_with_their_people(tmp_path: Path) -> None:
    responses = read(*lay_out(tmp_path, mapping=MAPPING + MORE, table=WIDE))
    assert responses.answers.tolist() == [
        [CANT_SAY, 4, 2, 5, 3],
        [5, 2, 4, 10, SKIPPED],
        [4, SKIPPED, 1, 9, 1],
        [1, 4, 3, 0, 1],
    ]
    (sex,) = responses.attributes
    assert (sex.categories, sex.codes.tolist(), sex.codes.dtype) == (("woman", "man"), [-1, 1, 0, 0], np.int8)


def test_ids_move_with_their_people_and_are_never_printed(tmp_path: Path) -> None:
    table = WIDE.replace("\n7,", "\n70707,").replace("\n9,", "\n90909,")
    responses = read(*lay_out(tmp_path, mapping=MAPPING + MORE, table=table))
    assert "70707" not in repr(responses)
    assert [attribute.id for attribute in responses.attributes] == ["sex"]
    assert responses.ids is not None
    assert responses.ids.tolist() == ["90909", "8", "3", "70707"]


def test_without_a_column_of_ids_there_are_none(tmp_path: Path) -> None:
    assert read(*lay_out(tmp_path)).ids is None


def variants(folder: Path) -> dict[str, object]:
    frame = pd.read_csv(folder / "table.csv")
    parquet.write_table(pa.Table.from_pandas(frame), folder / "table.parquet", row_group_size=2)
    (folder / "table.csv.gz").write_bytes(gzip.compress((folder / "table.csv").read_bytes()))
    (folder / "semicolons.csv").write_text(frame.to_csv(sep=";", index=False), "utf-8")
    (folder / "utf16.txt").write_text(frame.to_csv(sep="\t", index=False), "utf-16")
    return {
        "parquet": folder / "table.parquet",
        "gzip": folder / "table.csv.gz",
        "semicolons": folder / "semicolons.csv",
        "utf-16 with tabs": folder / "utf16.txt",
        "a path as text": str(folder / "table.csv"),
        "pandas": frame,
        "pandas categories": frame.astype("category"),
        "polars": pl.read_csv(folder / "table.csv"),
        "pyarrow": pa.table(pl.read_csv(folder / "table.csv")),
    }


@pytest.mark.parametrize(
    "name",
    [
        "parquet",
        "gzip",
        "semicolons",
        "utf-16 with tabs",
        "a path as text",
        "pandas",
        "pandas categories",
        "polars",
        "pyarrow",
    ],
)
def test_every_form_of_a_table_gives_the_same_responses(tmp_path: Path, name: str) -> None:
    mapping = MAPPING + MORE.replace("[NA]", "[NA, NaN]")
    table, mapping_file = lay_out(tmp_path, mapping=mapping, table=WIDE.replace("often", "4"))
    expected = read(table, mapping_file)
    assert read(variants(tmp_path)[name], mapping_file) == expected


def test_windows_1252_is_a_notice_and_a_named_encoding_none(tmp_path: Path) -> None:
    table = TABLE.replace("A1", "Büro").encode("cp1252")
    units = "unit,name,parent\nORG,,\nA,,ORG\nB,,ORG\nBüro,,A\n"
    paths = lay_out(tmp_path, table=table, units=units)
    responses = read(*paths)
    assert [notice.split(" (")[0] for notice in responses.notices] == [f"{paths[0]} is not UTF-8"]
    assert read(*paths, encoding="cp1252").notices == ()
    assert np.array_equal(read(*paths, encoding="cp1252").answers, responses.answers)


def test_units_given_apart_go_before_those_of_the_mapping(tmp_path: Path) -> None:
    table, mapping = lay_out(tmp_path, units=None)
    other = tmp_path / "other.csv"
    other.write_text("unit,name,parent\nTOP,,\nB,,TOP\nA,,TOP\nA1,,TOP\n")
    assert read(table, mapping, units=other).units.codes == ("TOP", "B", "A", "A1")
    with pytest.raises(TableError) as error:
        read(table, mapping)
    assert told_of(error.value) == [("units.csv", 0)]


def test_a_mapping_that_is_read_already(tmp_path: Path) -> None:
    table, mapping = lay_out(tmp_path)
    assert read(table, read_mapping(mapping)) == read(table, mapping)


def test_headcount_is_read_with_the_rest(tmp_path: Path) -> None:
    heads = tmp_path / "heads.csv"
    heads.write_text("unit,headcount\nA1,5\nB,3\nA,9\n")
    headcount = read(*lay_out(tmp_path), headcount=heads).headcount
    assert headcount is not None
    assert headcount.tolist() == [12, 9, 5, 3]


def test_headcount_is_held_against_the_answers(tmp_path: Path) -> None:
    heads = tmp_path / "heads.csv"
    heads.write_text("unit,headcount\nA1,1\nB,3\nA,9\n")
    with pytest.raises(TableError) as error:
        read(*lay_out(tmp_path), headcount=heads)
    assert told_of(error.value) == [("heads.csv", 2)]


def test_columns_that_are_missing_are_all_told_by_the_lines_of_the_mapping(tmp_path: Path) -> None:
    with pytest.raises(MappingError) as error:
        read(*lay_out(tmp_path, mapping=MAPPING + MORE))
    assert {fault.file for fault in error.value.faults} == {str(tmp_path / "mapping.yaml")}
    assert [(line, message.split(", which")[0].split("has ")[1]) for line, message in told(error.value)] == [
        (7, "no column 'id'"),
        (13, "no column 'sex'"),
    ]


def test_a_missing_item_may_be_listed_as_absent(tmp_path: Path) -> None:
    table = "unit,q1,q2,q3,o1\nA,1,2,3,4\n"
    with pytest.raises(MappingError) as error:
        read(*lay_out(tmp_path, table=table))
    ((line, message),) = told(error.value)
    assert line == 6
    assert message.endswith(
        "table.csv has no column 'o2', which is to give item o2. Add the column, or list the item under 'absent'."
    )
    responses = read(*lay_out(tmp_path, table=table, mapping=MAPPING + "absent: [o2]\n"))
    assert responses.answers.tolist() == [[1, 2, 3, 4]]
    assert [item.id for item in responses.instrument.coded_items] == ["q1", "q2", "q3", "o1"]


def test_every_fault_of_the_rows_is_told_at_once_by_line(tmp_path: Path) -> None:
    table = 'id,unit,q1,q2,q3,o1,o2,sex,c\n1,A,6,2,3,4,1,F,"\n"\n2,Z,1,2,x,4,1,F,\n\n1,A,1,2,3,4.5,4,D,\n'
    with pytest.raises(TableError) as error:
        read(*lay_out(tmp_path, mapping=MAPPING + MORE, table=table))
    correct = "Correct it, or name it under 'recode', 'skipped' or 'cant_say' of the mapping."
    assert told(error.value) == [
        (2, f"Column 'q1': a whole number from 1 to 5 was wanted; '6' came. {correct}"),
        (4, f"Column 'q3': a whole number from 1 to 5 was wanted; 'x' came. {correct}"),
        (4, "Column 'unit': a unit of units.csv was wanted; 'Z' came. Correct it, or add the unit."),
        (6, "Column 'id': this person stands in line 2 already. Keep one of the two rows."),
        (6, f"Column 'o1': a whole number from 0 to 10 was wanted; '4.5' came. {correct}"),
        (6, f"Column 'o2': a whole number from 1 to 3 was wanted; '4' came. {correct}"),
        (
            6,
            "Column 'sex': one of 'F', 'M' was wanted; 'D' came. "
            "Correct it, or add it to 'values' of attribute 'sex', or write 'other'.",
        ),
    ]


def test_of_many_faults_a_thousand_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    rows = ["A,9,1,1,1,1" if row % 2 else "Z,1,x,1,1,1" for row in range(4000)]
    with pytest.raises(TableError) as error:
        read(*lay_out(tmp_path, table="unit,q1,q2,q3,o1,o2\n" + "\n".join(rows) + "\n"))
    found = told(error.value)
    assert found[0] == (
        0,
        "6,000 faults in all; the first 1,000 are listed. "
        "Most often: column 'unit' (2,000); column 'q1' (2,000); column 'q2' (2,000).",
    )
    assert len(found) == 1001
    assert [line for line, _ in found[1:]] == sorted(line for line, _ in found)[1:]
    assert found[-1][0] == 668
    assert len(str(error.value).splitlines()) < 60


def test_a_frame_names_rows(tmp_path: Path) -> None:
    _, mapping = lay_out(tmp_path, mapping=MAPPING + "person: id\n")
    frame = pd.DataFrame({"unit": ["A", "A"], "id": [1, 1], "q1": 1, "q2": 2, "q3": [3, 7], "o1": 4, "o2": 1})
    with pytest.raises(TableError) as error:
        read(frame, mapping)
    assert [(fault.file, fault.line) for fault in error.value.faults] == [("the frame", 2)] * 2
    assert "this person stands in row 1 already" in str(error.value)


def test_people_without_any_answer_are_a_notice(tmp_path: Path) -> None:
    table = "unit,q1,q2,q3,o1,o2\nA,,,,,\nA,,,,,1\nA,X,,,,\nB,,,,,\n"
    paths = lay_out(tmp_path, mapping=MAPPING + "cant_say: [X]\n", table=table)
    text = "no answer at all and count as people who answered. Delete rows of people who did not."
    assert read(*paths).notices == (f"2 rows have {text}",)
    assert read(*lay_out(tmp_path, table="unit,q1,q2,q3,o1,o2\nA,,,,,\n")).notices == (f"1 row has {text}",)


def test_the_notices_of_the_mapping_come_along(tmp_path: Path) -> None:
    values = ", ".join(f"v{n}" for n in range(9))
    mapping = MAPPING + f"attributes: {{place: {{column: unit, values: [{values}], other: x}}}}\n"
    assert [notice[:15] for notice in read(*lay_out(tmp_path, mapping=mapping)).notices] == ["Attribute place"]


def test_progress_is_heard_from_beginning_to_end(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    read(*lay_out(tmp_path), progress=lambda doing, share: heard.append((doing, share)))
    assert heard[:2] == [("Reading the table", 0.0), ("Reading the table", 1.0)]
    assert heard[2:] == [("Reading answers", share) for share in (0.2, 0.4, 0.6, 0.8, 1.0)]


def test_a_tree_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(TreeError) as error:
        read(*lay_out(tmp_path, units="unit,name,parent\nORG,,\nA,,B\nB,,A\n"))
    assert told_of(error.value) == [("units.csv", 3)]


@pytest.mark.parametrize("broken", ["table", "units", "headcount", "mapping"])
def test_whatever_is_broken_is_an_error_of_ours(tmp_path: Path, broken: str) -> None:
    table, mapping = lay_out(tmp_path)
    heads = tmp_path / "headcount.csv"
    heads.write_text("unit,headcount\nORG,9\nA,3\nA1,3\nB,3\n")
    assert isinstance(read(table, mapping, headcount=heads), Responses)
    path = {"table": table, "units": tmp_path / "units.csv", "headcount": heads, "mapping": mapping}[broken]
    path.write_bytes(b"\x00\xff\n\xfe\x81")
    with pytest.raises(OrgfitError):
        read(table, mapping, headcount=heads)


def test_reading_does_not_load_pandas(tmp_path: Path) -> None:
    """Single Python values given to Arrow load it wherever it is installed: two seconds."""
    table, mapping = lay_out(tmp_path, mapping=MAPPING + MORE, table=WIDE)
    frame = pd.read_csv(table)
    frame.to_parquet(tmp_path / "table.parquet")
    code = (
        "import sys; from orgfit.responses.read import read\n"
        "for table in sys.argv[2:]: read(table, sys.argv[1])\n"
        "print('pandas' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(mapping), str(table), str(tmp_path / "table.parquet")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
