"""The quiz in the browser: asked, answered, explained, summed up."""

import re
from html import unescape

import pytest
import time_machine

from tests.builders import (
    TYPE_NAMES,
    a_question,
    a_topic,
    a_topic_of_all_types,
    a_topic_of_many_questions,
    write_topic,
)
from tests.web.player import TOPIC, Player, rows

NOON = 1_800_000_000

WRONG = {
    "multiple-choice": "Busan",
    "multiple-answers": ["Anvil"],
    "true-false": "false",
    "numeric": "3",
    "short-answer": "Barometer",
    "ordering": [3, 2, 1, 0],
    "matching": {"Bee": "Web", "Spider": "Hive", "Fox": "Nest", "Bird": "Den"},
    "date": "1901-01-01",
    "categorise": {
        **dict.fromkeys(("Cork", "Ice", "Candle"), "Sinks"),
        **dict.fromkeys(("Coin", "Pebble", "Brick"), "Floats"),
    },
    "fill-in": ["burns", "hundred", "steam"],
    "find-evidence": 2,
}


def number_of(quiz, type_):
    return next(n for n, question in enumerate(quiz.questions, 1) if question.type == type_)


def heading(response):
    return response.text.partition("<h1")[2].partition("</h1>")[0].partition(">")[2].strip()


def title(page):
    return re.search(r"<title>(.*?)</title>", page)[1]


def test_a_whole_quiz_can_be_answered_right(player):
    questions = player.begin_quiz().state.questions
    assert {question.type for question in questions} == set(TYPE_NAMES)
    for number, question in enumerate(questions, 1):
        assert heading(player.get(f"{player.address}/questions/{number}")) == question.question
        response = player.answer(number)
        assert response.status_code == 303
        page = player.get(response.location).text
        assert 'data-verdict="right"' in page
        assert question.explanation in page
    summary = player.get(player.address).text
    assert "Everything right." in summary
    assert "What I missed" not in summary


def test_a_whole_quiz_can_be_answered_wrong(player):
    questions = player.begin_quiz().state.questions
    for number, question in enumerate(questions, 1):
        page = player.get(player.answer(number, WRONG[question.type]).location).text
        assert "Not right" in page
        assert "The right answer: " in page
    assert player.game.state.earned == 0
    assert f"{len(questions)} questions are worth another look" in player.get(player.address).text


def test_an_answer_leads_to_its_explanation_with_the_words_that_prove_it(player):
    quiz = player.begin_quiz().state
    number = number_of(quiz, "true-false")
    page = player.get(player.answer(number).location).text
    assert "<mark>Of the true-false one</mark>, the book says this and no more." in page
    event = player.game.topic.event_by_id[quiz.questions[number - 1].event]
    assert f'<a href="/topics/everything/timeline#{event.id}">{event.title}</a>' in page


@pytest.mark.parametrize("type_", TYPE_NAMES)
def test_a_blank_answer_is_asked_again_and_not_stored(player, type_):
    number = number_of(player.begin_quiz().state, type_)
    before = rows(player.app)
    response = player.post(f"{player.address}/questions/{number}")
    assert response.status_code == 422
    assert 'role="alert">Nothing is chosen yet.' in response.text
    assert rows(player.app) == before


def test_an_unclear_answer_comes_back_as_it_was_typed(player):
    number = number_of(player.begin_quiz().state, "numeric")
    response = player.post(f"{player.address}/questions/{number}", {"answer": "abou<t two"})
    assert response.status_code == 422
    assert "Write a number" in response.text
    assert 'value="abou&lt;t two"' in response.text
    assert player.game.moves == 0


def test_who_does_not_know_is_told(player):
    quiz = player.begin_quiz().state
    for number, question in enumerate(quiz.questions, 1):
        address = f"{player.address}/questions/{number}"
        # What is already chosen does not matter.
        response = player.post(address, player.form(number) | {"unknown": "1"})
        assert response.status_code == 303
        page = player.get(address).text
        assert 'data-verdict="none"' in page
        assert title(page).startswith("I don’t know · ")
        assert f'data-state="none" aria-current="step" href="{address}"' in page
        assert ("Not answered" in page) == (number < len(quiz.questions))
        assert question.explanation in page
    assert player.game.state.earned == 0
    assert all(answered.given is None for answered in player.game.state.answers.values())
    summary = player.get(player.address).text
    assert summary.count('data-verdict="none"') == summary.count('data-state="none"') == 11
    assert "Not answered" not in summary


