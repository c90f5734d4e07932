"""Reading the names of people who may be named in comments. They are used for masking, and not kept."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from orgfit.errors import Fault, TableError
from orgfit.responses.readers.encoding import as_utf8
from orgfit.responses.readers.file_bytes import file_bytes

HEADERS: Final = frozenset({"name", "names", "full name", "full_name", "person", "employee"})
DELIMITERS: Final = ";\t,"


def read_names(path: Path) -> tuple[str, ...]:
    """This function will read a list of names: one a line, or the first column of a CSV file.

    A line of headings is passed over where it says "name". Raises TableError where the file cannot be read or has no
    name.
    """
    data, _ = as_utf8(file_bytes(path), None, str(path))
    lines = data.decode().splitlines()
    delimiter = next((letter for letter in DELIMITERS if any(letter in line for line in lines)), ",")
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        message = f"The list of names cannot be read ({error}). Give one name a line."
        raise TableError([Fault(str(path), 0, message)]) from None
    names = [row[0].strip() for row in rows if row]
    if names and names[0].casefold() in HEADERS:
        del names[0]
    found = tuple(dict.fromkeys(name for name in names if name))
    if not found:
        raise TableError([Fault(str(path), 0, "The list has no name. Write one a line, or delete 'names'.")])
    return found
