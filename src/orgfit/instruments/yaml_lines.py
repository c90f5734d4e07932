"""A reader for small YAML files written by hand: it keeps line numbers and gives every fault.

Scalars stay as they were written; whoever wants a number or a truth value reads it as one (see ``form``), so
a value is never taken for what it is not. Aliases, anchors and tags are refused: nothing is copied or built,
and no small file can grow large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from orgfit.instruments.faults import Faults, shown

LARGEST: Final = 256 * 1024
DEEPEST: Final = 20
TOO_LARGE: Final = (
    f"At most {LARGEST // 1024} KB can be read as YAML; this is larger. Give the right file, or split it."
)
UNREADABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same grammar, twenty times as fast


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written; ``plain`` where it stands without quotes."""

    line: int
    text: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    line: int
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, and the line of each key."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """A place of which the fault has been told already: nothing more need be said about it."""

    line: int


Node = Scalar | Listing | Table | Unread


class _TooDeepError(Exception):
    """Stops the reading of a file that is nested too deep."""


def read_file(path: Path, faults: Faults) -> str | None:
    """This function will give the text of a file, or None with the fault noted."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        faults.add(0, f"The file cannot be read ({error.strerror}). Give the path of a YAML file.")
        return None
    if len(data) > LARGEST:
        faults.add(0, TOO_LARGE)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.add(line, "UTF-8 was wanted, and there is a byte that is not. Save the file as UTF-8.")
        return None


def read_text(text: str, faults: Faults) -> Node | None:
    """This function will give the root of a YAML text, or None where it cannot be read; faults are noted."""
    if len(text) > LARGEST:
        faults.add(0, TOO_LARGE)
        return None
    if strange := UNREADABLE.search(text):
        message = f"The character U+{ord(strange[0]):04X} may not stand in YAML. Delete it."
        faults.add(text.count("\n", 0, strange.start()) + 1, message)
        return None
    try:
        root = _Composer(yaml.parse(text, Loader=LOADER), faults).document()
    except _TooDeepError:
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: escapes of no character
        faults.add(*_broken(error, text))
        return None
    if root is None:
        faults.add(0, "The file is empty. Write the form, or give the right file.")
    return root


def _broken(error: Exception, text: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line + 1, max(len(text.splitlines()), 1)) if mark else 0
    problem = getattr(error, "problem", None) or "an escape names no character"
    return line, f"This is not YAML: {problem}. Look at this line and the one above it."


class _Composer:
    """Builds nodes from events; unlike PyYAML's own it never follows an alias."""

    def __init__(self, events: Iterator[yaml.Event], faults: Faults) -> None:
        self.events = events
        self.faults = faults

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    self.faults.add(_line(event), "A second document begins here. Keep one document a file.")
                    break
                root = self.node(event, 1)
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        if depth > DEEPEST:
            self.faults.add(line, f"This is nested more than {DEEPEST} deep. No form here needs that.")
            raise _TooDeepError
        match event:
            case yaml.ScalarEvent():
                self.refuse(line, event.anchor, event.tag)
                return Scalar(line, event.value, plain=not event.style)
            case yaml.SequenceStartEvent():
                self.refuse(line, event.anchor, event.tag)
                return Listing(line, self.parts(depth + 1))
            case yaml.MappingStartEvent():
                self.refuse(line, event.anchor, event.tag)
                return self.table(line, depth + 1)
        self.faults.add(line, "An alias (*name) is not read here. Write its content out.")
        return Unread(line)

    def refuse(self, line: int, anchor: str | None, tag: str | None) -> None:
        if anchor:
            self.faults.add(line, f"The anchor {shown('&' + anchor)} is not read here. Delete it.")
        if tag:
            self.faults.add(line, f"The tag {shown(tag)} is not read here. Delete it.")

    def parts(self, depth: int) -> tuple[Node, ...]:
        found = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, depth))
        return tuple(found)

    def table(self, line: int, depth: int) -> Table:
        table = Table(line)
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth)
            value = self.node(next(self.events), depth)
            self.put(table, key, value)
        return table

    def put(self, table: Table, key: Node, value: Node) -> None:
        if isinstance(key, Unread):
            return
        if not isinstance(key, Scalar):
            self.faults.add(key.line, "A key must be one word; a list or a mapping came. Write a word.")
        elif key.text in table.values:
            before = table.lines[key.text]
            self.faults.add(key.line, f"The key {shown(key.text)} stands twice, first in line {before}. Keep one.")
        else:
            table.values[key.text] = value
            table.lines[key.text] = key.line


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
