"""Plain words for figures: short sentences, no blame, and never more than the released figures say."""
