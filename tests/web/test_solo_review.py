"""Review in the browser: what is due, what is known, and quizzes that bring it back."""

import re

import pytest
import time_machine

from quizapp.web.content import read_here
from tests.builders import EVENTS, a_question, a_topic, a_topic_of_all_types, write_topic
from tests.games.builders import right_gap, wrong_gap
from tests.web.player import Player, rows

NOON = 1_800_000_000
DAY = 86_400
NONE = {"unknown": "1"}


def on_day(number):
    """Noon of a day, from 0."""
    return time_machine.travel(NOON + number * DAY, tick=False)


def words(player, address="/review"):
    """The main part of a page, without tags."""
    page = player.get(address).text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", page).split()).replace(" ,", ",")


def answered(player, *hows):
    """A quiz over a topic whose first questions were answered like this."""
    player.begin_quiz()
    for number, how in enumerate(hows, 1):
        sent = player.form(number) if how == "right" else NONE
        player.post(f"{player.address}/questions/{number}", sent)


def begin(player, topic=""):
    """A review that was just begun."""
    return player._begun(player.post("/review", {"topic": topic}))


def play(player, how="right"):
    """Answer all of the game begun last."""
    for number in range(1, len(player.game.state.questions) + 1):
        sent = player.form(number) if how == "right" else NONE
        player.post(f"{player.address}/questions/{number}", sent)


def after(player):
    """What is told at the end of the review begun last."""
    return words(player, player.address.replace("/quiz/", "/review/"))


def test_who_only_looks_is_not_known_and_is_led_to_a_topic(app):
    before, visitor = rows(app), Player(app)
    response = visitor.get("/review")
    assert not response.headers.getlist("Set-Cookie")
    assert rows(app) == before
    assert 'href="/topics/everything"' in response.text
    assert "Questions 0 of 11 known, 11 not met yet" in words(visitor)


def test_an_empty_site_has_nothing_to_review(make_app, tmp_path):
    (tmp_path / "content").mkdir()
    visitor = Player(make_app(tmp_path / "instance", tmp_path / "content"))
    assert words(visitor).startswith("Review What you answer comes back here")


def test_nothing_is_due_on_the_day_it_was_answered(player):
    with on_day(0):
        answered(player, "right", "none")
        told = words(player)
        assert "Nothing is due The next question is due tomorrow." in told
        assert "Questions 1 of 11 known, 1 shaky, 9 not met yet" in told
        assert player.post("/review").location == "/review"


def test_what_was_missed_is_due_the_next_day_and_what_was_right_later(player):
    with on_day(0):
        answered(player, "none", "right", "none")
        asked = player.game.state.questions
    with on_day(1):
        assert "2 are due" in words(player)
        assert "Review 2 now" in words(player)
        assert {*begin(player).state.questions} == {asked[0], asked[2]}
        assert player.game.settings["way"] == "review"
    with on_day(2):
        assert "3 are due" in words(player)


def test_a_day_begins_at_the_site_s_own_midnight(make_app, tmp_path, content):
    player = Player(make_app(tmp_path / "instance", content, time_zone="Asia/Seoul"))
    with time_machine.travel("2027-01-15 14:50 +0000", tick=False):
        answered(player, "none")
        assert "Nothing is due" in words(player)
    with time_machine.travel("2027-01-15 15:10 +0000", tick=False):
        assert "1 is due" in words(player)


def test_ten_at_most_are_asked_at_once_and_the_rest_after_them(player):
    with on_day(0):
        answered(player, *["none"] * 11)
    with on_day(1):
        assert "11 are due" in words(player)
        first = begin(player).state.questions
        assert len(first) == 10
        play(player)
        (last,) = begin(player).state.questions
        assert last not in first


def test_the_end_says_what_comes_next_until_nothing_is_due(player):
    with on_day(0):
        answered(player, *["none"] * 11)
    with on_day(1):
        begin(player)
        play(player)
        assert player.get(player.address).location == player.address.replace("/quiz/", "/review/")
        told = after(player)
        assert "10 of 10 right 1 more is due in Inventions." in told
        assert "Review 1 more" in told
        begin(player)
        play(player, "none")
        assert "0 of 1 right Nothing is due. The next is due tomorrow." in after(player)


