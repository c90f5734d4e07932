"""The seven steps are written once; rooms, contracts and steps bear the same names in the same order."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from orgfit.loop import STEPS

ROOT = Path(__file__).resolve().parents[2]
SLUGS = [step.slug for step in STEPS]
BESIDE_THE_LOOP = {"shell", "people", "jobs", "settings", "urls", "commands"}


def members(package: str) -> set[str]:
    """The packages and modules of one package; a name that starts with an underscore is its own affair."""
    folder = ROOT / "src" / "orgfit" / package
    found = {path.parent.name for path in folder.glob("*/__init__.py")} | {path.stem for path in folder.glob("*.py")}
    return {name for name in found if not name.startswith("_")}


def test_there_are_seven_steps_with_names_of_their_own() -> None:
    assert len(STEPS) == 7
    assert len({step.slug for step in STEPS}) == len({step.title for step in STEPS}) == len(STEPS)


@pytest.mark.parametrize("step", STEPS, ids=SLUGS)
def test_a_step_can_be_an_address_a_room_and_a_question(step: object) -> None:
    assert re.fullmatch(r"[a-z]+", step.slug)
    assert step.title[0].isupper()
    assert step.question.endswith("?")


@pytest.mark.parametrize(("contract", "prefix"), [("steps", ""), ("loop", "orgfit.web.")])
def test_the_contract_has_the_steps_in_their_order(contract: str, prefix: str) -> None:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter", "utf-8")
    layers = parser[f"importlinter:contract:{contract}"]["layers"].split()
    names = [layer.strip("()").removeprefix(prefix) for layer in layers]
    assert [name for name in names if name in SLUGS] == SLUGS[::-1]
    assert set(names) - set(SLUGS) <= BESIDE_THE_LOOP


def test_rooms_are_called_as_their_steps() -> None:
    assert members("analyses") - set(SLUGS) == set()
    assert members("web") - set(SLUGS) - BESIDE_THE_LOOP == set()


def test_the_first_page_of_the_docs_has_the_steps_as_they_are() -> None:
    text = (ROOT / "docs" / "index.md").read_text("utf-8")
    said = re.findall(r"^\| \d \| (.+) \| (.+) \| `(.+)` \|$", text, re.MULTILINE)
    assert said == [(step.title, step.question, step.slug) for step in STEPS]
