"""Reloading: what changes in the content folder comes into play, and the log tells of it."""

import logging

import gevent
from flask import Flask

from quizapp.topics.problems.codes import Level
from quizapp.topics.problems.problem import Problem, report
from quizapp.topics.shelf.library import Library, Loaded
from quizapp.topics.shelf.watching import refreshed
from quizapp.web.reading.home import library_of

A_MOMENT = 1  # between two looks at the content folder, in seconds
LOUDNESS: dict[Level, int] = {
    "error": logging.ERROR,
    "warning": logging.WARNING,
    "note": logging.INFO,
}
log = logging.getLogger(__name__)


def tell_first(app: Flask) -> None:
    """Tell what is wrong with the topics that were read at start."""
    _tell_problems(Library(), library_of(app))


def reload(app: Flask) -> None:
    """Bring into play what changed in the content folder, and tell what is wrong with it."""
    before = library_of(app)
    after = refreshed(app.extensions["content"], before)
    if after is before:
        return
    # In this order: a page made in between is kept with the old ones, which are dropped.
    app.extensions["library"] = after
    app.extensions["pages"] = {}
    _tell_problems(before, after)
    _tell_topics(before, after)


def always(app: Flask) -> None:
    """Look at the content folder every moment, for good."""
    told = ""
    while True:
        gevent.sleep(A_MOMENT)
        try:
            reload(app)
            told = ""
        except Exception as error:  # whatever it is, the topics in play stay there
            if told != str(error):  # not every second
                log.exception("The content folder cannot be read again")
            told = str(error)


def _tell_problems(before: Library, after: Library) -> None:
    known = set(before.problems)
    for loaded in after.loaded:
        for problem in loaded.problems:
            if problem not in known:
                log.log(LOUDNESS[problem.level], "%s", _told(problem, loaded))


def _told(problem: Problem, loaded: Loaded) -> str:
    lines = loaded.lines.get(problem.file, [])
    if problem.level != "error" or not 1 <= problem.line <= len(lines):
        return str(problem)
    return report(problem, lines[problem.line - 1])


def _tell_topics(before: Library, after: Library) -> None:
    """Say which topics came, went, changed or could not change."""
    known = set(map(id, before.loaded))
    for loaded in after.loaded:
        topic = loaded.topic
        if topic is None or id(loaded) in known:
            continue
        if loaded.stale:
            log.warning("%s: its last good version stays in play", topic.title)
        else:
            log.info("%s: %s", topic.title, "reloaded" if topic.id in before.topics else "new")
    for id_ in before.topics.keys() - after.topics.keys():
        log.info("%s: no longer in play", before.topics[id_].title)
