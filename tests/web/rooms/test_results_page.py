"""What a host gets of a room: its results as a page and as a table, and nobody else does."""

import csv
import io
import re

import pytest

from quizapp.storage import room_seats
from tests.builders import a_topic_of_many_questions, write_topic
from tests.web.player import Page, Player
from tests.web.rooms.playing import Lesson, words

CLOSED = ("close", "spread", "explain")


@pytest.fixture
def lesson(app):
    return Lesson(app)


def asked(lesson, *answers):
    """Ask the next question, of which each pupil gives an answer; None is the right one."""
    pupils = [lesson.pupil(f"pupil {number}") for number in range(len(answers))]
    ask(lesson, dict(zip(pupils, answers, strict=True)))
    return pupils


def ask(lesson, answers, *steps):
    lesson.go("next")
    for pupil, answer in answers.items():
        pupil.answer(answer)
    lesson.go(*steps or CLOSED)


def results(lesson):
    response = lesson.host.get(f"/rooms/{lesson.code}/results")
    assert response.status_code == 200
    return response.text


def table(lesson):
    response = lesson.host.get(f"/rooms/{lesson.code}/results.csv")
    assert response.status_code == 200
    text = response.data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_host_reads_what_to_teach_again_and_the_figures_behind_it(lesson):
    asked(lesson, None, None, "busan", "busan", "busan", "incheon")
    page = words(results(lesson))
    assert "2 of 6 right; 3 gave “Busan”." in page
    assert "6 players, 1 question so far." in page
    assert "33%" in page
    assert "6 answers" in page


def test_spread_tells_the_key_and_the_passage_that_proves_it(lesson):
    asked(lesson, "busan")
    page = results(lesson)
    assert re.search(r'data-state="right".*?Seoul', page, re.DOTALL)
    assert "Of the multiple-choice one" in page


def test_both_rounds_stand_side_by_side(lesson):
    pupils = asked(lesson, *["busan"] * 5)
    lesson.go("next")
    for pupil in pupils:
        pupil.answer(["ladle"])
    lesson.go("close", "spread", "again")
    for pupil in pupils:
        pupil.answer()
    lesson.go("close", "spread", "explain")
    page = words(results(lesson))
    assert "After talking" in page
    assert re.search(r"0 of 5 5 of 5 100%", page)


def test_skipped_question_is_named_as_such_and_counts_for_nobody(lesson):
    pupil = lesson.pupil("ann")
    ask(lesson, {pupil: None}, "close", "skip")
    page = words(results(lesson))
    assert "skipped, so it does not count" in page
    assert "ann 0 0" in page
    assert "Mark 1" not in table(lesson)[0]


@pytest.mark.parametrize("steps", [(), ("close",), ("close", "spread")])
def test_nothing_is_told_of_a_question_before_it_is_explained(lesson, steps):
    lesson.go("next")
    lesson.pupil("ann").answer("busan")
    lesson.go(*steps)
    question = lesson.room.state.item.question
    assert question not in results(lesson)
    assert question not in str(table(lesson))


@pytest.mark.parametrize("steps", [("spread",), ("spread", "again")])
def test_points_wait_for_the_explanation_for_they_would_tell_who_was_right(app, steps):
    lesson = Lesson(app, standings=True)
    ask(lesson, {lesson.pupil("zoe"): None, lesson.pupil("ann"): "busan"}, "close", *steps)
    assert "1000" not in results(lesson)
    assert [row[:3] for row in table(lesson)[1:]] == [["ann", "", ""], ["zoe", "", ""]]


def test_passage_waits_for_a_question_that_it_would_tell(make_app, tmp_path):
    write_topic(tmp_path / "content", a_topic_of_many_questions(6), "everything")
    lesson = Lesson(make_app(tmp_path / "instance", tmp_path / "content"))
    ask(lesson, {lesson.pupil("ann"): None})
    assert "Thing number 0 was" in results(lesson)
    assert "Thing number 3" not in results(lesson)
    lesson.go("end")
    assert "Thing number 3" in results(lesson)


def test_players_stand_by_their_names_unless_there_are_standings(app):
    for standings, first in ((False, "ann"), (True, "zoe")):
        lesson = Lesson(app, standings=standings)
        ask(lesson, {lesson.pupil("zoe"): None, lesson.pupil("ann"): "busan"})
        page = results(lesson)
        names = re.findall(r'<th scope="row"><bdi>(.*?)</bdi>', page)
        assert names[0] == first
        assert ("Place" in page) is standings
        assert table(lesson)[1][0] == first


