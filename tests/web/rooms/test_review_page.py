"""What a player takes from a room that has ended: each answer, why, and a quiz of what was missed."""

import re

import pytest

from quizapp.web.content import read_here
from tests.builders import a_question, write_topic
from tests.web.player import Page, Player
from tests.web.rooms.playing import Lesson, words

CLOSED = ("close", "spread", "explain")


@pytest.fixture
def lesson(app):
    return Lesson(app, items=["multiple-choice", "ordering", "true-false"])


def play(lesson, *answers):
    """Two who play: one gives these answers, the other always the right one; then it ends."""
    ann, ben = lesson.pupil("ann"), lesson.pupil("ben")
    for answer in answers:
        lesson.go("next")
        if answer is not None:
            ann.answer(answer)
        ben.answer()
        lesson.go(*CLOSED)
    lesson.go("end")
    return ann, ben


def review(pupil):
    response = pupil.get(f"/rooms/{pupil.room.code}/review")
    assert response.status_code == 200
    return response.text


def practise(pupil):
    pupil.get(f"/rooms/{pupil.room.code}/review")
    return pupil.post(f"/rooms/{pupil.room.code}/practise")


def test_every_answer_stands_beside_what_is_right_why_and_what_proves_it(lesson):
    ann, ben = play(lesson, "busan", None)
    page = words(review(ann))
    assert "0 of 2 questions right" in page
    assert "Busan is the second city, on the south-east coast." in page
    assert "Seoul has been the seat of government" in page
    assert "Of the multiple-choice one" in page
    assert "Not answered 0 points" in page
    page = words(review(ben))
    assert "2 of 2 questions right" in page
    assert page.count("Right 1000 points") == 2
    assert "Busan is the second city" not in page


def test_everybody_sees_their_own_and_nothing_of_the_others(lesson):
    ann, ben = play(lesson, "busan")
    assert "ben" not in words(review(ann))
    assert "ann" not in words(review(ben))


@pytest.mark.parametrize("standings", [True, False])
def test_place_is_told_only_where_there_are_standings(app, standings):
    lesson = Lesson(app, standings=standings)
    ann, _ = play(lesson, "busan")
    assert ("place 2 of 2" in words(review(ann))) is standings


def test_who_thought_again_sees_both_answers(lesson):
    ann = lesson.pupil("ann")
    lesson.go("next")
    ann.answer("busan")
    lesson.go("close", "spread", "again")
    ann.answer()
    lesson.go("close", "spread", "explain", "end")
    page = words(review(ann))
    assert "After talking you gave: Seoul." in page
    assert "0 of 1 question right" in page


def test_before_the_end_the_review_leads_into_the_room(lesson):
    ann = lesson.pupil("ann")
    lesson.go("next")
    response = ann.get(f"/rooms/{lesson.code}/review")
    assert (response.status_code, response.location) == (303, f"/rooms/{lesson.code}")
    assert practise(ann).location.endswith("/review")


def test_skipped_question_is_explained_too_and_cannot_be_missed(lesson):
    ann = lesson.pupil("ann")
    lesson.go("next")
    ann.answer("busan")
    lesson.go("close", "skip", "end")
    page = words(review(ann))
    assert "skipped, so it does not count" in page
    assert "Not answered" not in page
    assert "Seoul has been the seat of government" in page
    assert "Practise what I missed" not in page


def test_what_was_missed_becomes_a_quiz_of_ones_own(lesson):
    ann, ben = play(lesson, "busan", None, None)
    begun = practise(ann)
    assert begun.status_code == 303
    game = ann.stored(re.search(r"/quiz/([^/]+)", begun.location)[1])
    assert [one.id for one in game.state.questions] == ["multiple-choice", "ordering", "true-false"]
    assert ann.get(begun.location).status_code == 200
    assert practise(ben).location == f"/rooms/{lesson.code}/review"


def test_thousands_behind_one_address_may_practise_at_once_and_one_player_not_without_end(
    app, lesson
):
    ann, _ = play(lesson, "busan")
    for number in range(300):
        app.extensions["games_begun"].count(f"pupil {number}", "127.0.0.1")
    begun = [practise(ann) for _ in range(21)]
    assert [begun[0].status_code, begun[20].status_code] == [303, 429]


def test_practice_plays_the_rooms_edition_and_opens_a_set_kept_for_the_class(make_app, tmp_path):
    folder = tmp_path / "content"

    def write(question):
        sets = [
            {"title": "Open", "questions": [a_question(id="open")]},
            {
                "title": "Kept",
                "class_only": "true",
                "questions": [a_question(id="kept", question=question)],
            },
        ]
        write_topic(folder, {"title": "Sets", "sets": sets}, "everything")

    write("As it was?")
    app = make_app(tmp_path / "instance", folder)
    ann, _ = play(Lesson(app, set="kept"), None)
    write("As it is now?")
    read_here(app)
    begun = practise(ann)
    assert "As it was?" in ann.get(begun.location).text


def test_timeline_tells_where_each_card_belongs_and_leads_to_the_game(app):
    lesson = Lesson(app, timeline={"level": "easy", "size": 6})
    ann, _ = play(lesson, 0, None)
    page = words(review(ann))
    assert "Where you laid it Before “" in page
    assert "Where it belongs" in page
    assert "Play the timeline yourself" in page
    assert "It mattered:" in page
    assert practise(ann).location == f"/rooms/{lesson.code}/review"


def test_every_type_can_be_looked_back_on_whatever_was_given(app):
    lesson = Lesson(app)
    ann = lesson.pupil("ann")
    for number in range(lesson.room.state.total):
        lesson.go("next")
        ann.answer(lesson.room.state.item.guess(number))
        lesson.go(*(("close",) if lesson.room.state.phase == "answering" else ()), *CLOSED[1:])
    lesson.go("end")
    page = Page(review(ann))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("article")) == lesson.room.state.total


def test_nobody_but_who_has_a_seat_gets_a_review(app, lesson):
    ann, _ = play(lesson, "busan")
    other = Lesson(app).pupil("chris")
    for who in (Player(app), lesson.host, other):
        assert who.get(f"/rooms/{lesson.code}/review").status_code == 404
        assert who.post(f"/rooms/{lesson.code}/practise").status_code == 404
    assert ann.get("/rooms/222222/review").status_code == 404


def test_practising_takes_the_token_of_a_page(lesson):
    ann, _ = play(lesson, "busan")
    assert ann.post(f"/rooms/{lesson.code}/practise", token="wrong").status_code == 400
