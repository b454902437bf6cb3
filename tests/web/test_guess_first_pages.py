"""Guess first in the browser: two rounds around the reading, and what is told between them: nothing."""

import re

import pytest

from tests.builders import a_question, a_topic, write_topic
from tests.web.player import Player, rows

NUMBERS = range(1, 6)
ADDRESS = "/topics/parts/guess-first"


@pytest.fixture
def player(make_app, tmp_path):
    questions = [
        a_question("true-false", id=f"q{n}", question=f"Is it {n}?", evidence=f"Thing {n}.")
        for n in NUMBERS
    ]
    article = "\n\n".join(f"Thing {n}." for n in NUMBERS)
    write_topic(tmp_path / "content", a_topic(*questions, article=article), "parts")
    write_topic(tmp_path / "content", a_topic(), "bare")
    return Player(make_app(tmp_path / "instance", tmp_path / "content"), "parts")


def guess(player, *answers):
    """Play the first round; gives the address between the rounds."""
    begun = player.post(ADDRESS)
    player.address = begun.location.partition("/questions")[0]
    for number, given in zip(NUMBERS, answers, strict=True):
        how = {"choice": given} if given else {"unknown": "1"}
        player.post(f"{player.address}/questions/{number}", how)
    return player.address.replace("quiz", "guess-first")


def go_on(player, address):
    """Where the site leads from an address."""
    return player.get(address, follow_redirects=True)


def test_who_begins_guesses_is_led_from_question_to_question_and_then_told_to_read(player):
    assert "Guess first" in player.get("/topics/parts").text
    assert "Guess first" in player.get("/topics/parts/article").text
    assert "5 questions before you read" in player.get(ADDRESS).text
    begun = player.post(ADDRESS)
    player.address = begun.location.partition("/questions")[0]
    assert "Note my guess" in player.get(f"{player.address}/questions/1").text
    for number in NUMBERS:
        response = player.answer(number)
        assert response.location == player.address
        shown = go_on(player, player.address)
        assert "verdict" not in shown.text
    assert shown.request.path == player.address.replace("quiz", "guess-first")
    assert "Now read" in shown.text
    assert "I have read it" in shown.text


def test_guesses_that_are_begun_twice_are_begun_once(player):
    assert player.post(ADDRESS).location == player.post(ADDRESS).location


def test_a_guess_is_noted_and_not_marked(player):
    guess(player, "true", "false", "", "true", "true")
    for number, told in ((1, "True"), (2, "False"), (3, "I don’t know")):
        page = player.get(f"{player.address}/questions/{number}").text
        assert ">Noted</h2>" in page
        assert told in page
    page = player.get(f"{player.address}/questions/1").text
    assert re.findall(r'progress__dot" data-state="(\w+)"', page) == ["noted"] * 5
    assert not re.search(r"[Rr]ight\b(?! answer)", page.replace("What is right", ""))
    again = player.post(f"{player.address}/questions/1", {"choice": "false"})
    assert again.status_code == 409


def test_my_games_are_the_same_whatever_was_guessed(player):
    pages = set()
    for given in ("true", "false", ""):
        one = Player(player.app, "parts")
        guess(one, *[given] * 5)
        page = one.get("/games").text
        pages.add(re.sub(r'name="csrf_token"[^>]*', "", page).replace(one.address, ""))
    assert len(pages) == 1


def test_the_second_round_asks_the_same_in_the_same_order_and_the_end_tells_what_changed(player):
    between = guess(player, "true", "false", "", "false", "true")
    first = player.game.state.questions
    solution = [str(question.answer).lower() for question in first]
    player.address = player.post(between).location
    assert player.game.state.questions == first
    for number in NUMBERS:
        assert player.answer(number).location == f"{player.address}/questions/{number}"
        assert "Right" in player.get(f"{player.address}/questions/{number}").text
    end = go_on(player, player.address)
    was = ["true", "false", "", "false", "true"]
    kept = sum(one == right for one, right in zip(was, solution, strict=True))
    assert f"{5 - kept} of 5 changed to right" in end.text
    assert "I don’t know" in end.text
    assert len(re.findall(r'rounds__dot" data-state="(\w+)"', end.text)) == 10
    # Whoever comes back, from any address, finds the end.
    for address in (between, player.address, f"/quiz/{between.rpartition('/')[2]}"):
        assert "What reading changed" in go_on(player, address).text


def test_to_have_read_twice_begins_one_second_round(player):
    between = guess(player, *["true"] * 5)
    assert player.post(between).location == player.post(between).location
    assert len(rows(player.app)["games"]) == 2
    player.address = player.post(between).location
    player.answer(1)
    assert "1 of 5 answered after reading" in player.get(between).text


def test_nobody_reaches_the_second_round_or_the_end_before_the_first(player):
    player.address = player.post(ADDRESS).location.partition("/questions")[0]
    between = player.address.replace("quiz", "guess-first")
    for response in (player.get(between), player.post(between)):
        assert response.location == player.address
    assert player.get(f"{between}/end").status_code == 404
    other = Player(player.app, "parts")
    assert other.get(between).status_code == 404
    assert other.post(between).status_code == 404


def test_a_quiz_of_another_way_has_no_reading_between(player):
    player.begin_quiz()
    assert player.get(player.address.replace("quiz", "guess-first")).status_code == 404


def test_a_topic_without_proofs_enough_has_no_guesses(player):
    assert player.get("/topics/bare/guess-first").status_code == 404
    assert player.post("/topics/bare/guess-first").status_code == 404
    assert "Guess first" not in player.get("/topics/bare").text


def test_guesses_are_exported_when_they_are_answered_again_and_never_remembered(player):
    between = guess(player, *["true"] * 5)

    def exported():
        games = player.get("/games/export").json["games"]
        (first,) = [game for game in games if game["settings"].get("way") == "before"]
        return [move.get("answer") for move in first["moves"]]

    assert exported() == [None] * 5
    assert "What you answer comes back here" in player.get("/review").text
    player.address = player.post(between).location
    for number in NUMBERS:
        player.answer(number)
    assert exported() == ["true"] * 5
