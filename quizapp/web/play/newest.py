"""The topic of a game as it is in play today."""

from quizapp.storage import editions
from quizapp.topics.topic import Topic
from quizapp.web.content import topics_in_play


def newest(topic: Topic) -> Topic:
    """A topic's edition in play; the one that was played where it is in play no more."""
    frozen = topics_in_play().get(topic.id)
    return editions.opened(frozen.edition()) if frozen else topic
