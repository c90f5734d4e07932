"""Writing a report and its figures into a folder: all files or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyarrow as pa

from orgfit.disclosure.released import HEADER_KEY, Released

PAGE_FILE: Final = "report.html"
FIGURES_FILE: Final = "released.arrow"
FIGURES_OF_EARLIER: Final = "released*.arrow"


def save(cubes: Sequence[Released], page: str, folder: Path) -> Path:
    """This function will write a page and the cubes it was made from; returns the path of the page.

    Everything is written under another name first; the page takes its place last. Figures that an earlier report left
    in the folder are removed, other files are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures = [folder / name for name in file_names(cubes)]
    written = folder / PAGE_FILE
    new = {path: path.with_name(f".{path.name}.new") for path in (*figures, written)}
    try:
        new[written].write_text(page, encoding="utf-8")
        for cube, path in zip(cubes, figures, strict=True):
            cube.save(new[path])
        for path, temporary in new.items():
            temporary.replace(path)
    finally:
        for left in new.values():
            with suppress(FileNotFoundError):
                left.unlink()
    for stale in set(folder.glob(FIGURES_OF_EARLIER)) - set(figures):
        if _is_ours(stale):
            stale.unlink()
    return written


def file_names(cubes: Sequence[Released]) -> Iterator[str]:
    """This function will name the files of figures: by instrument where there are several, numbered where it recurs."""
    if len(cubes) == 1:
        yield FIGURES_FILE
        return
    names = [cube.instrument.id for cube in cubes]
    often, seen = Counter(names), Counter[str]()
    for name in names:
        seen[name] += 1
        yield f"released-{name}.arrow" if often[name] == 1 else f"released-{name}-{seen[name]}.arrow"


def _is_ours(path: Path) -> bool:
    """Does the file say that orgfit wrote it?"""
    with suppress(OSError, pa.ArrowInvalid), pa.OSFile(str(path)) as file:
        return HEADER_KEY in (pa.ipc.open_file(file).schema.metadata or {})
    return False
