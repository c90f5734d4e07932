"""The page that lies beside the files of a simulated organisation."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from orgfit.responses.simulate.simulated import Simulated

NUMBERED: Final = "\nThe number at the end of a file's name is its wave.\n"
CONTROL: Final = (
    "\n`answers-control.csv` is a negative control: the same people and questions, and every answer drawn by itself. "
    "Whatever is found in it is found by chance.\n"
)


def readme(simulated: Simulated) -> str:
    """This function will write the page."""
    settings = simulated.settings
    many = settings.waves > 1
    name = f"{simulated.tables[0].name}{'-1' if many else ''}"
    text = files(__package__).joinpath("readme.txt").read_text(encoding="utf-8")
    return text.format(
        people=settings.people,
        units=settings.units,
        waves=f"{settings.waves} waves" if many else "one wave",
        numbered=NUMBERED if many else "",
        control=CONTROL if settings.control else "",
        example=f"answers-{name}.csv",
        mapping=f"mapping-{name}.yaml",
    )
