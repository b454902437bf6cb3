"""English: every sentence that rules have for players, and dates in words."""
