"""Step 2, interpretation: what do we see? From the answers of one wave to figures that may be shown."""

from orgfit.analyses.interpret.release import Refusal, Release, release

__all__ = ["Refusal", "Release", "release"]
