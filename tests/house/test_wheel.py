"""The wheel holds the package with its data, and nothing beside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = {".yaml", ".html", ".jinja", ".j2", ".css", ".js", ".svg", ".typed", ".py"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def test_the_package_is_there_with_all_its_data(names: set[str]) -> None:
    source = ROOT / "src"
    wanted = {
        p.relative_to(source).as_posix() for p in (source / "orgfit").rglob("*") if p.suffix in DATA and p.is_file()
    }
    assert {name for name in wanted if name.endswith((".yaml", ".css", ".typed"))}
    assert wanted - names == set()


def test_nothing_else_is_there(names: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in names} == {"orgfit"}
    assert [name for name in names if "test" in name.lower() or "example" in name.lower() or name.endswith(".gz")] == []


def test_the_licence_goes_with_it(names: set[str]) -> None:
    assert [name for name in names if name.endswith("dist-info/licenses/LICENSE")] != []
