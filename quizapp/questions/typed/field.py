"""What players type: a few words, without outer space and without what nobody can see."""

import random
import re

from quizapp.messages import Message
from quizapp.questions.base import FormData, Unclear
from quizapp.questions.shuffling import only
from quizapp.text import Wrong, cleaned

LONGEST_INPUT = 200
"""The same for every question: a limit made to measure would tell the answer's length."""


def typed(form: FormData, key: str, too_long: Message, unseen: Message) -> str:
    """The words in a field, "" if blank; raises Tampered, or Unclear with one of the messages."""
    words = only(form, key)
    if len(words) > LONGEST_INPUT:
        raise Unclear(too_long)
    try:
        return cleaned(words)
    except Wrong:
        raise Unclear(unseen) from None


def a_word_of(text: str, seed: int) -> str:
    """Any word of a text, short enough to be typed; a dash where there is none."""
    words: list[str] = re.findall(r"\w+", text) or ["–"]
    return random.Random(seed).choice(words)[:LONGEST_INPUT]
