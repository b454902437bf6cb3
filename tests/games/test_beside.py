"""What stands beside a closed question's answer never tells what is still open in its game."""

import pytest

from quizapp.games.moves import Answer
from quizapp.games.quiz import begin, play
from quizapp.games.seen import Explained, view
from tests.builders import a_question, a_topic, an_entry, the_topic

LATE = 10_000
ARTICLE = """
In [2003](#trade) trade grew fast. Then came a pact, in a very good year for both.

Nothing else was agreed.
"""
EVENTS = [an_entry("trade", "2003"), an_entry("pact", "2015-12"), an_entry("end", "2020")]
SOURCES = {
    key: {"publisher": "P", "title": key, "date": "2003"} for key in ("paper", "book", "other")
}


def seen(folder, *questions, answered=(0,), minutes=None, now=0, number=1):
    """What stands beside a question of a game over all of these, of which some are answered."""
    value = a_topic(*questions, article=ARTICLE, events=EVENTS, sources=SOURCES)
    topic = the_topic(folder, value)
    game = begin(topic.questions, 1, 0, minutes)
    for place in answered:
        game = play(game, Answer(topic.questions[place].id, None), 0)
    page = view(game, topic, number, now)
    assert isinstance(page, Explained)
    return page.beside


def ask(id_="one", **more):
    return a_question(id=id_, question=f"What of {id_}?", **more)


def in_full(beside):
    return " | ".join(p.before + p.words + p.after for p in beside.passages)


def test_alone_in_its_game_a_question_shows_the_whole_paragraph(tmp_path):
    beside = seen(tmp_path, ask(evidence="trade grew fast", event="trade", sources=["paper"]))
    assert in_full(beside).startswith("In 2003 trade grew fast. Then came")
    assert (beside.event, beside.undated, beside.sources) == ("trade", set(), ("paper",))


@pytest.mark.parametrize("other", ["Then came a pact", "a very good year"])
def test_while_the_paragraph_proves_something_open_only_the_quotation_shows(tmp_path, other):
    questions = ask(evidence="trade grew fast"), ask("two", evidence=other)
    assert in_full(seen(tmp_path, *questions)) == "trade grew fast"
    assert "good year" in in_full(seen(tmp_path, *questions, answered=(0, 1)))


@pytest.mark.parametrize("other", ["grew fast. Then", "trade grew fast", "fast", "2003 trade grew"])
def test_where_both_quote_the_same_words_no_passage_shows(tmp_path, other):
    questions = ask(evidence="trade grew fast"), ask("two", evidence=other)
    assert not seen(tmp_path, *questions).passages
    assert seen(tmp_path, *questions, answered=(0, 1)).passages


def test_an_open_proof_in_another_paragraph_hides_nothing(tmp_path):
    questions = ask(evidence="trade grew fast"), ask("two", evidence="Nothing else")
    assert seen(tmp_path, *questions).passages[0].after


def test_every_quotation_of_an_open_question_counts(tmp_path):
    find = a_question("find-evidence", answer="Nothing else", evidence="a very good year")
    assert in_full(seen(tmp_path, ask(evidence="trade grew fast"), find)) == "trade grew fast"


def test_several_quotations_show_as_words_alone(tmp_path):
    words = ["trade grew fast", "Nothing else", "very good year"]
    assert in_full(seen(tmp_path, ask(evidence=words))) == " | ".join(words)


def test_what_is_quoted_for_an_open_question_is_left_out_of_several_quotations(tmp_path):
    questions = ask(evidence=["trade grew fast", "Nothing else"]), ask("two", evidence="grew fast")
    assert in_full(seen(tmp_path, *questions)) == "Nothing else"


def test_a_linked_date_of_an_open_event_counts_as_a_proof(tmp_path):
    when = a_question("date", answer=None, event="trade")
    assert in_full(seen(tmp_path, ask(evidence="trade grew"), when)) == "trade grew"
    assert seen(tmp_path, ask(evidence="In 2003 trade"), when).passages == ()
    assert seen(tmp_path, ask(evidence="In 2003 trade"), when, answered=(0, 1)).passages


def test_a_date_of_an_open_event_shows_nowhere(tmp_path):
    order = a_question("ordering", items=None, events=["trade", "pact"], event="end")
    when = a_question("date", answer=None, event="pact")
    beside = seen(tmp_path, order, when)
    assert (beside.event, beside.undated) == ("end", {"pact"})
    assert seen(tmp_path, order, when, answered=(0, 1)).undated == set()
    # The other way round.
    assert seen(tmp_path, when, order).event is None


@pytest.mark.parametrize("type_", ["numeric", "short-answer", "true-false", "multiple-choice"])
def test_whatever_names_an_event_hides_it_while_it_is_open(tmp_path, type_):
    other = a_question(type_, id="two", event="trade")
    assert seen(tmp_path, ask(event="trade"), other).event is None


def test_a_source_waits_for_the_open_questions_that_cite_it(tmp_path):
    questions = ask(sources=["paper", "book"]), ask("two", sources=["book", "other"])
    assert seen(tmp_path, *questions).sources == ("paper",)
    assert seen(tmp_path, *questions, answered=(0, 1)).sources == ("paper", "book")


def test_a_source_of_the_day_of_an_open_event_waits(tmp_path):
    questions = ask(sources=["paper"]), ask("two", event="trade")
    assert seen(tmp_path, *questions).sources == ()
    assert seen(tmp_path, ask(sources=["paper"]), ask("two", event="pact")).sources == ("paper",)


def test_sources_of_an_event_that_is_open_wait_with_it(tmp_path):
    questions = ask(event="trade", sources=["paper"]), ask("two", event="trade")
    assert seen(tmp_path, *questions).sources == ()


def test_everything_shows_when_the_time_is_up(tmp_path):
    questions = (
        ask(evidence="trade grew fast", event="trade", sources=["paper"]),
        ask("two", evidence="trade grew fast", event="trade", sources=["paper"]),
    )
    for answered in (), (0,):
        beside = seen(tmp_path, *questions, answered=answered, minutes=5, now=LATE)
        assert (beside.event, beside.sources) == ("trade", ("paper",))
        assert beside.passages[0].after


def test_questions_that_are_not_in_the_game_hide_nothing(tmp_path):
    value = a_topic(
        ask(evidence="trade grew fast", event="trade", sources=["paper"]),
        ask("two", evidence="trade grew fast", event="trade", sources=["paper"]),
        article=ARTICLE,
        events=EVENTS,
        sources=SOURCES,
    )
    topic = the_topic(tmp_path, value)
    game = play(begin(topic.questions[:1], 1), Answer("one", None), 0)
    beside = view(game, topic, 1, 0).beside
    assert beside.passages[0].after
    assert (beside.event, beside.sources) == ("trade", ("paper",))
