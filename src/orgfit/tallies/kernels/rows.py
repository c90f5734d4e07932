"""What every loop of counting is given."""

from __future__ import annotations

from typing import Any, NamedTuple


class Rows(NamedTuple):
    """Answers column by column in one run of bytes; rows ``offsets[i] .. offsets[i + 1] - 1`` go to ``targets[i]``."""

    answers: Any
    people: int
    offsets: Any
    targets: Any