def test_the_title_tells_how_a_question_stands(player):
    player.begin_quiz()
    address = f"{player.address}/questions/1"
    asked = "Question 1 of 11 · Inventions · quizapp"
    assert title(player.get(address).text) == asked
    player.answer(1, "Busan")
    assert title(player.get(address).text) == f"Not right · {asked}"


@pytest.mark.parametrize("type_", TYPE_NAMES)
@pytest.mark.parametrize("given", ["right", "wrong", "unknown"])
def test_who_reads_on_from_the_verdict_meets_the_right_answer_and_why(player, type_, given):
    quiz = player.begin_quiz().state
    number = number_of(quiz, type_)
    if given == "unknown":
        player.post(f"{player.address}/questions/{number}", {"unknown": "1"})
    else:
        player.answer(number, WRONG[type_] if given == "wrong" else None)
    page = unescape(player.get(f"{player.address}/questions/{number}").text)
    question = quiz.questions[number - 1]
    answer = "; ".join(question.told(question.solution()))
    order = ['id="verdict-word"', f"The right answer: {answer}.", question.explanation]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert 'aria-describedby="right-answer why"' in page


def test_three_right_answers_in_a_row_are_counted_from_the_third_on(player):
    player.begin_quiz()
    told = []
    for number, answer in enumerate([None, None, None, None, "wrong", None], 1):
        given = answer and WRONG[player.game.state.questions[number - 1].type]
        page = player.get(player.answer(number, given).location).text
        told.append(re.findall(r"\d+ in a row", page))
    assert told == [[], [], ["3 in a row"], ["4 in a row"], [], []]


def test_a_run_is_counted_in_a_long_quiz_too(make_app, tmp_path):
    write_topic(tmp_path, a_topic_of_many_questions(60), TOPIC)
    player = Player(make_app(tmp_path / "instance", tmp_path))
    player.begin_quiz()
    for number in range(1, 13):
        page = player.get(player.answer(number).location).text
    assert "12 in a row" in page


