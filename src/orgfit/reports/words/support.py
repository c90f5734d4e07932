"""What is said where answers support no conclusion at all."""

from __future__ import annotations

from typing import Final

TITLE: Final = "These answers do not support any conclusion"
WHY: Final = (
    "The questions do not hang together more than chance would bring. So what is computed from them is not reliable, "
    "and there is nothing to conclude: not about the organisation, and not about any unit."
)
ASK: Final = (
    "Ask first whether the data were read rightly: the right columns, the right answers, each person in one row. "
    "The figures stay on this page so that you can check them; none of them is a finding."
)
HERE: Final = f"{TITLE}; the top of this page says why."


def title(named: str) -> str:
    """This function will say it of one of several questionnaires."""
    return f"The answers to {named} do not support any conclusion"


def beside(named: str) -> str:
    """This function will warn of a questionnaire that is not the one the report is headed by."""
    return (
        f"{title(named)}: its questions do not hang together more than chance would bring. "
        "Ask whether the data were read rightly."
    )
