"""Reading benchmarks: what other organisations answer to the same questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from orgfit.errors import Fault, GateError, TableError
from orgfit.responses.readers.csv import open_csv

NEEDED: Final = ("measure", "points")
MAY: Final = ("organisations", "largest", "source")
LEAST_ORGANISATIONS: Final = 5
LARGEST_SHARE: Final = 40.0  # per cent; one organisation that weighs more could be told from the rest
NUMBER: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?", re.ASCII)
WHOLE: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
HIGHEST: Final = 100.0


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What other organisations answer, in points from 0 to 100, how many these are, and where it is from.

    Raises GateError where they are fewer than five: a single one could be told.
    """

    points: float
    organisations: int
    source: str = ""

    def __post_init__(self) -> None:
        if self.organisations < LEAST_ORGANISATIONS:
            raise GateError(
                f"A benchmark must stand for {LEAST_ORGANISATIONS} organisations or more; {self.organisations} came. "
                "Use a wider one."
            )


def read_benchmarks(path: Path) -> dict[str, Benchmark]:
    """This function will read a table of benchmarks by the id of an item, a facet, a dimension, or "index".

    Columns: ``measure``, ``points`` (0-100), ``organisations`` (5 or more, so that none can be told), ``largest``
    (what the largest of them weighs, in per cent, 40 at most; leave it out where all weigh alike), ``source``.
    Raises TableError with every fault and its line.
    """
    opened = open_csv(path)
    missing = [name for name in (*NEEDED, "organisations") if name not in opened.names]
    if missing:
        message = f"A table of benchmarks needs the columns {', '.join((*NEEDED, 'organisations'))}; "
        raise TableError([Fault(str(path), 1, f"{message}{', '.join(missing)} is missing. Add it.")])
    names = [name for name in (*NEEDED, *MAY) if name in opened.names]
    table = opened.read(names)
    lines = table.lines(np.arange(table.rows)).tolist()
    cells = {name: table.cells(name) for name in names}
    faults: list[Fault] = []
    found: dict[str, Benchmark] = {}
    for row in range(table.rows):
        words: dict[str, str] = {str(name): column.texts[column.codes[row]] for name, column in cells.items()}
        message = _fault(words, found)
        if message:
            faults.append(Fault(str(path), lines[row], message))
        else:
            points = float(words["points"].replace(",", "."))
            found[words["measure"]] = Benchmark(points, int(words["organisations"]), words.get("source", ""))
    if faults:
        raise TableError(faults)
    return found


def _fault(words: dict[str, str], found: dict[str, Benchmark]) -> str:
    measure, points, organisations = (words[name] for name in (*NEEDED, "organisations"))
    if not measure:
        return "The id of an item, a facet or a dimension was wanted under 'measure'; nothing came. Fill it in."
    if measure in found:
        return f"'{measure}' stands in an earlier line already. Keep one of the two."
    if not NUMBER.fullmatch(points) or float(points.replace(",", ".")) > HIGHEST:
        return f"'points' of '{measure}' must be a number from 0 to 100; '{points}' came. Correct it."
    if not WHOLE.fullmatch(organisations) or int(organisations) < LEAST_ORGANISATIONS:
        return (
            f"A benchmark of '{measure}' must stand for {LEAST_ORGANISATIONS} organisations or more; "
            f"'{organisations}' came. Use a wider one."
        )
    largest = words.get("largest", "")
    if largest and (not NUMBER.fullmatch(largest) or float(largest.replace(",", ".")) > LARGEST_SHARE):
        return (
            f"No organisation may weigh more than {LARGEST_SHARE:.0f} per cent in a benchmark; '{largest}' came under "
            f"'largest' of '{measure}'. Weigh them more alike, or leave it out."
        )
    return ""
