"""Phrases: one pass over the tokens finds what one long pattern would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from quizapp.topics.phrases import Phrases

ALONE = r"[^\W\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


def found(text, *phrases):
    return [text[m.start : m.end] for m in Phrases((p, p) for p in phrases).find(text)]


def by_one_pattern(text, phrases):
    """The same with a pattern of all phrases, the longest first: simple, and slow."""
    whole = []
    for phrase in sorted(phrases, key=len, reverse=True):
        before = f"(?<!{ALONE})" if re.match(ALONE, phrase[0]) else ""
        after = f"(?!{ALONE})" if re.match(ALONE, phrase[-1]) else ""
        whole.append(before + r"\s+".join(map(re.escape, phrase.split(" "))) + after)
    return [m.group() for m in re.finditer("|".join(whole), text)] if whole else []


LETTERS = st.text("abA1_ .-(\n이중é", max_size=8)
PHRASES = st.lists(LETTERS.map(lambda text: " ".join(text.split())).filter(bool), max_size=8)


@given(st.text("abA1_ .-(\n이중é", max_size=40), PHRASES)
def test_the_same_is_found_as_by_one_pattern(text, phrases):
    assert found(text, *phrases) == by_one_pattern(text, phrases)


@given(st.lists(st.sampled_from(["the", "Blue", "House", "of", "이", " ", "\n", "-"]), max_size=30))
def test_the_same_is_found_among_phrases_that_begin_alike(words):
    phrases = ["the", "the Blue", "the Blue House", "Blue", "House of", "이이", "House-", "of"]
    text = "".join(words)
    assert found(text, *phrases) == by_one_pattern(text, phrases)


def test_of_two_phrases_that_are_alike_the_first_counts():
    (mention,) = Phrases([("state  visit", "one"), ("state visit", "two")]).find("A state\nvisit.")
    assert mention.target == "one"
    assert (mention.start, mention.end) == (2, 13)


def test_no_phrase_is_found_inside_a_longer_word():
    assert found("Leeds, Lee", "Lee") == ["Lee"]
    assert found("이재명은", "이재명") == ["이재명"]
