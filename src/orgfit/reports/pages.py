"""What every page is made of: the templates, the look, and the policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

SHEETS: Final = ("look.css", "positions.css")


@lru_cache(1)
def templates() -> Environment:
    """This function will give the templates of all pages; what they are given is escaped."""
    return Environment(loader=PackageLoader("orgfit.reports"), autoescape=True, undefined=StrictUndefined)


@lru_cache(1)
def style() -> Markup:
    """This function will give the style sheets as they stand between the tags of a page."""
    look = files("orgfit.reports") / "look"
    text = "\n" + "".join((look / name).read_text(encoding="utf-8") for name in SHEETS)
    return Markup(text)  # noqa: S704  our own files, not a reader's


def style_hash() -> str:
    """This function will give the hash by which the content policy of a page names its style."""
    return b64encode(sha256(style().encode()).digest()).decode()


def write(path: Path, text: str) -> Path:
    """This function will write a page, whole or not at all; returns its path."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    finally:
        with suppress(FileNotFoundError):
            new.unlink()
    return path