def test_a_second_press_goes_on_with_the_review_that_was_begun(player):
    with on_day(0):
        answered(player, "none", "none")
    with on_day(1):
        game = begin(player)
        assert player.post("/review").location == f"/quiz/{game.id}"
        player.answer(1)
        assert "1 is due" in words(player)
        assert player.post("/review").location == f"/quiz/{game.id}"
        assert player.get(f"/review/{game.id}").location == f"/quiz/{game.id}"


def test_a_review_s_own_end_is_only_for_its_player_and_for_reviews(app, player):
    with on_day(0):
        answered(player, *["none"] * 11)
        quiz = player.address
        assert player.get(quiz.replace("/quiz/", "/review/")).location == quiz
    with on_day(1):
        begin(player)
        play(player)
        address = player.address.replace("/quiz/", "/review/")
        assert player.get(address).status_code == 200
        assert Player(app).get(address).status_code == 404


def test_placed_cards_are_known_or_shaky_and_never_due(player):
    with on_day(0):
        game = player.begin_timeline(size=6, lives=0)
        for choose in (right_gap, wrong_gap):
            player.place(choose(game.state))
            game = player.game
        assert "Events 1 of 8 known, 1 shaky, 6 not met yet" in words(player)
    with on_day(30):
        assert "Nothing is due" in words(player)


def test_the_page_tells_no_question_and_no_event(player):
    with on_day(0):
        answered(player, "right", "none")
        topic = player.game.topic
    with on_day(1):
        page = player.get("/review").text
        told = [question.question for question in topic.questions]
        told += [title for _, _, title in EVENTS]
        assert not [text for text in told if text in page]


def test_the_dots_are_as_many_as_the_words_say(player):
    with on_day(0):
        answered(player, "right", "none", "none")
        page = player.get("/review").text
    dots = dict.fromkeys(("known", "shaky", "unseen"), 0)
    for standing, path in re.findall(r'data-size="small" data-known="(\w+)" d="([^"]+)"', page):
        dots[standing] += path.count("M")
    assert dots == {"known": 1, "shaky": 2, "unseen": 8}


# Topics that change


@pytest.fixture
def teacher(make_app, tmp_path):
    """Somebody who plays two topics of a folder, and may change it."""
    content = tmp_path / "content"
    write_topic(content, a_topic_of_all_types(), "everything")
    write_topic(content, a_topic(a_question(), a_question("numeric"), title="Small"), "small")
    return Player(make_app(tmp_path / "instance", content), "everything"), content


def test_the_topic_that_needs_it_most_comes_first_and_another_can_be_named(teacher):
    player, _ = teacher
    with on_day(0):
        answered(player, "none", "none")
        player.topic = "small"
        answered(player, "none")
    with on_day(1):
        assert "3 are due" in words(player)
        assert begin(player).topic.id == "everything"
        assert begin(player, "small").topic.id == "small"
        play(player)
        assert "2 more are due in Inventions." in after(player)


def test_a_topic_that_is_gone_is_left_out_and_counted(teacher):
    player, content = teacher
    with on_day(0):
        answered(player, "none")
        player.topic = "small"
        answered(player, "none")
        (content / "small.yaml").unlink()
        read_here(player.app)
    with on_day(1):
        told = words(player)
        assert "1 is due" in told
        assert "What you answered in 1 topic that is no longer here is left out." in told
        assert "Small" not in told
        player.app.extensions["topics"].whole = False  # as while a server starts
        assert "Some topics are still being read." in words(player)


def test_a_question_with_another_answer_than_it_had_was_never_met(teacher):
    player, content = teacher
    player.topic = "small"
    with on_day(0):
        answered(player, "none", "none")
        changed = a_topic(a_question(answer="Busan"), a_question("numeric"), title="Small")
        write_topic(content, changed, "small")
        read_here(player.app)
    with on_day(1):
        told = words(player)
        assert "1 is due" in told
        assert "Questions 0 of 2 known, 1 shaky, 1 not met yet" in told
        game = begin(player)
        assert [question.id for question in game.state.questions] == ["numeric"]
        assert game.topic.question_by_id["multiple-choice"].answer == "Busan"


def test_a_topic_s_page_leads_to_review(player):
    assert 'href="/review"' in player.get("/topics/everything").text.partition("<main")[2]
