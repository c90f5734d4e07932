from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.disclosure.released import Released
from orgfit.reports import Report
from orgfit.reports.saving import file_names
from synthetic_book import before, book, customers, frozen, grown
from synthetic_cube import SCORED, flat, scored


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_report_is_saved_with_its_figures(tmp_path: Path) -> None:
    released = scored().freeze()
    written = Report(released).save(tmp_path / "new" / "folder")
    assert written == tmp_path / "new" / "folder" / "report.html"
    assert written.read_text("utf-8") == Report(released).html()
    again = Released.load(written.with_name("released.arrow"))
    assert again.table.equals(released.table)
    assert again.instrument.source == SCORED
    assert names(written.parent) == ["released.arrow", "report.html"]


def test_several_cubes_have_a_file_each(tmp_path: Path) -> None:
    cubes = frozen(book())
    written = Report(*cubes).save(tmp_path)
    files = ["released-small-fitness-1.arrow", "released-small-fitness-2.arrow", "released-small-view.arrow"]
    assert names(tmp_path) == [*files, "report.html"]
    again = [Released.load(tmp_path / name) for name in files]
    assert [cube.wave for cube in again] == [cube.wave for cube in cubes]
    assert Report(*again).html() == written.read_text("utf-8")


def test_an_instrument_has_a_number_only_where_it_recurs() -> None:
    assert list(file_names(frozen([grown(), customers()]))) == [
        "released-small-fitness.arrow",
        "released-small-view.arrow",
    ]
    assert list(file_names(frozen([grown(), customers(), before()])))[::2] == [
        "released-small-fitness-1.arrow",
        "released-small-fitness-2.arrow",
    ]


def test_figures_of_an_earlier_report_do_not_stay_behind(tmp_path: Path) -> None:
    Report(*frozen(book())).save(tmp_path)
    (tmp_path / "released-by-hand.arrow").write_bytes(b"not ours")
    (tmp_path / "notes.txt").write_text("keep")
    Report(scored().freeze()).save(tmp_path)
    assert names(tmp_path) == ["notes.txt", "released-by-hand.arrow", "released.arrow", "report.html"]
    Report(*frozen(book()[1:])).save(tmp_path)
    assert "released.arrow" not in names(tmp_path)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_report_that_cannot_be_written_leaves_the_old_one(
    fails_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Report(*frozen(book())).save(tmp_path)
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    saved = Released.save
    calls: list[Path] = []

    def fails(self: Released, path: Path) -> None:
        calls.append(path)
        if len(calls) == fails_at:
            path.write_bytes(b"half")
            raise OSError("disk full")
        saved(self, path)

    monkeypatch.setattr(Released, "save", fails)
    with pytest.raises(OSError, match="disk full"):
        Report(*frozen((flat(), customers(), scored()))).save(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old
