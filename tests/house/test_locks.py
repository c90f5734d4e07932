"""Locks: hashes for every pin, the small ones part of the large ones, a decision for every dependency."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("uv", "run", "dev", "bench")


def entries(name: str) -> list[str]:
    """The text of a lock, one piece for each requirement, without comments."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines))


def pins(name: str) -> set[str]:
    """Every name with its version."""
    return {entry.split()[0] for entry in entries(name)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes(name: str) -> None:
    whole = re.compile(r"[a-z0-9][\w.-]*==[^\s;]+ (; [^\\]+)?\\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+")
    assert [entry for entry in entries(name) if not whole.fullmatch(entry)] == []


@pytest.mark.parametrize(("small", "large"), [("run", "dev"), ("dev", "bench")])
def test_a_small_lock_is_part_of_the_large_one(small: str, large: str) -> None:
    assert pins(small) - pins(large) == set()


def test_every_dependency_has_its_line_among_the_decisions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [
        *project["dependency-groups"].values(),
        project["project"]["dependencies"],
        project["build-system"]["requires"],
    ]
    wanted = {re.split(r"[<>=~!\[ ]", line)[0].lower() for group in groups for line in group if isinstance(line, str)}
    decided = (ROOT / "docs" / "decisions" / "0003-dependencies.md").read_text("utf-8")
    named = {name.lower() for name in re.findall(r"^\| ([\w.-]+) \|", decided, re.MULTILINE)}
    assert (wanted - named, named - wanted - {"package"}) == (set(), set())
