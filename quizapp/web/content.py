"""The content: topics that the reading process hands to the site, and the log of what is wrong."""

import logging

from flask import Flask, current_app

from quizapp.topics.problems.codes import Level
from quizapp.topics.shelf import reader
from quizapp.topics.shelf.in_play import TopicsInPlay
from quizapp.topics.shelf.news import News

LOUDNESS: dict[Level, int] = {
    "error": logging.ERROR,
    "warning": logging.WARNING,
    "note": logging.INFO,
}
log = logging.getLogger(__name__)


def topics_of(app: Flask) -> TopicsInPlay:
    """The topics that an app has in play."""
    found: TopicsInPlay = app.extensions["topics"]
    return found


def topics_in_play() -> TopicsInPlay:
    """The topics that are in play."""
    return topics_of(current_app)


def read_here(app: Flask) -> None:
    """Read in this process what is new in the content folder: for tests and small tools."""
    topics = topics_of(app)
    for news in reader.news_since(app.extensions["content"], topics.versions()):
        take(topics, news)
    topics.whole = True


def take(topics: TopicsInPlay, news: News) -> None:
    """Bring into play what the news tell, and log what is wrong and what changed."""
    before, told = topics.title(news.name), topics.problems(news.name)
    topics.take(news)
    for problem in topics.problems(news.name):
        if problem not in told:
            log.log(LOUDNESS[problem.level], "%s", problem.text)
    after = topics.title(news.name)
    if topics.is_stale(news.name) and after:
        log.warning("%s: its last good version stays in play", after)
    elif not topics.whole:
        return
    elif after:
        log.info("%s: %s", after, "reloaded" if before else "new")
    elif before:
        log.info("%s: no longer in play", before)
