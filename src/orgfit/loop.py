"""The seven steps of the loop, written once.

Menus, addresses, chapters of reports and tests walk ``STEPS``; a step has the same slug in
``orgfit.analyses`` (what it computes) and in ``orgfit.web`` (what people do with it).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One station of the loop: the name of its rooms, its title and its plain question."""

    slug: str
    title: str
    question: str


STEPS = (
    Step("measure", "Fitness test", "How fit are we?"),
    Step("interpret", "Interpretation", "What do we see?"),
    Step("reflect", "Root causes", "Why is it so?"),
    Step("plan", "Improvement plan", "What do we try?"),
    Step("empower", "Empowerment", "What do we need to make it happen?"),
    Step("crosscheck", "Sanity check", "Does the customer see it too?"),
    Step("remeasure", "Close the loop", "What came of it?"),
)
