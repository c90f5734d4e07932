"""A simulated organisation: its tables of answers, its customers and figures, and the truth behind them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.columns import Responses
from orgfit.responses.simulate.bottom_line import BottomLine
from orgfit.responses.simulate.comments import Comments
from orgfit.responses.simulate.people import People
from orgfit.responses.simulate.settings import Settings
from orgfit.responses.simulate.tree import Organisation
from orgfit.responses.simulate.truth import Truth


@dataclass(frozen=True)
class Table:
    """One table of answers.

    ``person`` numbers the people of its rows: the same number is the same person in every table of employees.
    ``careless`` says which rows are straight lines. ``asked`` names the items that were asked at all.
    """

    name: str
    wave: int
    responses: Responses
    person: NDArray[np.int64]
    careless: NDArray[np.bool_]
    asked: tuple[str, ...]
    comments: tuple[Comments, ...] = ()


@dataclass(frozen=True)
class Simulated:
    """An organisation that does not exist, and everything that is true of it."""

    settings: Settings
    organisation: Organisation
    people: People
    tables: tuple[Table, ...]
    bottom_line: tuple[BottomLine, ...]
    truth: Truth

    def table(self, name: str, wave: int = 1) -> Table:
        """This function will give one table; raises KeyError where there is none of that name in that wave."""
        for table in self.tables:
            if (table.name, table.wave) == (name, wave):
                return table
        raise KeyError(f"There is no table {name!r} in wave {wave}; there are {self.names}.")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(dict.fromkeys(table.name for table in self.tables))
