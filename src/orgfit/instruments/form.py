"""Reading one mapping of a file key by key, each value as the type that is wanted, without losing a fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from orgfit.instruments.faults import Faults, listed, shown
from orgfit.instruments.yaml_lines import Listing, Node, Scalar, Table, Unread

ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
ID_RULE: Final = "a letter, then letters, digits and _, 64 at most"
PLACEHOLDERS: Final = ("{subject}", "{partner}")
# Without quotes other programs take these for a truth value, for nothing, for a number or for a day.
NOT_WORDS: Final = re.compile(
    r"(?i:null|~|true|false|yes|no|on|off|y|n)|0[xo][0-9a-fA-F]+|[-+.]?[0-9][0-9_,:]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[-+]?\.(?i:inf|nan)"
)
TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a mapping may hold; ``elsewhere`` has keys that belong to another place, with what to say then."""

    name: str
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys it may have."""
        return self.needs + self.may


class Sheet:
    """One mapping, open for reading.

    A key that is not there gives the empty value of its type ("", (), None, False); so does one whose value
    is wrong, and then the fault is noted in ``faults``.
    """

    def __init__(self, node: Node, shape: Shape, faults: Faults) -> None:
        table = node if isinstance(node, Table) else Table(node.line)
        self.values = table.values
        self.lines = table.lines
        self.faults = faults
        self.readable = isinstance(node, Table)
        self.start = node.line
        ident = table.values.get("id")
        self.name = f"{shape.name} {shown(ident.text)}" if isinstance(ident, Scalar) else shape.name
        if self.readable:
            self._check_keys(shape)
        elif not isinstance(node, Unread):
            self.fault("", f"{self.name} must be a mapping of keys; {_came(node)} came. Write 'key: value'.")

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def line(self, key: str) -> int:
        """This function will give the line of a key, or that of the mapping where the key is not there."""
        return self.lines.get(key, self.start)

    def fault(self, key: str, message: str) -> None:
        """This function will note a fault at a key."""
        self.faults.add(self.line(key), message[:1].upper() + message[1:])

    def text(self, key: str, *, empty: bool = False) -> str:
        """This function will give the words of a key; with ``empty`` they may be none."""
        return self._words(key, self.values.get(key), empty=empty)

    def texts(self, key: str) -> tuple[str, ...]:
        """This function will give a list of words, none twice."""
        nodes = self.nodes(key)
        return self._once(key, nodes, tuple(self._words(key, node) for node in nodes))

    def word(self, key: str, known: Sequence[str] = ()) -> str:
        """This function will give one word, of those that are known where any are given."""
        return self._word(key, self.values.get(key), known)

    def word_list(self, key: str, known: Sequence[str] = ()) -> tuple[str, ...]:
        """This function will give a list of such words, none twice."""
        nodes = self.nodes(key)
        return self._once(key, nodes, tuple(self._word(key, node, known) for node in nodes))

    def nodes(self, key: str) -> tuple[Node, ...]:
        """This function will give the parts of a list, which must have at least one."""
        node = self.values.get(key)
        if isinstance(node, Listing) and node.parts:
            return node.parts
        if node is not None and not isinstance(node, Unread):
            came = "an empty one" if isinstance(node, Listing) else _came(node)
            wanted = "must be a list of at least one entry"
            self.fault(
                key,
                f"'{key}' of {self.name} {wanted}; {came} came. Write one, or delete it.",
            )
        return ()

    def truth(self, key: str, *, default: bool = False) -> bool:
        """This function will give a truth value, which is written true or false and no other way."""
        scalar = self._scalar(key, self.values.get(key), "true or false")
        if scalar and not (scalar.plain and scalar.text in {"true", "false"}):
            self.fault(
                key,
                f"'{key}' of {self.name} must be true or false; {_came(scalar)} came. Write true or false.",
            )
        return scalar.text == "true" if scalar else default

    def whole(self, key: str, low: int, high: int) -> int | None:
        """This function will give a whole number from low to high."""
        wanted = f"a whole number from {low} to {high}"
        scalar = self._scalar(key, self.values.get(key), wanted)
        if scalar is None:
            return None
        if scalar.plain and re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", scalar.text) and low <= int(scalar.text) <= high:
            return int(scalar.text)
        self.fault(key, f"'{key}' of {self.name} must be {wanted}; {_came(scalar)} came. Change it.")
        return None

    def share(self, key: str) -> float | None:
        """This function will give a share, a number from 0 to 1."""
        wanted = "a share from 0 to 1"
        scalar = self._scalar(key, self.values.get(key), wanted)
        if scalar is None:
            return None
        if scalar.plain and re.fullmatch(r"(0|1)(\.[0-9]{1,9})?", scalar.text) and float(scalar.text) <= 1:
            return float(scalar.text)
        self.fault(key, f"'{key}' of {self.name} must be {wanted}; {_came(scalar)} came. Write it like 0.02.")
        return None

    def _check_keys(self, shape: Shape) -> None:
        for key in self.values:
            if key in shape.elsewhere:
                self.fault(key, f"{self.name} may not have '{key}'. {shape.elsewhere[key]}")
            elif key not in shape.keys:
                self.fault(key, f"{self.name} has an unknown key {shown(key)}.{self._advice(key, shape)}")
        for key in shape.needs:
            if key not in self.values:
                self.fault("", f"{self.name} needs '{key}', which is missing. Add it.")

    def _advice(self, key: str, shape: Shape) -> str:
        value = self.values[key]
        if isinstance(value, Scalar) and value.plain and not value.text:
            return " It has no value. Words with a comma inside { } need quotes around them."
        return self.faults.hint(key, shape.keys, f" Known are {listed(shape.keys)}.")

    def _once(self, key: str, nodes: Sequence[Node], words: tuple[str, ...]) -> tuple[str, ...]:
        """The words as they are; a second time for one of them is a fault in its line."""
        seen = {""}
        for node, word in zip(nodes, words, strict=True):
            if word in seen and word:
                self.faults.add(node.line, f"'{key}' of {self.name} has {shown(word)} twice. Keep one.")
            seen.add(word)
        return words

    def _scalar(self, key: str, node: Node | None, wanted: str) -> Scalar | None:
        if node is None or isinstance(node, Unread):
            return None
        if isinstance(node, Scalar):
            return node
        self.fault(
            key,
            f"'{key}' of {self.name} must be {wanted}; {_came(node)} came. Change it, or put it in quotes.",
        )
        return None

    def _word(self, key: str, node: Node | None, known: Sequence[str]) -> str:
        scalar = self._scalar(key, node, "a word")
        if scalar is None:
            return ""
        if not (scalar.text or known):
            self.faults.add(
                scalar.line,
                f"'{key}' of {self.name} must be a word; nothing came. Write it, or delete the key.",
            )
        if known and scalar.text not in known:
            hint = self.faults.hint(scalar.text, known, " Choose one of these.")
            self.faults.add(
                scalar.line,
                f"'{key}' of {self.name} must be one of {listed(known)}; {_came(scalar)} came.{hint}",
            )
            return ""
        return scalar.text

    def _words(self, key: str, node: Node | None, *, empty: bool = False) -> str:
        scalar = self._scalar(key, node, "words")
        if scalar is None:
            return ""
        problem = _problem(scalar, empty=empty)
        if problem:
            self.faults.add(scalar.line, f"'{key}' of {self.name} {problem}")
        return "" if problem else scalar.text


def _came(node: Node) -> str:
    if isinstance(node, Scalar):
        return shown(node.text) if node.text else "nothing"
    return "a list" if isinstance(node, Listing) else "a mapping"


def _problem(scalar: Scalar, *, empty: bool) -> str:
    """What keeps a value from being words to show, or nothing."""
    if not scalar.text.strip():
        return "" if empty and not scalar.plain else "must be words; nothing came. Write them, or delete the key."
    if scalar.plain and NOT_WORDS.fullmatch(scalar.text):
        return f"must be words; some programs read {shown(scalar.text)} as something else. Put it in quotes."
    if strange := next((letter for letter in scalar.text if _steers(letter)), ""):
        return f"has the invisible character U+{ord(strange):04X}. Delete it."
    rest = scalar.text
    for placeholder in PLACEHOLDERS:
        rest = rest.replace(placeholder, "")
    if "{" in rest or "}" in rest:
        return "has a brace of neither {subject} nor {partner}. Use one of these, or no brace."
    return ""


def _steers(letter: str) -> bool:
    return letter in TURNING or (letter != "\n" and unicodedata.category(letter) in {"Cc", "Cs"})
