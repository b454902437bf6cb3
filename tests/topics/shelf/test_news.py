"""News: what one process tells another arrives as it was sent."""

import os
from io import BytesIO

from quizapp.topics.shelf.loading import load
from quizapp.topics.shelf.news import (
    LONGEST_REPORT,
    MOST_REPORTS,
    News,
    news_of,
    packed,
    received,
    sent,
    unpacked,
)
from tests.builders import a_topic, a_topic_of_all_types, write, write_topic


def travelled(news):
    return received(*unpacked(BytesIO(sent(news)).read))


def test_a_topic_arrives_with_its_summary_and_its_edition(tmp_path):
    path = write_topic(tmp_path, a_topic_of_all_types(themes={"space": "Space"}))
    topic = load(path).topic
    news = travelled(news_of(path, "v1"))
    assert (news.name, news.version, news.problems) == ("inventions.yaml", "v1", ())
    assert news.topic.edition() == topic.edition
    summary = news.topic.summary
    assert (summary.id, summary.title, summary.language) == ("inventions", "Inventions", "en")
    assert (summary.events, summary.questions) == (8, len(topic.questions))
    assert summary.can_be_laid
    assert len(summary.dots) == 8
    assert summary.telling.dot in summary.dots


def test_problems_arrive_with_their_line_and_caret(tmp_path):
    path = write(tmp_path / "bad.yaml", "titel: A\nquestions: none\n")
    news = travelled(news_of(path, "v1"))
    assert news.topic is None
    assert news.problems[0].level == "error"
    assert news.problems[0].text.endswith("\ntitel: A\n^")


def test_what_is_gone_and_what_has_an_odd_name_arrive(tmp_path):
    assert travelled(News("gone.yaml")) == News("gone.yaml")
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("titel: A\n")
    news = news_of(tmp_path / os.path.basename(path), "v1")
    assert travelled(news) == news


def test_no_message_grows_without_bounds(tmp_path):
    keys = "\n".join(f"{'k' * 200}{number}: {'x' * 1500}" for number in range(400))
    news = news_of(write(tmp_path / "bad.yaml", keys), "v1")
    assert 0 < len(news.problems) <= MOST_REPORTS
    assert max(len(problem.text) for problem in news.problems) <= LONGEST_REPORT
    events = [{"date": f"{n:04}", "title": f"Event {n}"} for n in range(1000)]
    news = news_of(write_topic(tmp_path, a_topic(events=events), "long"), "v1")
    assert news.topic.summary.events == 1000
    assert len(news.topic.summary.dots) <= 40
    assert len(sent(news)) - len(news.topic.data) < 10_000


def test_a_message_that_is_cut_off_is_the_end():
    whole = packed({"looked": True}, b"data")
    assert unpacked(BytesIO(whole).read) == ({"looked": True}, b"data")
    for size in range(len(whole)):
        assert unpacked(BytesIO(whole[:size]).read) is None
