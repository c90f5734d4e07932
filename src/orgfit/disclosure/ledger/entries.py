"""The ledger: a value that is passed in and out, and kept as files of a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from orgfit.disclosure.ledger.entry import Entry
from orgfit.disclosure.ledger.files import load_entries, save_entries


@dataclass(frozen=True, eq=False)
class Ledger:
    """All that was released, in order."""

    entries: tuple[Entry, ...] = ()

    def with_(self, entry: Entry) -> Ledger:
        """This function will give the ledger with one more entry; one that stands in it already is not added."""
        return self if any(one is entry for one in self.entries) else Ledger((*self.entries, entry))

    def save(self, folder: Path) -> None:
        """This function will write those entries into a folder that are not there yet."""
        save_entries(self.entries, folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """This function will read the ledger of a folder; one that is missing is an empty ledger."""
        return cls(tuple(load_entries(folder)))
