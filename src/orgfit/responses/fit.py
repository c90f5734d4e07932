"""Does a mapping fit a table: are all the columns there that it names?"""

from __future__ import annotations

from collections.abc import Sequence

from orgfit.errors import MappingError
from orgfit.instruments.faults import Faults
from orgfit.responses.letters import quoted
from orgfit.responses.mapping import Mapping


def columns_wanted(mapping: Mapping, names: Sequence[str], table: str) -> list[str]:
    """This function will give the columns to read from a table that has columns of these names.

    Raises MappingError with every column that the table does not have.
    """
    faults = Faults(mapping.file)
    there = set(names)
    for use in mapping.uses:
        if use.column not in there:
            hint = faults.hint(use.column, names)
            message = f"{table} has no column {quoted(use.column)}, which is to give {use.what}.{hint}"
            advice = "list the item under 'absent'" if use.what.startswith("item") else "name another"
            faults.add(use.line, f"{message} Add the column, or {advice}.")
    if faults.found:
        raise MappingError(faults.found)
    return list(dict.fromkeys(use.column for use in mapping.uses))
