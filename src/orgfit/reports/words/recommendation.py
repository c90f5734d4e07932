"""The recommendation score in words, and whose marks are not used for it."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Recommendation score"
MEANING: Final = "share answering 9 or 10 minus share answering 0 to 6"
NOTE: Final = (
    f"{TITLE}: {MEANING}, so from −100 to 100. Net Promoter and NPS are registered marks of their owners; "
    "this is not their product."
)
