"""No answer leaves the server early: every mode is played over a topic full of canaries."""

import base64
import re
from collections import Counter
from html import unescape
from itertools import permutations
from urllib.parse import quote

import pytest
import time_machine

from quizapp.games import quiz, timeline
from quizapp.questions import BY_NAME
from quizapp.storage import games
from quizapp.web.play.timeline_game import _board
from tests.builders import TYPE_NAMES, a_question, a_topic, an_entry, the_topic, write_topic
from tests.games.builders import right_gap, wrong_gap
from tests.web.canaries import (
    READABLE,
    a_quiz_with_canaries,
    a_timeline_with_canaries,
    everything_sent,
    found,
    leaks,
)
from tests.web.player import Player

NOON, A_DAY = 1_800_000_000, 86_400
PUBLIC = ("article", "timeline", "quiz", "timeline-game")
ASKING = (
    "/games",
    "/games/export",
    "/review",
    "/topics/canaries",
    "/topics/canaries/quiz",
    "/topics/canaries/timeline-game",
    "/topics/canaries/daily",
    "/topics/canaries/daily/archive",
)


class Watched(Player):
    """A player of the canaries, each of whose responses is searched for what is still secret."""

    def __init__(self, make_app, tmp_path, canaries):
        write_topic(tmp_path / "content", canaries.topic, "canaries")
        app = make_app(tmp_path / "instance", tmp_path / "content")
        self.kept, self.closed = canaries.kept, set()
        super().__init__(app, "canaries")

    def _noted(self, response):
        found_here = leaks(everything_sent(response), self.kept, self.closed)
        assert not found_here, (response.request.path, found_here)
        return super()._noted(response)

    def look_around(self):
        for address in ASKING:
            self.get(address)


@pytest.fixture
def quiz_player(make_app, tmp_path):
    return Watched(make_app, tmp_path, a_quiz_with_canaries())


def test_no_page_tells_anything_of_a_question_before_it_is_closed(quiz_player):
    questions = quiz_player.begin_quiz().state.questions
    assert {question.type for question in questions} == set(TYPE_NAMES)
    for number, question in enumerate(questions, 1):
        for other in {number, number % len(questions) + 1, len(questions)}:
            quiz_player.get(f"{quiz_player.address}/questions/{other}")
        quiz_player.get(quiz_player.address)
        quiz_player.look_around()
        quiz_player.post(f"{quiz_player.address}/questions/{number}")  # blank: asks again
        quiz_player.post(f"{quiz_player.address}/questions/{number}", {"choice": "99"})
        quiz_player.closed.add(question.id)
        how = {"unknown": "1"} if number % 2 else quiz_player.form(number)
        assert quiz_player.post(f"{quiz_player.address}/questions/{number}", how).status_code == 303
    assert quiz_player.get(quiz_player.address).status_code == 200


def test_a_quiz_tells_nothing_to_others_who_open_its_address(quiz_player):
    questions, address = quiz_player.begin_quiz().state.questions, quiz_player.address
    for number, question in enumerate(questions, 1):
        quiz_player.closed.add(question.id)
        quiz_player.answer(number)
    quiz_player.closed.clear()
    quiz_player.client, quiz_player._token = quiz_player.app.test_client(), ""  # somebody else
    quiz_player.get(address)
    assert quiz_player.begin(f"{address}/same").state.questions == questions
    for number in range(1, len(questions) + 1):
        quiz_player.get(f"{quiz_player.address}/questions/{number}")


def test_a_review_tells_nothing_of_what_it_asks_again(quiz_player):
    with time_machine.travel(NOON, tick=False):
        for number, question in enumerate(quiz_player.begin_quiz().state.questions, 1):
            quiz_player.closed.add(question.id)
            quiz_player.post(f"{quiz_player.address}/questions/{number}", {"unknown": "1"})
    with time_machine.travel(NOON + A_DAY, tick=False):
        quiz_player.closed.clear()  # a new game asks anew
        quiz_player.get("/review")
        questions = quiz_player._begun(quiz_player.post("/review")).state.questions
        assert len(questions) == 10
        for number, question in enumerate(questions, 1):
            quiz_player.get(f"{quiz_player.address}/questions/{number}")
            quiz_player.get("/review")
            quiz_player.get(quiz_player.address.replace("/quiz/", "/review/"))
            quiz_player.closed.add(question.id)
            quiz_player.answer(number)
        assert quiz_player.get(quiz_player.address.replace("/quiz/", "/review/")).status_code == 200
        quiz_player.get("/review")