def test_hidden_name_is_the_hosts_to_know_and_who_was_removed_is_gone(lesson):
    ann, ben = (lesson.pupil(name) for name in ("ann", "ben"))
    ask(lesson, {ann: None, ben: "busan"})
    with lesson.app.app_context():
        room_seats.hide(lesson.game, ann.seat.id, True)
        room_seats.remove(lesson.game, ben.seat.id, 0)
    lesson.has_changed()
    page = words(results(lesson))
    assert "ann hidden from the class" in page
    assert "ben" not in page
    assert "1 answer" in page
    assert [row[0] for row in table(lesson)] == ["Name", "ann"]


def test_table_has_a_row_for_each_player_with_answers_in_words(lesson):
    ask(lesson, {lesson.pupil("ann"): None, lesson.pupil("ben"): "busan"})
    ask(lesson, {})
    head, *rows = table(lesson)
    assert head[:5] == [
        *("Name", "Points", "All right"),
        *("1. What is the capital of South Korea?", "Mark 1"),
    ]
    assert rows == [
        ["ann", "1000", "1", "Seoul", "1.0", "", ""],
        ["ben", "0", "0", "Busan", "0.0", "", ""],
    ]


def test_name_that_is_a_formula_is_a_text_in_the_table(lesson):
    names = ["=1+1", "+1", "-1", "@x", "＝1+1"]
    ask(lesson, {lesson.pupil(name): None for name in names})
    rows = table(lesson)[1:]
    assert sorted(row[0] for row in rows) == sorted(f"'{name}" for name in names)
    assert all(row[1] == "1000" for row in rows)


@pytest.mark.parametrize(("rehearsal", "kind"), [(False, "results"), (True, "dry-run")])
def test_table_is_a_file_whose_name_says_what_it_is(app, rehearsal, kind):
    lesson = Lesson(app, rehearsal=rehearsal)
    response = lesson.host.get(f"/rooms/{lesson.code}/results.csv")
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert response.content_type == "text/csv; charset=utf-8"
    assert re.fullmatch(
        rf"attachment; filename={kind}-{lesson.code}.csv; "
        rf"filename\*=UTF-8''Inventions%20\d{{4}}-\d\d-\d\d%20{kind}.csv",
        response.headers["Content-Disposition"],
    )


def test_dry_run_says_so_and_a_lesson_does_not(app):
    for rehearsal in (True, False):
        lesson = Lesson(app, rehearsal=rehearsal)
        ann = lesson.pupil("ann")
        ask(lesson, {ann: None})
        lesson.go("end")
        assert ("A dry run." in results(lesson)) is rehearsal
        assert ("A dry run." in ann.get(f"/rooms/{lesson.code}/review").text) is rehearsal


def test_results_stay_after_the_end(lesson):
    ask(lesson, {lesson.pupil("ann"): None})
    lesson.go("end")
    assert "1 question in all" in words(results(lesson))
    assert len(table(lesson)) == 2


def test_empty_room_has_a_page_and_a_table(lesson):
    assert "Nobody is in the room" in results(lesson)
    assert "No question has been explained yet" in words(results(lesson))
    assert table(lesson) == [["Name", "Points", "All right"]]


def test_timeline_tells_where_its_cards_were_laid(app):
    lesson = Lesson(app, timeline={"level": "easy", "size": 6})
    ask(lesson, {lesson.pupil("ann"): None, lesson.pupil("ben"): 0})
    page = words(results(lesson))
    assert "1 card so far" in page
    assert re.search(r"Before “|After “|Between “", page)
    assert re.search(r"After “|Between “|Before “", table(lesson)[1][3])


@pytest.mark.parametrize("address", ["results", "results.csv"])
def test_nobody_but_the_host_gets_any_of_it(app, lesson, address):
    other, pupil = Lesson(app).host, lesson.pupil("ann")
    for who in (Player(app), pupil, other):
        assert who.get(f"/rooms/{lesson.code}/{address}").status_code == 404
    assert lesson.host.get(f"/rooms/222222/{address}").status_code == 404


def test_tables_have_headers_that_say_what_they_head(lesson):
    asked(lesson, None, "busan")
    page = Page(results(lesson))
    assert len(page.all("table")) == len(page.all("caption")) == 3
    assert all(head.get("scope") in {"col", "row"} for head in page.all("th"))
    assert len(page.all("h1")) == 1


def test_what_to_talk_about_stands_under_the_results_once_the_room_has_ended(make_app, tmp_path):
    prompt = {"prompt": "Who gained?", "basic": "One.", "good": "Both.", "excellent": "Whose word?"}
    topic = a_topic_of_many_questions(discussion=[prompt], agreement=["We name the speaker."])
    write_topic(tmp_path / "content", topic, "talked-over")
    lesson = Lesson(make_app(tmp_path / "instance", tmp_path / "content"), "talked-over")
    asked(lesson, None)
    assert "Who gained?" not in results(lesson)
    lesson.go("end")
    page = words(results(lesson))
    assert "To talk about" in page
    assert "We name the speaker." in page
    assert "Who gained?" in page
