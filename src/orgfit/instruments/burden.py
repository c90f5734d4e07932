"""How long an instrument takes to answer: computed from what it asks, never typed."""

from __future__ import annotations

from typing import Final

from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument

START_SECONDS: Final = 30
SECONDS: Final = {Kind.ORDERED: 8, Kind.CHOICE: 12, Kind.CHOICES: 12, Kind.TEXT: 45}


def minutes(instrument: Instrument, *, core: bool = False) -> float:
    """This function will give the minutes a person needs for an instrument.

    8 seconds an item on a scale, 12 a choice, 45 a comment, and 30 to start; nothing where nothing is asked.
    Everything counts that anybody may be asked, so the result is the most it can take. With ``core`` only the
    items of the short form count.

    >>> from orgfit.instruments.library import get
    >>> minutes(get("working-ties"))
    1.1
    """
    asked = [item for item in instrument.items if item.core or not core]
    if not asked:
        return 0.0
    return (START_SECONDS + sum(SECONDS[item.scale.kind] for item in asked)) / 60