def test_a_refused_answer_tells_nothing(quiz_player):
    quiz = quiz_player.begin_quiz().state
    odd = {"choice": "x", "answer": "\0", "place-1": "1", "match-1": "1", "year": "?", "era": "BCE"}
    for number in range(1, len(quiz.questions) + 1):
        refusal = quiz_player.post(f"{quiz_player.address}/questions/{number}", odd)
        assert refusal.status_code in {400, 422}


def test_the_questions_of_an_article_tell_nothing_before_they_are_closed(quiz_player, tmp_path):
    # A section stands on its own page with all its words: they are there to be read.
    quiz_player.kept = {
        owner: {token for token in kept if not token.startswith(READABLE)}
        for owner, kept in quiz_player.kept.items()
    }
    topic = the_topic(tmp_path / "content", a_quiz_with_canaries().topic, "canaries")
    addresses = {
        section.question.id: f"/topics/canaries/sections/{section.number}"
        for section in topic.sections
        if section.question
    }
    assert len(addresses) > 1
    for asked, address in addresses.items():
        for other in addresses.values():
            page = quiz_player.get(other).text
        quiz_player.look_around()
        form = {"edition": re.search(r'name="edition" value="(\w+)"', page)[1]}
        quiz_player.post(address, form)
        quiz_player.post(address, form | {"choice": "99"})
        quiz_player.post(address, {"edition": "another", "unknown": "1"})
        quiz_player.closed.add(asked)
        assert quiz_player.post(address, form | {"unknown": "1"}).status_code == 303
        assert topic.question_by_id[asked].explanation in quiz_player.get(address).text


def test_a_guess_tells_nothing_before_its_question_is_answered_again(quiz_player):
    first = quiz_player.post("/topics/canaries/guess-first").location.partition("/questions")[0]
    quiz_player.address = first
    questions = quiz_player.game.state.questions

    def look():
        for address in (first, quiz_player.address, first.replace("quiz", "guess-first")):
            quiz_player.get(address)
            quiz_player.get(f"{address}/end")
            quiz_player.post(f"{address}/missed")
            quiz_player.post(f"{address}/again")
        for number in range(1, len(questions) + 1):
            quiz_player.get(f"{first}/questions/{number}")
            quiz_player.get(f"{quiz_player.address}/questions/{number}")
        quiz_player.look_around()
        quiz_player.get("/review")

    for number in range(1, len(questions) + 1):
        look()
        how = quiz_player.form(number)
        # A guess is told to who made it: one that is typed must not be the secret by itself.
        how = how if "choice" in how else {"answer": "4711"}
        quiz_player.post(f"{first}/questions/{number}", how)
    assert quiz_player.game.state.is_answered
    look()
    again = quiz_player.post(first.replace("quiz", "guess-first")).location
    quiz_player.address = again
    for number, question in enumerate(questions, 1):
        look()
        quiz_player.closed.add(question.id)
        quiz_player.post(f"{again}/questions/{number}", {"unknown": "1"})
        page = quiz_player.get(f"{again}/questions/{number}").text
        assert question.explanation in page
    look()
    assert (
        "None of 4 changed to right"
        in quiz_player.get(f"{again.replace('quiz', 'guess-first')}/end").text
    )


def test_guesses_tell_nothing_to_others_nor_by_guessing_twice(quiz_player):
    quiz_player.begin("/topics/canaries/guess-first")
    first = quiz_player.address
    for number in range(1, len(quiz_player.game.state.questions) + 1):
        quiz_player.post(f"{first}/questions/{number}", {"unknown": "1"})
    quiz_player.begin("/topics/canaries/guess-first")
    second, between = quiz_player.address, first.replace("quiz", "guess-first")
    assert second != first
    own, stranger = quiz_player.client, quiz_player.app.test_client()
    for quiz_player.client in (own, stranger):
        quiz_player._token = ""
        for address in (first, second):
            for part in ("", "/same", "/again", "/next", "/missed", "/questions/1"):
                quiz_player.get(address + part)
                quiz_player.post(address + part)
        for address in (between, f"{between}/end"):
            quiz_player.get(address)
        quiz_player.look_around()


