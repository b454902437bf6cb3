"""Correction for chance: where many things are right by luck, luck alone shall earn nothing."""


def beyond_chance(share: float, chance: float) -> float:
    """How far a share of right ones goes beyond chance: 0 at chance, 1 for all, negative below it.

    (share - chance) / (1 - chance), whose mean is 0 for whoever guesses. Of n items with k choices
    each it is the classical correction for guessing, (R - W / (k - 1)) / n (Frary 1988, “Formula
    scoring of multiple-choice tests”); of an order's pairs, with chance 1/2, Kendall's tau.
    """
    return (share - chance) / (1 - chance)