def test_a_verdict_is_drawn_for_who_has_just_answered(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz()
        address = player.answer(1).location
        clock.shift(10)
        assert "data-fresh" in player.get(address).text
        clock.shift(1)
        assert "data-fresh" not in player.get(address).text


@pytest.mark.parametrize("type_", TYPE_NAMES)
def test_the_same_answer_once_more_is_acknowledged_once_more(player, type_):
    number = number_of(player.begin_quiz().state, type_)
    form = player.form(number)
    statuses = [
        player.post(f"{player.address}/questions/{number}", form).status_code for _ in range(3)
    ]
    assert statuses == [303, 303, 303]
    assert len(player.game.state.answers) == 1


@pytest.mark.parametrize("type_", TYPE_NAMES)
def test_another_answer_is_refused_and_the_first_one_counts(player, type_):
    number = number_of(player.begin_quiz().state, type_)
    player.answer(number, WRONG[type_])
    before = rows(player.app)
    response = player.answer(number)
    assert response.status_code == 409
    assert "The first answer counts." in response.text
    assert player.post(f"{player.address}/questions/{number}", {"unknown": "1"}).status_code == 409
    assert rows(player.app) == before


def test_going_back_shows_the_explanation_again(player):
    player.begin_quiz()
    player.answer(1)
    first = player.get(f"{player.address}/questions/1")
    player.answer(2)
    again = player.get(f"{player.address}/questions/1")
    assert first.status_code == again.status_code == 200
    assert heading(first) == heading(again)
    assert "Next question" in again.text
    assert f"{player.address}/questions/3" in again.text


def test_a_page_loaded_again_shows_the_same_order(player):
    number = number_of(player.begin_quiz().state, "ordering")
    address = f"{player.address}/questions/{number}"
    first, second = (player.get(address).text for _ in range(2))
    assert "<order-list>" in first
    assert first.partition("<order-list>")[2] == second.partition("<order-list>")[2]


def test_a_new_quiz_begins_with_its_first_question(player):
    chosen = {"set": "questions", "length": 5, "minutes": 0}
    response = player.post("/topics/everything/quiz", chosen)
    assert response.status_code == 303
    assert re.fullmatch(r"/quiz/[\w-]{16}/questions/1", response.location)


def test_the_game_is_left_and_gone_on_with(player):
    player.begin_quiz()
    player.answer(1)
    response = player.get(player.address)
    assert response.status_code == 303
    assert response.location == f"{player.address}/questions/2"


def test_questions_may_be_answered_in_any_order(player):
    quiz = player.begin_quiz().state
    last = len(quiz.questions)
    for number in range(last, 0, -1):
        assert player.answer(number).status_code == 303
    assert player.game.state.earned == last


def test_a_shorter_quiz_draws_questions_in_the_order_of_the_set(player):
    whole = [question.id for question in player.begin_quiz().state.questions]
    for _ in range(5):
        drawn = [question.id for question in player.begin_quiz(length=5).state.questions]
        assert len(drawn) == 5
        assert drawn == sorted(drawn, key=whole.index)


def test_two_quizzes_show_choices_in_orders_of_their_own(player):
    seeds = {player.begin_quiz().state.seed for _ in range(3)}
    assert len(seeds) == 3


# The time limit


def test_after_the_time_limit_no_answer_counts_and_all_is_explained(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(minutes=5)
        assert "5:00 left" in player.get(f"{player.address}/questions/1").text
        clock.shift(299)
        assert "0:01 left" in player.get(f"{player.address}/questions/1").text
        assert player.answer(1).status_code == 303
        clock.shift(1)
        before = rows(player.app)["answers"]
        response = player.answer(2)
        assert response.status_code == 409
        assert "The time was up" in response.text
        assert player.post(f"{player.address}/questions/2", {"unknown": "1"}).status_code == 409
        assert rows(player.app)["answers"] == before
        assert player.answer(1).status_code == 303  # already counted, so acknowledged again
        assert "Not answered" in player.get(f"{player.address}/questions/2").text
        assert "The time was up" in player.get(player.address).text


def test_the_limit_can_be_lifted_at_any_moment_before_its_end(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(minutes=5)
        clock.shift(299)
        assert player.post(f"{player.address}/limit").status_code == 303
        clock.shift(86_400)
        page = player.get(f"{player.address}/questions/1").text
        assert " left" not in page
        assert player.answer(1).status_code == 303
        assert player.game.state.deadline is None


def test_a_limit_that_has_passed_is_not_lifted(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(minutes=5)
        clock.shift(300)
        assert player.post(f"{player.address}/limit").status_code == 409
        assert [row[2] for row in rows(player.app)["moves"] if row[0] in player.address] == [
            "EndByTime"
        ]
        assert player.answer(1).status_code == 409


def test_a_limit_lifted_again_and_again_is_kept_once(player):
    player.begin_quiz(minutes=5)
    assert {player.post(f"{player.address}/limit").status_code for _ in range(9)} == {303}
    assert player.game.moves == 1


def test_a_time_that_was_seen_to_be_up_stays_up_when_the_clock_is_set_back(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(minutes=5)
        clock.shift(301)
        assert "The time was up" in player.get(player.address).text
        clock.shift(-100)
        assert player.answer(1).status_code == 409
        assert "Not answered" in player.get(f"{player.address}/questions/1").text


def test_a_clock_set_back_after_lifting_the_limit_stops_nothing(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(length=5, minutes=5)
        clock.shift(100)
        player.post(f"{player.address}/limit")
        clock.shift(-1)
        for number in range(1, 6):
            assert player.answer(number).status_code == 303
        addresses = (player.address, "/games", "/games/export")
        assert {player.get(address).status_code for address in addresses} == {200}


def test_an_answer_is_still_there_when_the_clock_was_set_back(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(minutes=40)
        player.answer(1)
        clock.shift(2000)
        player.post(f"{player.address}/limit")
        player.answer(2)
        clock.shift(-1900)
        assert player.answer(3).status_code == 303
        assert len(player.game.state.answers) == 3
        assert player.game.state.deadline is None


# What was missed


def test_only_what_was_missed_is_played_again(player):
    questions = player.begin_quiz().state.questions
    for number, question in enumerate(questions, 1):
        player.answer(number, WRONG[question.type] if number <= 2 else None)
    response = player.post(f"{player.address}/missed")
    again = player.stored(response.location.split("/")[2])
    assert [q.id for q in again.state.questions] == [q.id for q in questions[:2]]
    assert again.state.answers == {}
    assert again.state.deadline is None


def test_what_was_missed_is_not_played_before_the_end(player):
    player.begin_quiz()
    player.answer(1)
    before = rows(player.app)
    response = player.post(f"{player.address}/missed")
    assert (response.status_code, response.location) == (303, player.address)
    assert rows(player.app) == before


def test_nothing_missed_begins_nothing(player):
    for number in range(1, len(player.begin_quiz().state.questions) + 1):
        player.answer(number)
    before = rows(player.app)
    assert player.post(f"{player.address}/missed").location == player.address
    assert rows(player.app) == before


# The next quiz


def answered_wrong(player, wrong=()):
    """The quiz to its end, the questions with these numbers not known."""
    for number, _ in enumerate(player.game.state.questions, 1):
        if number in wrong:
            player.post(f"{player.address}/questions/{number}", {"unknown": "1"})
        else:
            player.answer(number)


def test_one_more_asks_as_many_questions_and_new_ones_first(player):
    before = player.begin_quiz(length=5, minutes=5)
    answered_wrong(player)
    after = player.begin(f"{player.address}/again")
    first, second = ({one.id for one in game.state.questions} for game in (before, after))
    assert len(second) == 5
    assert not first & second
    assert after.settings["minutes"] == 5
    answered_wrong(player)
    third = player.begin(f"{player.address}/again")
    assert {one.id for one in third.state.questions} - first - second


def test_one_more_of_a_whole_set_is_the_whole_set(player):
    before = player.begin_quiz()
    answered_wrong(player)
    assert player.begin(f"{player.address}/again").state.questions == before.state.questions


@pytest.mark.parametrize("path", ["again", "missed", "next"])
def test_the_next_quiz_waits_for_the_end_and_begins_once(player, path, two_sets):
    player = two_sets
    game = player.begin_quiz("first", length=5)
    address = player.address
    before = rows(player.app)
    response = player.post(f"{address}/{path}")
    assert (response.status_code, response.location) == (303, address)
    assert rows(player.app) == before
    answered_wrong(player, [1])
    assert len({player.begin(f"{address}/{path}").id for _ in range(3)}) == 1
    assert player.game.id != game.id


@pytest.fixture
def two_sets(make_app, tmp_path):
    """A player of a topic with two sets of seven questions, and one for a class."""
    topic = a_topic(article="An article.")
    del topic["questions"]
    topic["sets"] = [
        {
            "title": name,
            "questions": [
                a_question(id=f"{name}-{n}".lower(), question=f"{name}, {n}?") for n in range(7)
            ],
        }
        for name in ("First", "Second", "Third")
    ]
    topic["sets"][1]["class_only"] = "true"
    write_topic(tmp_path / "content", topic, TOPIC)
    return Player(make_app(tmp_path / "instance", tmp_path / "content"))


def test_the_end_offers_the_next_set_by_its_name(two_sets):
    player = two_sets
    player.begin_quiz("first", length=5)
    answered_wrong(player)
    assert "Next: Third" in player.get(player.address).text
    game = player.begin(f"{player.address}/next")
    assert (game.settings["set"], len(game.state.questions)) == ("third", 5)
    answered_wrong(player)
    assert "Next: First" in player.get(player.address).text


def test_the_end_of_the_only_set_offers_no_other(player):
    player.begin_quiz(length=5)
    answered_wrong(player)
    assert "Next:" not in player.get(player.address).text


def test_after_what_was_missed_one_more_is_as_it_was_before(player):
    player.begin_quiz(length=5)
    answered_wrong(player, [2, 3])
    player.begin(f"{player.address}/missed")
    answered_wrong(player)
    assert len(player.begin(f"{player.address}/again").state.questions) == 5


def test_the_end_tells_how_a_quiz_stands_beside_the_best(player):
    told = []
    for wrong in ([1], [1, 2], [1], []):
        player.begin_quiz()
        answered_wrong(player, wrong)
        bests = player.get(player.address).text.partition('<dl class="bests">')[2]
        told += [" ".join(re.sub(r"<[^>]+>", "", bests.partition("</dl>")[0]).split())]
    assert told == [
        "",
        "Your best 10",
        "Your best 10, reached again",
        "Your best This one, 10 before",
    ]


def test_a_perfect_quiz_has_an_ending_of_its_own_that_moves_once(player):
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz(length=5)
        answered_wrong(player)
        assert 'class="ending ending--perfect" data-fresh' in player.get(player.address).text
        clock.shift(60)
        page = player.get(player.address).text
        assert 'class="ending ending--perfect"' in page
        assert "data-fresh" not in page
        player.begin_quiz(length=5)
        answered_wrong(player, [1])
        assert "ending--perfect" not in player.get(player.address).text


def test_a_quiz_setup_opens_with_what_was_chosen_last(two_sets):
    two_sets.begin_quiz("third", length=5, minutes=20)
    page = two_sets.get(f"/topics/{TOPIC}/quiz").text
    assert re.findall(r'value="([^"]+)" checked', page) == ["third"]
    assert re.findall(r'checked [^>]*name="length"[^>]*value="(\d+)"', page) == ["5"]
    assert '<option selected value="20">' in page


# Whose game it is


def test_another_players_questions_are_not_found(app, player):
    player.begin_quiz()
    before = rows(app)
    other = Player(app)
    other.begin_timeline()
    stranger = Player(app)
    during = rows(app)
    for someone in (other, stranger):
        assert someone.get(f"{player.address}/questions/1").status_code == 404
        for path in ("/questions/1", "/limit", "/missed", "/again", "/next"):
            assert someone.post(player.address + path, {"unknown": "1"}).status_code == 404
    assert rows(app) == during
    assert before["answers"] == during["answers"]


def test_somebody_elses_quiz_says_what_it_is_and_can_be_played(app, player):
    player.begin_quiz(length=5)
    player.answer(1)
    stranger = Player(app)
    page = stranger.get(player.address).text
    assert "<h1>Somebody else’s quiz</h1>" in page
    assert "5 questions from the set" in page
    mine, theirs = player.game, stranger.begin(f"{player.address}/same")
    assert theirs.state.questions == mine.state.questions
    assert theirs.state.seed == mine.state.seed
    assert (theirs.state.answered, mine.state.answered) == (0, 1)
    assert stranger.begin(f"{player.address}/same").id == theirs.id


def test_a_quiz_made_of_what_somebody_missed_is_theirs_alone(app, player):
    player.begin_quiz(length=5)
    for number in range(1, 6):
        player.post(f"{player.address}/questions/{number}", {"unknown": "1"})
    player.begin(f"{player.address}/missed")
    stranger = Player(app)
    page = stranger.get(player.address).text
    assert "put together for its player alone" in page
    assert "5" not in page.partition("<main")[2].partition("</main>")[0]
    assert stranger.post(f"{player.address}/same").status_code == 404


def test_a_game_that_is_not_there_is_not_found(app, player):
    player.begin_quiz()
    game = player.address
    stranger = Player(app)
    for address in ("/quiz/nothing", game.replace("quiz", "timeline-game")):
        assert stranger.get(address).status_code == 404
        assert stranger.post(f"{address}/same").status_code == 404
    player.post("/games/deletion")
    assert stranger.get(game).status_code == 404


def test_a_mark_to_beat_travels_where_its_player_chose_to_send_it(app, player):
    for number, _ in enumerate(player.begin_quiz(length=5).state.questions, 1):
        player.answer(number) if number > 1 else player.post(
            f"{player.address}/questions/1", {"unknown": "1"}
        )
    page = unescape(player.get(player.address).text)
    assert "○●●●● 4 of 5" in page
    sent = re.findall(r'value="http://localhost(/quiz/[^"]+)"', page)
    assert sent[1] == player.address
    stranger = Player(app)
    assert "Beat 4 of 5" in stranger.get(sent[0]).text
    assert "Beat" not in stranger.get(sent[0].replace("beat=4", "beat=5")).text
    fields = re.findall(r'name="(beat|sign)" value="([^"]+)"', stranger.get(sent[0]).text)
    stranger.begin(f"{player.address}/same", dict(fields))
    for number in range(1, 6):
        stranger.answer(number)
    assert "<dt>To beat</dt>" in stranger.get(stranger.address).text
    assert '<strong>4</strong>, <em class="bests__new">beaten</em>' in (
        stranger.get(stranger.address).text
    )


def test_a_quiz_is_not_a_timeline_game(player):
    player.begin_quiz()
    game_id = player.address.rpartition("/")[2]
    assert player.get(f"/timeline-game/{game_id}").status_code == 404
    assert player.post(f"/timeline-game/{game_id}", {"turn": 0, "gap": 0}).status_code == 404


@pytest.mark.parametrize("number", [0, 12, 10**30])
def test_a_question_that_is_not_in_the_quiz_is_not_found(player, number):
    player.begin_quiz()
    assert player.get(f"{player.address}/questions/{number}").status_code == 404
    assert player.post(f"{player.address}/questions/{number}").status_code == 404


# The frozen edition


def test_a_running_quiz_plays_the_topic_as_it_was(make_app, tmp_path):
    content, instance = tmp_path / "content", tmp_path / "instance"
    write_topic(content, a_topic(a_question(question="Which city?")))
    before = Player(make_app(instance, content), "inventions")
    before.begin_quiz()
    write_topic(content, a_topic(a_question(question="Which town?", answer="Busan")))
    after = Player(make_app(instance, content), "inventions")
    after.client = before.client
    after.client.application = after.app
    after.address = before.address
    assert "Which city?" in after.get(f"{after.address}/questions/1").text
    after.answer(1, "Seoul")
    assert after.game.state.earned == 1
    fresh = Player(after.app, "inventions")
    fresh.begin_quiz()
    assert "Which town?" in fresh.get(f"{fresh.address}/questions/1").text


# Beginning


@pytest.mark.parametrize(
    "wrong",
    [{"set": "nothing"}, {"length": 7}, {"length": "many"}, {"minutes": 1}, {"minutes": "x"}],
)
def test_a_form_that_cannot_be_is_asked_again(player, wrong):
    chosen = {"set": "questions", "length": 0, "minutes": 0} | wrong
    before = rows(player.app)
    assert player.post("/topics/everything/quiz", chosen).status_code == 422
    assert rows(player.app) == before


def test_a_topic_without_questions_has_no_quiz(make_app, tmp_path):
    events = {"title": "Events", "events": a_topic_of_all_types()["events"]}
    write_topic(tmp_path, events)
    client = make_app(tmp_path / "instance", tmp_path).test_client()
    assert client.get("/topics/inventions/quiz").status_code == 404
    assert "/topics/inventions/quiz" not in client.get("/topics/inventions").text


def test_a_long_quiz_is_played_to_its_end_by_next(make_app, tmp_path):
    """Above a question stand its neighbours; “Next” finds what was left out, too."""
    write_topic(tmp_path, a_topic_of_many_questions(60), TOPIC)
    player = Player(make_app(tmp_path / "instance", tmp_path))
    player.begin_quiz()
    address, left_out = f"{player.address}/questions/2", 0
    while True:
        number = int(address.rpartition("/")[2])
        page = player.get(address).text
        assert page.count('class="progress__dot"') == 10
        assert f'href="{address}"' in page
        page = player.answer(number)
        found = re.search(r'button--go" href="([^"]+)"', player.get(address).text)
        following = player.client.get(found[1])
        if following.status_code == 303:
            left_out, following = number, player.client.get(following.location)
        if "Everything right" in following.text:
            break
        address = found[1] if "/questions/" in found[1] else following.request.path
    assert left_out == 60
    assert len(player.game.state.answers) == 60