def test_a_closed_question_tells_what_was_secret_but_no_misconception(quiz_player):
    # Without this, the search might look for what no page ever holds. What a wrong choice is a
    # sign of is for the teacher alone.
    questions = quiz_player.begin_quiz().state.questions
    for number, question in enumerate(questions, 1):
        quiz_player.closed.add(question.id)
        quiz_player.post(f"{quiz_player.address}/questions/{number}", {"unknown": "1"})
        sent = quiz_player.get(f"{quiz_player.address}/questions/{number}").data
        told = found(quiz_player.kept[question.id], sent)
        assert question.explanation in told
        assert question.evidence[0].removeprefix("with ") in told
        assert not [token for token in told if token.startswith("mis-")]
        wrong = [choice for choice in getattr(question, "choices", ()) if choice.feedback in told]
        assert len(wrong) <= 1  # only what was chosen is commented on


def test_a_set_for_a_class_only_is_on_no_public_page(make_app, tmp_path):
    canaries = a_quiz_with_canaries()
    secret = [
        {key: value for key, value in question.items() if key not in {"event", "sources"}}
        for question in canaries.topic["questions"]
        if not question["question"].endswith("by-event?")
    ]
    tokens = {token for kept in canaries.kept.values() for token in kept if token in repr(secret)}
    tokens = {token for token in tokens if not token.startswith(READABLE)} | {"kanari-set"}
    kept = {"title": "kanari-set", "class_only": "true", "questions": secret}
    topic = a_topic(article=canaries.topic["article"], events=canaries.topic["events"])
    topic["sets"] = [{"title": "Open to all", "questions": topic.pop("questions")}, kept]
    write_topic(tmp_path / "content", topic, "canaries")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "canaries")
    player.begin_quiz("open-to-all")
    player.get(f"{player.address}/questions/1")
    player.get(player.answer(1).location)
    player.get(player.address)
    player.begin_timeline()
    for address in (player.address, "/", *ASKING, *(f"/topics/canaries/{part}" for part in PUBLIC)):
        assert player.get(address).status_code in {200, 303}
    refused = player.post("/topics/canaries/quiz", {"set": "kanari-set", "length": 0, "minutes": 0})
    assert refused.status_code == 422
    assert len(tokens) > 40
    for response in player.seen:
        assert not found(tokens, everything_sent(response)), response.request.path
    assert "Quiz</strong> 1 question<" in player.get("/").text


def test_a_topic_with_sets_for_a_class_only_offers_nothing(make_app, tmp_path):
    topic = a_topic()
    topic["sets"] = [{"title": "Kept", "class_only": "true", "questions": topic.pop("questions")}]
    write_topic(tmp_path / "content", topic, "kept")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "kept")
    assert topic["title"] not in player.get("/").text
    for address in ("/topics/kept", "/topics/kept/quiz"):
        assert player.get(address).status_code == 404


def test_static_files_tell_nothing(quiz_player):
    tokens = {token for kept in quiz_player.kept.values() for token in kept if len(token) > 4}
    assets = quiz_player.app.extensions["assets"]
    for name in assets.files:
        response = quiz_player.client.get(f"/static/{assets.version}/{name}")
        assert response.status_code == 200
        assert not found(tokens, everything_sent(response))


def watched_to_the_end(player, canaries, choose):
    """The game that was played, each of its pages searched for what is still in the hand or the deck."""
    state = player.game.state
    while not state.is_over:
        on_the_row = {event.id for event in state.row}
        player.closed = on_the_row
        # Of the card in hand its words are told, and nothing else.
        of_hand = canaries.kept[state.hand.id] - canaries.words[state.hand.id]
        player.kept = canaries.kept | {state.hand.id: of_hand}
        player.get(player.address)
        if state.turn in {0, 2, 5}:
            player.look_around()
        assert player.place(99).status_code == 409
        assert player.place(0, turn=state.turn + 1).status_code == 409
        assert player.place(choose(state)).status_code == 303
        state = player.game.state
    # What was never dealt stays a secret to the end.
    player.kept = canaries.kept
    player.closed = {event.id for event in timeline.full_timeline(state)}
    assert found(canaries.kept[state.row[0].id], player.get(player.address).data)
    player.look_around()
    return state


@pytest.mark.parametrize("level", ["easy", "hard"])
@pytest.mark.parametrize("choose", [right_gap, wrong_gap], ids=["won", "lost"])
def test_no_page_tells_anything_of_a_card_before_it_is_placed(make_app, tmp_path, level, choose):
    canaries = a_timeline_with_canaries()
    player = Watched(make_app, tmp_path, canaries)
    player.begin_timeline(level=level, size=10)
    state = watched_to_the_end(player, canaries, choose)
    assert state.lives_left == (3 if choose is right_gap else 0)


