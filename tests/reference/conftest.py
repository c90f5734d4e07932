"""Entries of reference.json as parameters, their data as arrays, and what it means to agree."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

HERE = Path(__file__).parent
ENTRIES: list[dict[str, Any]] = json.loads((HERE / "reference.json").read_text(encoding="utf-8"))["entries"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "reference(analysis, formula): the entries that a test answers for")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    mark = metafunc.definition.get_closest_marker("reference")
    if mark:
        entries = matching(*mark.args, **mark.kwargs)
        metafunc.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in entries])


def matching(analysis: str, formula: str = "") -> list[dict[str, Any]]:
    """The entries of one kind of analysis, where a formula is given only those that it matches."""
    return [
        entry
        for entry in ENTRIES
        if entry["analysis"] == analysis and re.fullmatch(formula or ".*", entry["options"].get("formula", ""))
    ]


@cache
def columns(file: str) -> dict[str, np.ndarray]:
    """A table of the data folder, column by column; an empty field is nan."""
    path = HERE / "data" / file
    data = path.read_bytes() if path.exists() else gzip.decompress(Path(f"{path}.gz").read_bytes())
    names, *rows = csv.reader(data.decode("utf-8").splitlines())
    values = np.array([[float(cell) if cell else np.nan for cell in row] for row in rows])
    return dict(zip(names, values.T, strict=True))


@pytest.fixture
def table(entry: dict[str, Any]) -> Callable[..., np.ndarray]:
    """The complete cases of some columns, reverse-scored as the entry says: (rows, columns)."""

    def complete(*names: str) -> np.ndarray:
        all_columns = columns(entry["file"])
        rows = np.stack([all_columns[name] for name in names], axis=1)
        for name in entry["options"].get("reverse_scored", []):
            ends = float(entry["options"]["reverse_rule"].removesuffix(" - x"))
            rows[:, names.index(name)] = ends - rows[:, names.index(name)]
        return rows[~np.isnan(rows).any(axis=1)]

    return complete


@pytest.fixture
def sums(table: Callable[..., np.ndarray]) -> Callable[[str, str], tuple[np.ndarray, ...]]:
    """The names of the groups in order, and n, mean and sum of squares of a column in each."""

    def by_group(column: str, group: str) -> tuple[np.ndarray, ...]:
        value, label = table(column, group).T
        names, place, n = np.unique(label, return_inverse=True, return_counts=True)
        mean = np.bincount(place, value) / n
        return names, n, mean, np.bincount(place, (value - mean[place]) ** 2)

    return by_group


@pytest.fixture
def agree(entry: dict[str, Any]) -> Callable[..., None]:
    """Holds what we found to all that the entry has: the same keys, and every number within its tolerance."""

    def check(found: Any, wanted: Any, tolerance: float = entry["tolerance"], at: str = "") -> None:
        if isinstance(wanted, dict):
            assert found.keys() == wanted.keys(), at
            for key, value in wanted.items():
                check(found[key], value, tolerance, f"{at}.{key}")
        elif isinstance(wanted, list):
            for place, (one, other) in enumerate(zip(found, wanted, strict=True)):
                check(one, other, tolerance, f"{at}[{place}]")
        elif isinstance(wanted, float):
            assert abs(found - wanted) <= tolerance * max(1.0, abs(wanted)), f"{at}: {found} is not {wanted}"
        else:
            assert found == wanted, f"{at}: {found} is not {wanted}"

    return check


@pytest.fixture(scope="session")
def marked() -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
    """What the tests of this folder say that they answer for."""
    return list(_marks())


@pytest.fixture(scope="session")
def entries() -> list[dict[str, Any]]:
    return ENTRIES


@pytest.fixture(scope="session")
def select() -> Callable[..., list[dict[str, Any]]]:
    return matching


def _marks() -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    for path in sorted(HERE.glob("test_*.py")):
        spec = importlib.util.spec_from_file_location(f"_marks_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for value in vars(module).values():
            for mark in getattr(value, "pytestmark", ()):
                if mark.name == "reference":
                    yield mark.args, mark.kwargs
