"""Step 2, interpretation: what do we see? From the answers of one wave to figures that may be shown."""

from orgfit.analyses.interpret.release import Refusal, Release, release
from orgfit.analyses.interpret.together import Edition, release_all
from orgfit.disclosure.ledger import Ledger

__all__ = ["Edition", "Ledger", "Refusal", "Release", "release", "release_all"]
