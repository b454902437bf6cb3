"""Particles that Korean writes onto a noun: 훈민정음을, 나라는, 경주에서."""

import re

_AFTER_A_CONSONANT = ("은", "이", "을", "과", "으로", "이다", "이에요", "이었다", "이라고")
_AFTER_A_VOWEL = ("는", "가", "를", "와", "로", "다", "예요", "였다", "라고")
_AFTER_ANY = ("의", "에", "에서", "에게", "께서", "입니다", "임")
_AFTER_ONE_SYLLABLE = frozenset(("은", "는", "을", "를", "에서", "에게", "으로", "입니다"))
"""Others would part words that are whole: 종이 is paper, not a bell."""
_HANGUL = re.compile("[\uac00-\ud7a3]")
_FIRST, _FINALS, _RIEUL = ord("가"), 28, 8


def nouns_in(word: str) -> list[str]:
    """What a word can be without the particle that it seems to end with."""
    return [
        word[: -len(particle)]
        for particle in (*_AFTER_A_CONSONANT, *_AFTER_A_VOWEL, *_AFTER_ANY)
        if word.endswith(particle) and _fits(word[: -len(particle)], particle)
    ]


def _fits(noun: str, particle: str) -> bool:
    if not noun or not _HANGUL.match(noun[-1]):
        return False
    if len(noun) == 1 and particle not in _AFTER_ONE_SYLLABLE:
        return False
    final = (ord(noun[-1]) - _FIRST) % _FINALS
    if particle == "로":
        return final in (0, _RIEUL)
    if particle == "으로" and final == _RIEUL:
        return False
    return particle in _AFTER_ANY or (particle in _AFTER_A_CONSONANT) == bool(final)
