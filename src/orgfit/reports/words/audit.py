"""What an insider could infer from what was released, in words that a works council can read."""

from __future__ import annotations

from typing import Final

from orgfit.disclosure.attack_report import AttackReport, Hit, Tried
from orgfit.reports.words import numbers

KNOWS: Final = (
    "Which unit everybody belongs to, and their role, tenure and every other attribute in the table of answers.",
    "Who answered, and which questions each of them left open.",
    "Every figure, interval and comment in the released files, with all their decimals.",
    "How orgfit chooses what it shows.",
)
KNOWS_NOT: Final = "What anybody answered. That is what the attack tries to work out."
FIGURES_TOLD: Final = 6


def verdict(report: AttackReport) -> str:
    """This function will say in a sentence whether anything was found."""
    figures = numbers.plural(report.figures, "figure", "figures")
    if not report.hits:
        return f"Nothing was found in {figures}: no group of fewer people than the rules allow could be told."
    found = numbers.plural(len(report.hits), "thing", "things")
    return f"{found} could be inferred that the rules do not allow. Do not hand these {figures} on; release anew."


def attacked(report: AttackReport) -> str:
    """This function will say what was attacked."""
    people = numbers.plural(report.people, "person", "people")
    waves = ", ".join(report.waves)
    return f"{waves}: answers of {people}, with a threshold of {numbers.count(report.threshold)}."


def on(tried: Tried) -> str:
    """This function will say on how many things an attack was tried."""
    number = numbers.count(tried.number)
    return f"{number}, drawn by lot" if tried.sampled else number


def found(tried: Tried) -> str:
    """This function will say how many things it found."""
    return numbers.count(len(tried.hits)) if tried.hits else "nothing"


def place(hit: Hit) -> str:
    """This function will say where something was found."""
    return ", ".join(part for part in (hit.unit, hit.measure) if part)


def figures(hit: Hit) -> str:
    """This function will name the figures that something was inferred from."""
    named = "; ".join(hit.figures[:FIGURES_TOLD])
    rest = len(hit.figures) - FIGURES_TOLD
    return f"{named}; and {numbers.count(rest)} more" if rest > 0 else named


def colleagues(number: int) -> str:
    """This function will say how many colleagues tell each other their answers."""
    return numbers.plural(number, "colleague tells", "colleagues tell")
