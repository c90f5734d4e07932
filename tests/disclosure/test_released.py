"""The frozen table: written whole, read back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Released
from orgfit.errors import TableError
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"))


@pytest.fixture(scope="module")
def released() -> Released:
    outcome = release(organisation(UNITS, {"a": answers_of(30, 1), "b": answers_of(3, 2)}))
    assert isinstance(outcome, Release)
    return outcome.released


def test_what_is_saved_is_read_back(released: Released, tmp_path: Path) -> None:
    released.save(tmp_path / "released.arrow")
    again = Released.load(tmp_path / "released.arrow")
    assert again.table.equals(released.table)
    assert (again.wave, again.policy, again.notices) == (released.wave, released.policy, released.notices)
    assert again.instrument == released.instrument
    assert again.units.codes == released.units.codes
    assert again.units.names == released.units.names


def test_nothing_else_is_left_in_the_folder(released: Released, tmp_path: Path) -> None:
    released.save(tmp_path / "released.arrow")
    assert [path.name for path in tmp_path.iterdir()] == ["released.arrow"]


def test_another_file_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(TableError, match=r"answers\.csv: This is no file of released figures"):
        Released.load(tmp_path / "answers.csv")


def test_a_hidden_unit_has_its_reason_and_nothing_else(released: Released) -> None:
    (cell,) = released.figures("b").values()
    assert (cell.value, cell.low, cell.high, cell.n, cell.reason) == (None, None, None, None, "protected")


def test_a_notebook_sees_a_plain_table(released: Released) -> None:
    page = released._repr_html_()
    assert f"{released.table.num_rows:,} released figures of 3 units, wave Spring" in page
    assert page.count("<tr>") == 21


def test_texts_are_escaped(released: Released) -> None:
    named = Released(released.table, "<b>wave</b>", released.instrument, released.units, released.policy)
    assert "&lt;b&gt;wave&lt;/b&gt;" in named._repr_html_()
