"""What comes with orgfit: every file loads, and says what the project's own words say."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from orgfit.errors import InstrumentError
from orgfit.instruments.burden import minutes
from orgfit.instruments.library import attributes, built_in, get
from orgfit.instruments.load import load
from orgfit.instruments.scales import LAST_HALF_YEAR

SOURCE = Path(__file__).resolve().parents[2] / "src"
LIBRARY = SOURCE / "orgfit" / "instruments" / "library"


def test_the_list_is_what_lies_in_the_folder() -> None:
    assert {path.stem for path in LIBRARY.glob("*.yaml")} == {*built_in(), "attributes"}
    assert len(set(built_in())) == len(built_in()) == 10


@pytest.mark.parametrize("ident", built_in())
def test_every_instrument_loads_under_the_name_of_its_file(ident: str) -> None:
    instrument = get(ident)
    assert instrument.id == ident
    assert instrument == load(LIBRARY / f"{ident}.yaml")
    assert instrument.source == (LIBRARY / f"{ident}.yaml").read_text("utf-8")


def test_no_item_has_the_id_of_another_in_any_instrument() -> None:
    ids = [item.id for ident in built_in() for item in get(ident).items]
    assert len(ids) == len(set(ids)) == 180


def test_what_items_point_to_is_there_and_mirrors_share_a_scale() -> None:
    items = {item.id: item for ident in built_in() for item in get(ident).items}
    pointing = [item for item in items.values() if item.mirrors or item.about_item]
    assert len(pointing) == 14
    for item in pointing:
        assert item.mirrors in items or item.about_item in items
    mirrors = [item for item in pointing if item.mirrors]
    assert [item.scale for item in mirrors] == [items[item.mirrors].scale for item in mirrors]


@pytest.mark.parametrize(
    ("ident", "facets", "scored", "core", "items", "figures"),
    [
        ("customer-fitness", 6, 24, 12, 28, 0),
        ("openness", 3, 11, 6, 20, 0),
        ("promise-and-guesses", 0, 0, 0, 19, 0),
        ("working-ties", 0, 0, 0, 3, 0),
        ("next-generation-competencies", 9, 18, 9, 20, 0),
        ("leadership-and-management", 4, 18, 8, 18, 0),
        ("six-partnerships", 6, 31, 12, 36, 0),
        ("flourishing", 5, 13, 6, 14, 0),
        ("customer-view", 10, 10, 6, 22, 0),
        ("bottom-line", 0, 0, 0, 0, 7),
    ],
)
def test_each_has_its_parts(ident: str, facets: int, scored: int, core: int, items: int, figures: int) -> None:
    found = get(ident)
    assert len(found.facets) == facets
    assert sum(len(facet.items) for facet in found.facets) == scored
    assert sum(item.core for item in found.items) == core
    assert (len(found.items), len(found.figures)) == (items, figures)


def test_persons_are_rated_over_six_months() -> None:
    for ident in ("next-generation-competencies", "leadership-and-management"):
        often = {item.scale.frame for item in get(ident).items if item.scale.id == "often5"}
        assert often == {LAST_HALF_YEAR}


def test_items_about_the_leader_are_known_as_such() -> None:
    flourishing = get("flourishing")
    assert [item.id for item in flourishing.items if item.about_leader] == ["fl01", "fl02", "fl12"]
    assert [facet.id for facet in flourishing.facets if facet.about_leader] == ["passion", "value"]


def test_comments_are_never_scored() -> None:
    six = get("six-partnerships")
    assert [dimension.id for dimension in six.dimensions] == ["inside", "outside"]
    assert [block.id for block in six.blocks] == ["benefit_inside", "benefit_outside", "comments"]


def test_an_index_keeps_its_whole_title() -> None:
    titles = [d.index.title for d in get("customer-view").dimensions if d.index]
    assert titles == ["All in tune", "Stay, buy and recommend"]


def test_the_instruments_of_one_wave_fit_the_budget_of_a_quarter() -> None:
    """15 minutes a quarter for one person, the 360 and the partnerships apart."""
    assert minutes(get("customer-fitness")) + minutes(get("promise-and-guesses")) < 15
    assert sum(minutes(get(ident)) for ident in ("openness", "flourishing", "promise-and-guesses")) < 15


def test_an_unknown_id_is_answered_with_those_there_are() -> None:
    with pytest.raises(InstrumentError) as caught:
        get("customer-fitnes")
    assert str(caught.value) == (
        "There is no built-in instrument 'customer-fitnes'. Did you mean 'customer-fitness'? Built in are "
        f"{', '.join(built_in())}."
    )


def test_the_standard_attributes_load() -> None:
    found = attributes()
    ids = " ".join(attribute.id for attribute in found.person)
    assert ids == "role_level side function tenure customer_contact place shift employment age gender"
    assert len(found.unit) == 4
    assert len(found.relation) == 5


def test_all_is_there_when_the_package_is_no_folder(tmp_path: Path) -> None:
    """Installed packages may lie in an archive: nothing may look for files beside the code."""
    archive = tmp_path / "orgfit.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in SOURCE.rglob("*"):
            if path.suffix in {".py", ".yaml"}:
                file.write(path, path.relative_to(SOURCE).as_posix())
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from orgfit.instruments import library; "
        "print(library.__file__); "
        "print(*(library.get(i).id for i in library.built_in()), library.attributes().id, sep='\\n')"
    )
    command = [sys.executable, "-I", "-c", code, str(archive)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    place, *parts = done.stdout.splitlines()
    assert Path(place).is_relative_to(archive)
    assert parts == [*built_in(), "attributes"]
