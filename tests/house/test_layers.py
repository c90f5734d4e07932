"""Every package stands on a floor, the contracts speak of all there is, and no drawer is called misc."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "orgfit"
DRAWERS = {"utils", "util", "common", "helpers", "helper", "core", "base", "manager", "service", "misc"}
DOOR = {
    "orgfit.disclosure.released",
    "orgfit.disclosure.gate",
    "orgfit.disclosure.policy",
    "orgfit.disclosure.reasons",
    "orgfit.disclosure.attack_report",
}


@pytest.fixture(scope="module")
def contracts() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter", "utf-8")
    return parser


def words(contracts: ConfigParser, contract: str, key: str) -> list[str]:
    """The entries of a contract's list; layers side by side and layers in parentheses count as any other."""
    text = contracts[f"importlinter:contract:{contract}"][key].replace("|", "\n")
    return [word.strip(" ()") for word in text.splitlines() if word.strip()]


def members() -> set[str]:
    """The packages and modules right under orgfit, except the version."""
    found = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} | {path.stem for path in PACKAGE.glob("*.py")}
    return found - {"__init__", "_version"}


def test_every_package_stands_on_a_floor(contracts: ConfigParser) -> None:
    assert members() - set(words(contracts, "floors", "layers")) == set()


def test_every_folder_with_python_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_floor_below_web_is_pure(contracts: ConfigParser) -> None:
    assert {f"orgfit.{name}" for name in members() - {"web"}} == set(words(contracts, "pure", "source_modules"))


def test_every_floor_above_the_gate_is_held_by_it(contracts: ConfigParser) -> None:
    above = {f"orgfit.{name}" for name in members() & {"web", "cli", "reports"}}
    assert above == set(words(contracts, "gate", "source_modules"))


def test_the_door_of_the_gate_does_not_grow(contracts: ConfigParser) -> None:
    ignored = words(contracts, "gate", "ignore_imports")
    assert {line.split(" -> ")[1] for line in ignored} == DOOR
    others = [name for name in contracts.sections() if name != "importlinter:contract:gate"]
    assert [name for name in others if "ignore_imports" in contracts[name]] == []


@pytest.mark.parametrize("folder", ["src", "tests", "bench"])
def test_no_drawer_is_called_by_a_name_that_says_nothing(folder: str) -> None:
    paths = (ROOT / folder).rglob("*")
    found = [
        p for p in paths if p.stem.removeprefix("test_").strip("_") in DRAWERS and (p.is_dir() or p.suffix == ".py")
    ]
    assert [str(path.relative_to(ROOT)) for path in found] == []
