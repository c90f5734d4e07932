"""From cells to comments: cleaned, masked, cut. What was written before that is not kept anywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.comments import Comments
from orgfit.responses.mapping import Mapping
from orgfit.responses.masking import Masking
from orgfit.responses.name_list import read_names
from orgfit.responses.readers.table import SourceTable

LONGEST: Final = 4_000
LOOKED_AT: Final = 4 * LONGEST  # masking shortens a text, and must not begin in the middle of a name
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
WORD_AT_MOST: Final = 40
JOINERS: Final = frozenset("\u200c\u200d")  # some scripts, and emoji, are not whole without them
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def read_comments(
    table: SourceTable, mapping: Mapping, units: NDArray[np.int32], told: Callable[[float], None]
) -> tuple[tuple[Comments, ...], tuple[str, ...]]:
    """This function will give the comments on every question that has a column, and what should be known about them.

    ``units``: the unit of each row of the table. ``told`` hears which share is done. Raises TableError where the list
    of names cannot be read.
    """
    if not mapping.comments:
        return (), ()
    ids = table.cells(mapping.person).texts if mapping.person else ()
    names = read_names(mapping.names) if mapping.names else ()
    masking = Masking.of(names, ids, mapping.instrument.language)
    no_comment = mapping.skipped | mapping.cant_say
    found, cut = [], 0
    for place, column in enumerate(mapping.comments):
        cells = table.cells(column.column)
        texts, long = _texts(cells.texts, masking, no_comment)
        rows = np.flatnonzero(np.array([bool(text) for text in texts], bool)[cells.codes])
        codes = cells.codes[rows]
        cut += int(np.isin(codes, long).sum())
        written = (texts[code] for code in codes.tolist())
        found.append(Comments.of(column.item.id, zip(units[rows].tolist(), written, strict=True)))
        told((place + 1) / len(mapping.comments))
    return tuple(found), _notice(cut)


def _texts(cells: Sequence[str], masking: Masking, no_comment: Collection[str]) -> tuple[list[str], list[int]]:
    """What is to be kept of each cell, "" where it is no comment; and the places of those that were cut."""
    whole = [masking.mask(clean(cell)) if cell not in no_comment else "" for cell in cells]
    texts = [shortened(text, more=len(cell) > LOOKED_AT) for cell, text in zip(cells, whole, strict=True)]
    return texts, [place for place, text in enumerate(texts) if text != whole[place]]


def clean(text: str) -> str:
    """This function will give a text of letters that can be seen, in one line; "" where it says nothing."""
    text = unicodedata.normalize("NFC", " ".join(_start(text).split()))
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or _kept(letter))
        text = " ".join(text.split())
    return text if any(map(_says, text)) else ""


def shortened(text: str, *, more: bool = False) -> str:
    """This function will cut a text that is longer than 4,000 letters, between two words where that can be.

    ``more``: the text went on, and an ellipsis says so however short it is.
    """
    if len(text) <= LONGEST:
        return text + ELLIPSIS if more and text else text
    end = text.rfind(" ", LONGEST - WORD_AT_MOST, LONGEST)
    return text[: end if end > 0 else LONGEST - 1].rstrip() + ELLIPSIS


def _start(text: str) -> str:
    """As much of a text as is looked at, up to a blank, so that no name or number is cut in two."""
    if len(text) <= LOOKED_AT:
        return text
    return text[:LOOKED_AT].rsplit(None, 1)[0]


def _kept(letter: str) -> bool:
    return letter in JOINERS or unicodedata.category(letter) not in UNSEEN


def _says(letter: str) -> bool:
    """A letter, a digit, or a picture; not a mere stop or dash."""
    kind = unicodedata.category(letter)
    return kind[0] in "LN" or kind == "So"


def _notice(cut: int) -> tuple[str, ...]:
    if not cut:
        return ()
    comments = "1 comment was" if cut == 1 else f"{cut:,} comments were"
    return (f"{comments} longer than {LONGEST:,} letters; what comes after these is left out.",)
