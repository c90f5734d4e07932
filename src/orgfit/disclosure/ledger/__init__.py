"""The ledger: what was released before, and what may be released beside it (docs/methods/disclosure.md)."""

from orgfit.disclosure.ledger.entries import Ledger
from orgfit.disclosure.ledger.entry import Entry, Record, Roster
from orgfit.disclosure.ledger.second import Second, beside_earlier

__all__ = ["Entry", "Ledger", "Record", "Roster", "Second", "beside_earlier"]
