from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from orgfit.tallies.compiling import cache_folder, source_hash

CALLER = """
from orgfit.tallies.compiling import kernel
import sys
below = sys.modules["{below}"].below

@kernel
def above(x):
    return below(x) + 1
"""
CALLEE = """
from orgfit.tallies.compiling import kernel

@kernel
def below(x):
    return x * {factor}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ORGFIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    return tmp_path / "home"


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, str], ModuleType]:
    """Two files of one folder, of which one calls the other; loaded anew under each name."""
    folder = tmp_path / "sources"
    folder.mkdir()

    def module(name: str, file: Path) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, file)
        assert spec is not None
        assert spec.loader is not None
        made = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(__import__("sys").modules, name, made)
        spec.loader.exec_module(made)
        return made

    def both(factor: int, run: str) -> ModuleType:
        (folder / "callee.py").write_text(CALLEE.format(factor=factor), "utf-8")
        (folder / "caller.py").write_text(CALLER.format(below=f"callee_{run}"), "utf-8")
        module(f"callee_{run}", folder / "callee.py")
        return module(f"caller_{run}", folder / "caller.py")

    return both


def compiled(home: Path) -> set[str]:
    return {path.name.split("-")[0] for path in home.rglob("*.nbc")}


def test_what_is_compiled_is_kept_in_the_home_of_the_installation(home: Path, load) -> None:
    assert load(2, "kept").above(10) == 21
    assert compiled(home) == {"caller.above", "callee.below"}


def test_a_change_in_a_file_that_is_called_is_seen(home: Path, load) -> None:
    """Numba alone would load the old ``above``, whose own file did not change."""
    assert load(2, "same").above(10) == 21
    assert load(3, "same").above(10) == 31
    assert len({path.parent.parent for path in home.rglob("*.nbc")}) == 2


def test_where_no_folder_can_be_written_nothing_is_kept(home: Path, load, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("a file, no folder", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    assert load(2, "nowhere").above(10) == 21
    assert cache_folder(home.parent / "sources") is None


def test_without_a_home_the_user_s_own_cache_is_taken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORGFIT_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    found = cache_folder(Path(__file__).parent)
    assert found is not None
    assert found.parent == home.parent / "own" / "orgfit" / "kernels"


def test_a_home_that_cannot_be_written_is_passed_over(home: Path) -> None:
    home.write_text("a file, no folder", "utf-8")
    found = cache_folder(Path(__file__).parent)
    assert found is not None
    assert home.parent / "own" in found.parents


def test_names_and_texts_make_the_hash(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one", "utf-8")
    before = source_hash(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    renamed = source_hash(tmp_path)
    (tmp_path / "b.py").write_text("two", "utf-8")
    assert len({before, renamed, source_hash(tmp_path)}) == 3
