"""Compiled functions that are kept on disk, under the hash of their source."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """This function will compile another with Numba when it is first called, without Python's lock.

    What was compiled is kept for the next process, in a folder whose name is the hash of all Python files beside the
    function. So a kernel and all that it calls stand in one folder: Numba itself does not see that a function changed
    which another file calls. Where no folder can be written, it is compiled anew in every process.
    """
    import numba
    from numba.core import config

    folder = cache_folder(Path(function.__code__.co_filename).parent)
    if folder is None:
        return numba.njit(function, nogil=True)  # type: ignore[no-any-return]
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder)
    try:
        return numba.njit(function, nogil=True, cache=True)  # type: ignore[no-any-return]
    finally:
        config.CACHE_DIR = before


def cache_folder(sources: Path) -> Path | None:
    """This function will make the folder for what is compiled from a folder of sources; None if none can be written."""
    name = source_hash(sources)
    for place in _places():
        folder = place / "kernels" / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK | os.X_OK):
            return folder
    return None


def source_hash(sources: Path) -> str:
    """This function will hash the names and texts of the Python files of one folder."""
    files = sorted(sources.glob("*.py"))
    parts = [part for file in files for part in (file.name.encode(), file.read_bytes())]
    return hashlib.sha256(b"".join(len(part).to_bytes(8) + part for part in parts)).hexdigest()[:20]


def _places() -> Iterator[Path]:
    """Where caches may lie: the data folder of this installation, else the user's own."""
    if home := os.environ.get("ORGFIT_HOME"):
        yield Path(home) / "cache"
    if own := os.environ.get("XDG_CACHE_HOME"):
        yield Path(own) / "orgfit"
    elif sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        yield Path(local) / "orgfit" / "cache"
    elif sys.platform == "darwin":
        yield Path.home() / "Library" / "Caches" / "orgfit"
    else:
        yield Path.home() / ".cache" / "orgfit"
