"""What a closed question or a placed card adds to a page answers nothing that is still open."""

import html
import random
import re

import pytest
import time_machine

from quizapp.games.moves import Answer
from quizapp.games.quiz import begin, play
from quizapp.games.seen import view
from quizapp.settings import shipped
from quizapp.text import normalised
from tests.builders import a_question, a_topic, an_entry, the_topics, write_topic
from tests.games.builders import right_gap, wrong_gap
from tests.web.canaries import everything_sent, found
from tests.web.player import Player

YEARS = ("1123", "1240", "1357", "1474")
PROOFS = tuple(f"kanari{letter}zq" for letter in "abcdefg")
SOURCES = tuple(f"kanarisource{number}zq" for number in range(3))
A, B, C, D, E, F, G = PROOFS
ARTICLE = f"""
In [{YEARS[0]}](#e0) the {A} began; by [{YEARS[1]}](#e1) the {B} followed and the {C} was the end.

After the {D} came the {E} of all. Then the {F} rose. Nobody saw the {G} fall.
"""

QUESTIONS = {
    "order": ("ordering", {"items": None, "events": ["e0", "e1", "e2"]}, f"the {C} was"),
    "first": ("date", {"answer": None, "event": "e0"}, f"In {YEARS[0]} the"),
    "second": ("date", {"answer": None, "event": "e1"}, f"the {B} followed"),
    "word": (
        "short-answer",
        {"answer": "kanariwordzq", "accept": [], "event": "e0"},
        f"the {A} began",
    ),
    "number": (
        "numeric",
        {"answer": "7391058264", "tolerance": "0", "event": "e1"},
        f"{A} began; by",
    ),
    "gap": ("fill-in", {"text": "A [[kanarigapzq]] here.", "event": "e2"}, f"the {D} came"),
    "choice": ("multiple-choice", {"event": "e3"}, f"the {E} of all"),
    "sentence": ("find-evidence", {"answer": f"Then the {F} rose."}, f"the {E} of"),
    "statement": ("true-false", {"event": "e2"}, f"the {G} fall"),
}
OWN = {
    "first": {YEARS[0]},
    "second": {YEARS[1]},
    "word": {"kanariwordzq"},
    "number": {"7391058264"},
    "gap": {"kanarigapzq"},
    "sentence": {F},
}
"""The tokens of each question's key, which its own page must show."""


def written():
    questions = []
    for number, (id_, (type_, keys, evidence)) in enumerate(QUESTIONS.items()):
        cited = [SOURCES[number % 3], SOURCES[(number + 1) % 3]]
        more = {"question": f"What about {id_}?", "evidence": evidence, "sources": cited} | keys
        questions.append(
            a_question(type_, **{"id": id_, "explanation": f"So much of {id_}."} | more)
        )
    events = [
        an_entry(f"e{number}", f"{year}-03-19", f"Event {number}")
        for number, year in enumerate(YEARS)
    ]
    sources = {
        key: {"publisher": "P", "title": key, "date": f"{YEARS[0]}-03-19"} for key in SOURCES
    }
    return a_topic(*questions, article=ARTICLE, events=events, sources=sources)


def secrets_of(question):
    """The tokens of a question's key, proofs, events' dates and sources."""
    dates = {YEARS[int(event[1:])] for _, event in question.event_ids()}
    quoted = {token for _, words in question.quotations() for token in PROOFS if token in words}
    quoted |= {year for _, words in question.quotations() for year in YEARS if year in words}
    return OWN.get(question.id, set()) | dates | quoted | set(question.sources)


@pytest.fixture(scope="module")
def crossing(make_app, tmp_path_factory):
    """The app over a topic whose questions share paragraphs, events and sources."""
    folder = tmp_path_factory.mktemp("crossing")
    write_topic(folder / "content", written(), "crossing")
    return make_app(folder / "instance", folder / "content")


