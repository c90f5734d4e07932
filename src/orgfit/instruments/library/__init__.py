"""The instruments that come with orgfit, and the standard attributes."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from orgfit.errors import InstrumentError
from orgfit.instruments.attributes import AttributeSet
from orgfit.instruments.attributes import parse as parse_attributes
from orgfit.instruments.faults import Faults, shown
from orgfit.instruments.load import parse
from orgfit.instruments.schema import Instrument

IDS: Final = (
    "customer-fitness",
    "openness",
    "promise-and-guesses",
    "working-ties",
    "next-generation-competencies",
    "leadership-and-management",
    "six-partnerships",
    "flourishing",
    "customer-view",
    "bottom-line",
)


def built_in() -> tuple[str, ...]:
    """This function will give the ids of the instruments that are built in."""
    return IDS


def get(ident: str) -> Instrument:
    """This function will give a built-in instrument; raises InstrumentError where no one has that id."""
    if ident not in IDS:
        faults = Faults("")
        hint = faults.hint(ident, IDS)
        faults.add(0, f"There is no built-in instrument {shown(ident)}.{hint} Built in are {', '.join(IDS)}.")
        raise InstrumentError(faults.found)
    return parse(_text(ident), f"{ident}.yaml")


def attributes() -> AttributeSet:
    """This function will give the standard attributes of people, units and relations."""
    return parse_attributes(_text("attributes"), "attributes.yaml")


def _text(name: str) -> str:
    return files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
