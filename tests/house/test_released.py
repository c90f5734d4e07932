"""Only the gate makes released figures out of answers; files are read back by Released.load."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "orgfit"
GATE = "disclosure/gate"
HOME = "disclosure/released.py"


def names_of_released(tree: ast.Module) -> set[str]:
    """What Released is called in a module: itself, and each name it was imported as."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name for node in imports for alias in node.names if alias.name == "Released"} | {
        "Released"
    }


def makes_released(call: ast.Call, names: set[str]) -> bool:
    """Is it Released(...), module.Released(...) or a __new__ of it?"""
    made = call.func
    if isinstance(made, ast.Attribute) and made.attr == "__new__":
        return any(isinstance(node, ast.Name) and node.id in names for node in (made.value, *call.args))
    return (isinstance(made, ast.Name) and made.id in names) or (
        isinstance(made, ast.Attribute) and made.attr == "Released"
    )


def makers(source: str) -> list[int]:
    tree = ast.parse(source)
    names = names_of_released(tree)
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and makes_released(node, names)]


def test_only_the_gate_makes_released_figures() -> None:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if not place.removesuffix(".py").startswith(GATE):
            found[place] = makers(path.read_text("utf-8"))
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_the_gate_does_make_them() -> None:
    assert any(makers(path.read_text("utf-8")) for path in PACKAGE.glob(f"{GATE}*/**/*.py")) or makers(
        (PACKAGE / f"{GATE}.py").read_text("utf-8")
    )


def test_only_load_makes_one_of_its_own_class() -> None:
    """Inside the class itself ``cls(...)`` stands in load alone."""
    tree = ast.parse((PACKAGE / HOME).read_text("utf-8"))
    home = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Released")
    methods = [node for node in home.body if isinstance(node, ast.FunctionDef)]
    calls = [
        (m.name, n.func.id)
        for m in methods
        for n in ast.walk(m)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    ]
    assert {method for method, called in calls if called in {"cls", "replace", "type"}} == {"load"}


@pytest.mark.parametrize(
    "source",
    [
        "from orgfit.disclosure.released import Released\nReleased(table)",
        "from orgfit.disclosure.released import Released as R\nR(table)",
        "from orgfit.disclosure import released\nreleased.Released(table)",
        "from orgfit import Released\nReleased.__new__(Released)",
        "from orgfit import Released\nobject.__new__(Released)",
    ],
)
def test_no_way_round_is_overlooked(source: str) -> None:
    assert makers(source) == [2]


def test_reading_is_no_making() -> None:
    assert makers("from orgfit import Released\nReleased.load(path)") == []
