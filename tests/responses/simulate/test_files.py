from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from orgfit.errors import InputError
from orgfit.instruments.asked import without
from orgfit.responses.columns import Responses
from orgfit.responses.read import read
from orgfit.responses.simulate import Simulated, files, simulate
from orgfit.responses.simulate.files import file_names, write
from orgfit.responses.simulate.simulated import Table


@pytest.fixture(scope="module")
def made() -> Simulated:
    return simulate(600, 30, np.random.default_rng(21), waves=2, control=True)


@pytest.fixture(scope="module")
def folder(made: Simulated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("simulated") / "company"
    write(made, place)
    return place


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def asked(table: Table) -> Responses:
    """The responses of a table as they are read: without the questions that were not asked."""
    items = table.responses.instrument.coded_items
    there = [place for place, item in enumerate(items) if item.id in table.asked]
    instrument = without(table.responses.instrument, [item.id for item in items if item.id not in table.asked])
    return replace(table.responses, instrument=instrument, answers=table.responses.answers[:, there])


def test_every_table_is_read_back_as_it_was_made(made: Simulated, folder: Path) -> None:
    for table in made.tables:
        answers, mapping = file_names(made, table)
        headcount = None if table.name == "customers" else folder / "headcount.csv"
        found = read(folder / answers, folder / mapping, headcount=headcount)
        if table.name == "control":
            assert found.wave == "Control"
        assert replace(found, comments=(), ids=None) == asked(table), answers
        assert [comments.item for comments in found.comments] == [comments.item for comments in table.comments]


def test_there_is_no_other_file(made: Simulated, folder: Path) -> None:
    tables = {name for table in made.tables for name in file_names(made, table)}
    others = {"units.csv", "headcount.csv", "bottom-line.csv", "truth.json", "README.md"}
    assert {path.name for path in folder.iterdir()} == tables | others
    assert len(tables) == 2 * (2 * 6 + 1)


def test_one_wave_needs_no_numbers() -> None:
    one = simulate(60, 5, np.random.default_rng(1))
    assert file_names(one, one.table("openness")) == ("answers-openness.csv", "mapping-openness.yaml")
    assert file_names(one, one.table("customers")) == ("customers.csv", "mapping-customers.yaml")


def test_a_person_has_one_id_in_all_tables(made: Simulated, folder: Path) -> None:
    where: dict[str, set[str]] = {}
    for name in ("customer-fitness", "promise-and-guesses", "openness"):
        with (folder / f"answers-{name}-1.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                where.setdefault(row["person"], set()).add(row["unit"])
    assert {len(units) for units in where.values()} == {1}
    assert 450 < len(where) < 600


def test_comments_stand_in_the_row_of_their_person(made: Simulated, folder: Path) -> None:
    with (folder / "answers-customer-fitness-2.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for comments in made.table("customer-fitness", 2).comments:
        assert tuple(row[comments.item] for row in rows) == comments.texts


def test_the_truth_is_written_down(made: Simulated, folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    assert truth["units"] == list(made.organisation.units.codes)
    means = truth["means"]["expected"]["shared_purpose"]
    assert np.array(means) == pytest.approx(made.truth.means.expected["shared_purpose"], abs=1e-6)
    assert truth["facets"]["talent"]["alpha"] == pytest.approx(made.truth.facets["talent"].alpha, abs=1e-6)
    assert [change["unit"] for change in truth["changes"]] == [
        made.organisation.units.codes[change.unit] for change in made.truth.changes
    ]
    assert truth["chain"]["fitness_to_customers"] == 0.6
    assert truth["means"]["everybody"]["pm02"][0][0] is None
    assert truth["settings"]["people"] == 600


def test_careless_people_and_names_can_be_found_in_their_files(made: Simulated, folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    careless = set(truth["careless"]["answers-openness-1.csv"])
    with (folder / "answers-openness-1.csv").open(encoding="utf-8", newline="") as stream:
        lines = {row["person"]: {row[f"op0{n}"] for n in range(1, 10)} for row in csv.DictReader(stream)}
    assert careless
    assert all(len(lines[person]) == 1 for person in careless)
    for named in truth["named_in_comments"]:
        with (folder / named["file"]).open(encoding="utf-8", newline="") as stream:
            column = "customer" if named["file"].startswith("customers") else "person"
            (comment,) = [row[named["item"]] for row in csv.DictReader(stream) if row[column] == named["person"]]
        assert named["words"] in comment


def test_the_bottom_line_is_by_unit_and_wave(made: Simulated, folder: Path) -> None:
    with (folder / "bottom-line.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    staffed = int((made.organisation.own > 0).sum())
    assert len(rows) == 2 * staffed
    assert {row["period"] for row in rows} == {"wave 1", "wave 2"}
    missing = np.mean([row[f"bl0{n}"] == "" for row in rows for n in range(1, 8)])
    assert 0.01 < missing < 0.12


def test_the_readme_names_every_file(made: Simulated, folder: Path) -> None:
    page = (folder / "README.md").read_text("utf-8")
    assert "600 people in 30 units" in page
    assert "answers-control.csv" in page
    assert "{" not in page
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    assert [key for key in truth if f"`{key}`" not in page] == []


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    write(simulate(600, 30, np.random.default_rng(21), waves=2, control=True), tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)


def test_an_earlier_organisation_is_replaced_as_a_whole(made: Simulated, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "company"
    write(made, place)
    write(simulate(60, 5, np.random.default_rng(1)), place)
    assert not list(place.glob("*-2.csv"))
    assert not (place / "answers-control.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["company"]


def test_other_files_are_not_touched(made: Simulated, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match=r"holds other files \(letter.txt\)"):
        write(made, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("before", [[], ["company"]])
def test_nothing_is_half_written(
    made: Simulated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    place = tmp_path / "company"
    if before:
        write(simulate(60, 5, np.random.default_rng(1)), place)
    there = contents(place) if before else {}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_figures", full)
    with pytest.raises(InputError, match="No space left on device"):
        write(made, place)
    assert [path.name for path in tmp_path.iterdir()] == before
    assert (contents(place) if before else {}) == there


def test_what_was_there_comes_back_if_the_new_cannot_take_its_place(
    made: Simulated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "company"
    write(simulate(60, 5, np.random.default_rng(1)), place)
    there, rename = contents(place), Path.rename

    def stubborn(path: Path, target: Path) -> Path:
        if path.name == "made":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(InputError, match="Permission denied"):
        write(made, place)
    assert contents(place) == there


def test_a_file_where_the_folder_should_be(made: Simulated, tmp_path: Path) -> None:
    (tmp_path / "company").write_text("a file", "utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write(made, tmp_path / "company")
    assert (tmp_path / "company").read_text("utf-8") == "a file"
