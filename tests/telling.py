"""What rules tell a player, as it reads in English."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from quizapp.english.sentences import said
from quizapp.messages import Told
from quizapp.questions.base import Mark


@contextmanager
def telling(kind: type[Told], words: str) -> Iterator[None]:
    """That the block raises this, with a sentence in which these words are found."""
    with pytest.raises(kind) as caught:
        yield
    assert re.search(words, said(caught.value.message))


def remark_on(mark: Mark) -> str:
    """What a mark says beside its figure, "" for nothing."""
    return said(mark.remark) if mark.remark else ""
