"""Reads a page back, for tests: its elements, its text by chapter, what stands where a figure is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

APART = {"b", "dd", "dt", "h1", "h2", "h3", "h4", "i", "li", "p", "small", "span", "summary", "td", "text", "th"}
VOID = {"meta", "br", "base", "circle", "rect", "path", "link", "img"}


@dataclass
class Element:
    """One element with its words, those of its children included."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: tuple[str, ...] = field(default=())


class Page(HTMLParser):
    """All elements of a page in the order in which they open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.source = text
        self.unclosed: list[str] = []
        self.feed(text)
        self.close()
        self.unclosed += [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside = tuple(element.attributes.get("aria-labelledby", "") for element in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, inside=inside)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.unclosed.append(tag)

        if tag in APART:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def every(self, *tags: str) -> list[Element]:
        """The elements of these tags, in order."""
        return [element for element in self.elements if element.tag in tags]

    def hidden(self) -> list[Element]:
        """What stands in the place of figures that are not shown."""
        return [element for element in self.elements if "hidden" in element.attributes.get("class", "").split()]

    def chapter(self, name: str) -> str:
        """The words of one chapter."""
        found = [e for e in self.every("section") if e.attributes.get("aria-labelledby") == name]
        return found[0].text if found else ""