@pytest.mark.parametrize("choose", [right_gap, wrong_gap], ids=["right", "wrong"])
def test_the_daily_deal_tells_nothing_of_a_card_before_it_is_placed(make_app, tmp_path, choose):
    canaries = a_timeline_with_canaries(12)
    player = Watched(make_app, tmp_path, canaries)
    player.look_around()
    player.begin_daily()
    assert watched_to_the_end(player, canaries, choose).turn == 8
    other = Player(player.app, "canaries")  # nor does it tell others what one of them has played
    other.seen = [other.get(f"/topics/canaries/daily{part}") for part in ("", "/archive")]
    words = set().union(*canaries.kept.values())
    assert not [one for one in other.seen if found(words, everything_sent(one))]


def test_a_game_that_is_sent_tells_nothing_of_its_cards_to_who_gets_it(make_app, tmp_path):
    canaries = a_timeline_with_canaries()
    player = Watched(make_app, tmp_path, canaries)
    player.begin_timeline(size=10)
    address = player.address
    words = set().union(*canaries.kept.values())

    def look(*addresses):
        other = Player(player.app, "canaries")
        for one in addresses:
            assert not found(words, everything_sent(other.get(one))), one

    look(address)
    watched_to_the_end(player, canaries, wrong_gap)
    page = unescape(player.get(address).text)
    sent = re.findall(r'value="http://localhost(/topics/[^"]+)"', page)
    assert len(sent) == 2
    look(address, *sent)
    # Who plays it, or one more, meets its cards as hidden as the first time.
    for begins in (sent[0], f"{address}/same", f"{address}/again"):
        player.closed.clear()
        player.begin(begins)
        watched_to_the_end(player, canaries, right_gap)


def test_a_timeline_game_tells_nothing_to_others_who_open_its_address(make_app, tmp_path):
    canaries = a_timeline_with_canaries(12)
    write_topic(tmp_path / "content", canaries.topic, "canaries")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "canaries")
    other = Player(player.app, "canaries")
    game = player.begin_timeline()
    shared = f"/topics/canaries/timeline-game?seed={game.settings['seed']}&level=medium&size=6"
    edition = f"&edition={game.topic.edition.hash[:12]}"
    words = set().union(*canaries.kept.values())
    while not player.game.state.is_over:
        for address in (player.address, shared, shared + edition, f"{shared}&beat=9&sign=forged"):
            assert not found(words, everything_sent(other.get(address)))
        assert not found(words, everything_sent(other.post(f"{player.address}/same")))
        player.place(0)


# The order, the values and the length of what is shown


def test_where_the_right_choice_stands_does_not_depend_on_where_its_teacher_put_it():
    seeds, choices = range(800), ["a", "b", "c", "d"]
    for place, answer in enumerate(choices):
        written = a_question(choices=choices, answer=answer)
        question = BY_NAME["multiple-choice"].model_validate(written)
        shown = [question.shown(seed).options for seed in seeds]
        seen = Counter([option.text for option in options].index(answer) for options in shown)
        expected = len(seeds) / len(choices)
        # Chi-square with three degrees of freedom: p = 0.001.
        assert sum((n - expected) ** 2 / expected for n in seen.values()) < 16.3, place


def test_every_order_is_shown_alike():
    written = a_question("ordering", items=["a", "b", "c"])
    question = BY_NAME["ordering"].model_validate(written)
    orders = Counter(
        "".join(option.text for option in question.shown(seed).options) for seed in range(600)
    )
    assert set(orders) == {"".join(order) for order in permutations("abc")}
    assert sum((n - 100) ** 2 / 100 for n in orders.values()) < 20.5  # five degrees: p = 0.001


def test_values_are_places_on_the_page(player):
    for number in range(1, len(player.begin_quiz().state.questions) + 1):
        page = player.get(f"{player.address}/questions/{number}").text
        values = re.findall(r'<(?:input type="(?:radio|checkbox)"|option)[^>]* value="(.*?)"', page)
        assert {value for value in values if not value.isdigit()} <= {"", "true", "false"}