@pytest.mark.parametrize("seed", range(6))
def test_no_closed_question_tells_of_an_open_one_in_any_order(crossing, seed):
    chance, player = random.Random(seed), Player(crossing, "crossing")
    questions = player.begin_quiz().state.questions
    pages = [f"{player.address}/questions/{number}" for number in range(1, len(questions) + 1)]
    asked = [everything_sent(player.get(page)) for page in pages]
    to_come = chance.sample(range(len(questions)), len(questions))
    closed = []
    while to_come:
        place = to_come.pop()
        closed.append(place)
        given = chance.choice([{"unknown": "1"}, player.form(place + 1)])
        assert player.post(pages[place], given).status_code == 303
        secret = set().union(*(secrets_of(questions[other]) for other in to_come))
        for seen in {place, chance.choice(closed)}:
            own = OWN.get(questions[seen].id, set()) | found(secret, asked[seen])
            told = found(secret - own, everything_sent(player.get(pages[seen])))
            assert not told, (questions[seen].id, [questions[n].id for n in to_come])
    for place, page in enumerate(pages):  # The search can find them: in the end all is told.
        assert found(secrets_of(questions[place]), player.get(page).data) == secrets_of(
            questions[place]
        )


@pytest.mark.parametrize("seed", range(3))
def test_all_is_told_in_any_order_when_the_time_is_up(crossing, seed):
    chance = random.Random(seed)
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        player = Player(crossing, "crossing")
        questions = player.begin_quiz(minutes=5).state.questions
        for number in chance.sample(range(1, len(questions) + 1), seed):
            player.answer(number)
        clock.shift(301)
        for number, question in enumerate(questions, 1):
            page = player.get(f"{player.address}/questions/{number}")
            assert found(secrets_of(question), page.data) == secrets_of(question)
        assert found(set(PROOFS), player.get(player.address).data) == set(PROOFS)


def words_of(page):
    """The words on a page, without its marks."""
    return normalised(html.unescape(re.sub(r"<[^>]*>", " ", page)))


SETS = [
    pytest.param(topic, set_, id=f"{topic.id}-{set_.id}")
    for topic in the_topics(shipped("content")).values()
    for set_ in topic.sets
]


@pytest.mark.parametrize(("topic", "set_"), SETS)
@pytest.mark.parametrize("seed", range(4))
def test_no_shipped_passage_proves_or_dates_what_is_open(topic, set_, seed):
    game = begin(set_.questions, seed)
    order = list(set_.questions)
    if seed:  # The first order is that of the set.
        random.Random(seed).shuffle(order)
    for number, question in enumerate(order, 1):
        game = play(game, Answer(question.id, None), number)
        beside = view(game, topic, game.numbers[question.id], number).beside
        text = " | ".join(p.before + p.words + p.after for p in beside.passages)
        for other in order[number:]:
            for _, words in other.quotations():
                assert normalised(words) not in text, (question.id, other.id)
            named = {event for _, event in other.event_ids()}
            assert beside.event not in named, (question.id, other.id)
            assert {event for _, event in question.event_ids()} & named <= beside.undated
            assert not set(beside.sources) & set(other.sources)


def test_no_shipped_page_proves_what_is_open(shipped_app):
    player = Player(shipped_app, "south-korea-china-2026")
    questions = player.begin_quiz("context").state.questions
    for number, question in enumerate(questions, 1):
        address = f"{player.address}/questions/{number}"
        asked = words_of(player.get(address).text)
        player.post(address, {"unknown": "1"})
        told = words_of(player.get(address).text)
        for other in questions[number:]:
            for _, words in other.quotations():
                assert normalised(words) not in told or normalised(words) in asked, question.id


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("choose", [right_gap, wrong_gap], ids=["right", "wrong"])
def test_no_placed_card_tells_a_date_of_one_to_come(make_app, tmp_path, seed, choose):
    years = {f"e{number}": str(1100 + 17 * number) for number in range(9)}
    ring = dict(zip(years, [*list(years)[4:], *list(years)[:4]], strict=True))
    events = [
        an_entry(id_, f"{year}-03-19", why=f"In March {years[ring[id_]]} {ring[id_]} followed.")
        for id_, year in years.items()
    ]
    write_topic(tmp_path / "content", a_topic(events=events), "ring")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "ring")
    state = player.begin_timeline(size=9, lives=0, seed=f"abcd{seed}").state
    told = set()
    while not state.is_over:
        secret = {years[card.id] for card in (state.hand, *state.waiting)}
        sent = everything_sent(player.get(player.address))
        assert not found(secret, sent)
        told |= {why for event in events if (why := event["why"]).encode() in sent}
        player.place(choose(state))
        state = player.game.state
    assert told  # some of them tell only what lies
    assert all(event["why"] in player.get(player.address).text for event in events)
