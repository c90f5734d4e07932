"""The small pieces that repeat: an interval, a heat cell, a bar of answers, a histogram.

HTML with classes, or a small SVG; no style attribute anywhere, because a strict content policy forbids it.
Each piece is a picture of numbers that stand beside it as text or in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell
from orgfit.reports.words import differences, numbers, reasons
from orgfit.reports.words.references import ORGANISATION, Reference

LABEL_FITS_FROM: Final = 8  # per cent: a narrower piece of a bar has no room for its number
WIDTH: Final = 242
TALL: Final = 60
HEAD: Final = 12
FOOT: Final = 14


def place(value: float) -> int:
    """This function will give the class of positions.css that a value of 0-100 belongs to."""
    return round(min(max(value, 0.0), 100.0))


def interval(estimate: Cell, *, label: str, reference: float | None = None) -> Markup:
    """This function will draw a level with its interval on a line of 0-100, and a dotted line to compare."""
    if estimate.value is None:
        return Markup("")
    low = estimate.value if estimate.low is None else estimate.low
    high = estimate.value if estimate.high is None else estimate.high
    start, stop = place(low), place(high)
    mark = Markup("") if reference is None else Markup('<u class="at-{}"></u>').format(place(reference))
    return Markup(
        '<div class="interval" role="img" aria-label="{}"><i class="from-{} span-{}"></i><b class="at-{}"></b>{}</div>'
    ).format(label, start, stop - start, place(estimate.value), mark)


def both_ways(cell: Cell) -> Cell:
    """This function will move a figure of -100 to 100, such as a recommendation score, onto a line of 0-100."""
    value, low, high = (None if end is None else (end + 100) / 2 for end in (cell.value, cell.low, cell.high))
    return Cell(value, low, high, cell.n, cell.reason)


def heat_cell(mean: Cell, signal: Cell, reference: Reference = ORGANISATION) -> Markup:
    """This function will draw a cell of a heat map: the level, with colour and sign only beyond noise."""
    if mean.value is None:
        return hidden_cell(mean)
    way = differences.level(signal)
    text = numbers.points(mean.value, fine=False)
    if way == 0:
        return Markup("<td>{}</td>").format(text)
    return Markup(
        '<td data-signal="{}">{} <span aria-hidden="true">{}</span><span class="unseen">, {}</span></td>'
    ).format(way, text, differences.SIGNS[way], differences.spoken(way, reference))


def hidden_cell(cell: Cell, *, columns: int = 1) -> Markup:
    """This function will draw a striped cell: why in a word, or in a sentence where it is wide."""
    if columns == 1:
        return Markup('<td class="hidden">{}</td>').format(reasons.mark(cell))
    return Markup('<td class="hidden" colspan="{}">{}</td>').format(columns, reasons.sentence(cell))


def difference_cell(difference: Cell, signal: Cell, *, fine: bool) -> Markup:
    """This function will draw how far a figure lies from the organisation's, coloured only beyond noise."""
    if difference.value is None:
        return hidden_cell(difference)
    way = differences.level(signal)
    text = differences.figure(difference, signal, fine=fine)
    if way == 0:
        return Markup('<td class="quiet">{}</td>').format(text)
    return Markup('<td data-signal="{}">{}</td>').format(way, text)


def sure_cell(difference: Cell, signal: Cell, *, fine: bool) -> Markup:
    """This function will draw how far a figure lies off with its interval, coloured only beyond noise."""
    if difference.value is None:
        return hidden_cell(difference)
    way = differences.level(signal)
    mark = Markup(' data-signal="{}"').format(way) if way else Markup("")
    return Markup("<td{}>{}</td>").format(mark, differences.sure(difference, fine=fine))


def text_cell(text: str) -> Markup:
    """This function will draw a cell of plain text, a dash where there is none."""
    return Markup("<td>{}</td>").format(text or numbers.BLANK)


def share_cell(cell: Cell) -> Markup:
    """This function will draw a share in a table: its value, its bound, or why it is not there."""
    text = reasons.bound(cell) if cell.value is None else numbers.percent(cell.value)
    return Markup("<td>{}</td>").format(text) if text else hidden_cell(cell)


def likert(shares: Sequence[float], *, label: str, sides: bool = False) -> Markup:
    """This function will draw the shares of five answers as one bar; ``sides``: neither end is the better."""
    pieces = Markup("").join(
        Markup('<span class="share-{}">{}</span>').format(
            place(share), numbers.decimals(share, 0) if share >= LABEL_FITS_FROM else ""
        )
        for share in shares
    )
    kind = "likert sides" if sides else "likert"
    return Markup('<div class="{}" role="img" aria-label="{}">{}</div>').format(kind, label, pieces)


def bar(share: float) -> Markup:
    """This function will draw one share as a bar beside its number."""
    return Markup('<i class="share-{}"></i>').format(place(share))


def histogram(shares: Sequence[float], names: Sequence[str], *, label: str) -> Markup:
    """This function will draw shares as upright bars, each with its number above and its name below."""
    top, wide = max([*shares, 1.0]), WIDTH / len(shares)
    columns = Markup("").join(
        _column(wide * place, wide, TALL * share / top, (numbers.decimals(share, 0), name))
        for place, (share, name) in enumerate(zip(shares, names, strict=True))
    )
    return Markup(
        '<svg class="histogram" viewBox="0 0 {} {}" role="img" aria-label="{}"><path d="M0 {}h{}"/>{}</svg>'
    ).format(WIDTH, HEAD + TALL + FOOT, label, HEAD + TALL, WIDTH, columns)


def _column(left: float, wide: float, tall: float, words: tuple[str, str]) -> Markup:
    middle, top = f"{left + wide / 2:.0f}", HEAD + TALL - tall
    return Markup(
        '<rect x="{:.0f}" y="{:.1f}" width="{:.0f}" height="{:.1f}"/>'
        '<text x="{}" y="{:.1f}">{}</text><text class="tick" x="{}" y="{}">{}</text>'
    ).format(left + 2, top, wide - 4, tall, middle, top - 3, words[0], middle, HEAD + TALL + FOOT - 4, words[1])
