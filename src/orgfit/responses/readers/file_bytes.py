"""The bytes of a file, unpacked where it is gzip, and never more of them than the machine can bear."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, Final

from orgfit.errors import Fault, TableError

LARGEST: Final = 2 * 1024**3
# What people answered packs 5 to 30 times; beyond this something was packed to harm.
SUSPECT_FROM: Final = 100 * 1024**2
SUSPECT_RATIO: Final = 200
CHUNK: Final = 1024**2
GZIP: Final = b"\x1f\x8b"
ZIP: Final = b"PK\x03\x04"


def file_bytes(path: Path) -> bytes:
    """This function will give the bytes of a file, unpacked where it is gzip.

    Raises TableError where the file is missing, broken, larger than ``LARGEST``, or no table at all.
    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            data = stream.read(LARGEST + 1) if stream.peek(2)[:2] != GZIP else _unpacked(stream, size)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise _error(path, "The gzip file is broken or cut off. Pack it again, or give it unpacked.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise _error(path, f"The file cannot be read ({reason}). Give the path of a table.") from None
    except _BombError:
        raise _error(path, "This gzip file unpacks to far more than a table would. Give the table unpacked.") from None
    if len(data) > LARGEST:
        limit = f"{LARGEST / 1024**3:g} GB"
        raise _error(path, f"At most {limit} of text can be read; this is more. Give the table as Parquet.")
    if data.startswith(ZIP):
        advice = "Save the table as CSV (UTF-8) or Parquet."
        raise _error(path, f"CSV was wanted, and this is a ZIP or Excel file. {advice}")
    return data


class _BombError(Exception):
    """Stops the unpacking of a file that grows beyond reason."""


def _unpacked(stream: IO[bytes], packed: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    limit = max(SUSPECT_FROM, SUSPECT_RATIO * packed)
    with gzip.GzipFile(fileobj=stream) as unpacking:
        while size <= LARGEST and (part := unpacking.read(CHUNK)):
            size += len(part)
            if size > limit:
                raise _BombError
            parts.append(part)
    return b"".join(parts)


def _error(path: Path, message: str) -> TableError:
    return TableError([Fault(str(path), 0, message)])
