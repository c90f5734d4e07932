"""Released figures as things to look at: a page to read, print and forward. Draws, never computes."""

from __future__ import annotations

from orgfit.reports.html import Report, render

__all__ = ["Report", "render"]
