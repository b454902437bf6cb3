"""What players type: a few words, without outer space and without what nobody can see."""

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