KEYS = {
    "multiple-choice": ("answer", ["Busan", "Seoul", "Incheon"]),
    "multiple-answers": ("answers", [["Ladle"], ["Whisk", "Anvil"], ["Ladle", "Whisk", "Chisel"]]),
    "true-false": ("answer", ["true", "false"]),
    "numeric": ("answer", ["2", "123456.789"]),
    "short-answer": ("answer", ["Compass", "A very long answer indeed"]),
    "fill-in": ("text", ["A [[cat]] sat.", "A [[very long answer indeed|dog]] sat."]),
    "date": ("answer", ["1969-07-20", "0044-03-15", "-0043-12-01"]),
}


@pytest.fixture
def page_of(player, tmp_path):
    """Gives the page of a question, with the same seed each time and without what is random."""
    moment = 1_800_000_000
    with time_machine.travel(moment, tick=False):
        player.begin_quiz()

        def page(type_, **keys):
            topic = the_topic(tmp_path, a_topic(a_question(type_, **keys)))
            settings = {"questions": [topic.questions[0].id], "minutes": None}
            with player.app.app_context():
                game = games.begin(quiz.MODE, topic, settings, 7, player.id, moment)
            page = player.get(f"/quiz/{game}/questions/1").text
            return re.sub(r'name="csrf_token"[^>]*', "", page).replace(game, "")

        yield page


def test_a_page_is_the_same_whatever_the_right_answer_is(page_of):
    for name, (key, answers) in KEYS.items():
        pages = {page_of(name, **{key: answer}) for answer in answers}
        assert len(pages) == 1, name


def test_a_page_is_as_long_whatever_the_right_order_is(page_of):
    orders = list(permutations(["Aa", "Bb", "Cc"]))
    pairs = [dict(zip("xyz", order, strict=True)) for order in orders]
    assert len({len(page_of("ordering", items=list(order))) for order in orders}) == 1
    assert len({len(page_of("matching", pairs=some)) for some in pairs}) == 1
    homes = [{"Ss": ["x"], "Tt": ["y", "z"]}, {"Ss": ["x", "y"], "Tt": ["z"]}]
    assert len({len(page_of("categorise", categories=some)) for some in homes}) == 1


def test_the_page_of_a_card_in_hand_is_the_same_whenever_it_happened(app, tmp_path):
    pages = set()
    for date in ("0044", "1805-03", "1850/1860", "1950-12-24"):
        events = [
            an_entry("a", "1800"),
            an_entry("b", "1900"),
            an_entry("c", date),
            an_entry("d", "1990"),
        ]
        topic = the_topic(tmp_path, a_topic(events=events))
        by_id = topic.event_by_id
        state = timeline.Timeline(
            row=(by_id["a"], by_id["b"]),
            hand=by_id["c"],
            waiting=(by_id["d"],),
            placed=(),
            opening=(by_id["a"], by_id["b"]),
            settings=timeline.Settings(size=4),
        )
        game = games.Game("x", topic, "seat", {}, 0, 0, 0, state)
        with app.test_request_context():
            pages.add(re.sub(r'name="csrf_token"[^>]*', "", _board(game)))
    assert len(pages) == 1


# The search itself


@pytest.mark.parametrize(
    "disguise",
    [
        str.encode,
        lambda token: token.upper().encode(),
        lambda token: token[::-1].encode(),
        lambda token: token.encode().hex().encode(),
        lambda token: quote(token).encode(),
        lambda token: base64.b64encode(token.encode()),
        lambda token: base64.b64encode(b'{"a":"' + token.encode() + b'"}'),
        lambda token: base64.urlsafe_b64encode(b'{"of":"' + token.encode() + b'"}'),
        lambda token: base64.b64encode(b'{"key":"' + token.encode() + b'"}'),
    ],
)
def test_the_search_finds_a_token_in_every_disguise(disguise):
    token = "kanari007zq"
    assert found({token}, b"before" + disguise(token) + b"after") == {token}
    assert not found({token}, b"before" + disguise("kanari008zq") + b"after")


def test_the_search_finds_a_leak_of_the_app(quiz_player):
    token = sorted(next(iter(quiz_player.kept.values())))[-1]
    where = ""

    @quiz_player.app.after_request
    def leak(response):
        if where == "body":
            response.set_data(response.get_data() + f"<!-- {token} -->".encode())
        elif where == "header":
            response.headers["X-Answer"] = token
        else:
            packed = base64.urlsafe_b64encode(f'{{"answer":"{token}"}}'.encode()).decode()
            response.set_cookie("answer", f"{packed}.signature")
        return response

    for where in ("body", "header", "cookie"):  # noqa: B007  # what leaks, above
        with pytest.raises(AssertionError, match=token):
            quiz_player.get("/games")
