"""Speed and memory beside other programs, as ratios: ``python -m bench``."""
