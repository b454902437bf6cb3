"""The ids by which answers name choices, items, pairs and categories."""

import pytest
from pydantic import TypeAdapter, ValidationError

from quizapp.questions import AnyQuestion
from quizapp.questions.base import Wrong
from quizapp.questions.parts import id_of

a_question = TypeAdapter(AnyQuestion).validate_python


def of_choices(*choices, **more):
    texts = [choice if isinstance(choice, str) else choice["text"] for choice in choices]
    return a_question({"question": "Which?", "choices": choices, "answer": texts[0], **more})


def of_items(*items, **ids):
    return a_question({"type": "ordering", "question": "?", "items": items, "ids": ids})


def the_mistake(make):
    with pytest.raises(ValidationError) as caught:
        make()
    [error] = caught.value.errors()
    wrong = error["ctx"]["error"]
    assert isinstance(wrong, Wrong)
    return error["loc"] + wrong.at, str(wrong.args[0])


def test_id_reads_like_its_text():
    assert id_of("Fill the kettle") == "fill-the-kettle"


@pytest.mark.parametrize("texts", ["5명 5년", "+5 -5", "가 나", "C C++ C#", "e é è"])
def test_texts_that_differ_in_more_than_capitals_have_ids_of_their_own(texts):
    ids = {id_of(text) for text in texts.split()}
    assert len(ids) == len(texts.split())


def test_ids_are_the_same_whatever_else_is_offered_and_in_any_order():
    few, many = of_choices("5명", "Seoul"), of_choices("Busan", "5년", "Seoul", "5명")
    ids = {choice.text: choice.id for choice in many.choices}
    assert all(ids[choice.text] == choice.id for choice in few.choices)


def test_texts_that_differ_in_capitals_only_are_numbered():
    assert [choice.id for choice in of_choices("US", "us", "Us").choices] == ["us", "us-2", "us-3"]
    assert of_items("US", "us").ids == {"US": "us", "us": "us-2"}


def test_written_id_is_kept_and_no_other_part_gets_it():
    question = of_choices("Seoul", {"text": "Busan", "id": "seoul"})
    assert [choice.id for choice in question.choices] == ["seoul-2", "seoul"]
    assert of_items("Seoul", "Busan", Busan="seoul").solution() == ["seoul-2", "seoul"]


def test_edition_keeps_the_ids_even_if_they_are_made_differently_one_day():
    question = of_items("US", "us", "Seoul", Seoul="capital")
    assert type(question).model_validate_json(question.model_dump_json()).ids == question.ids
    assert '"capital"' in question.model_dump_json()


def test_mended_text_with_its_old_id_keeps_its_answers():
    before = of_choices("Soul", "Busan")
    after = of_choices({"text": "Seoul", "id": "soul"}, "Busan")
    assert after.mark(before.solution()).earned == 1


def test_id_that_stands_twice_is_refused_where_it_stands():
    path, message = the_mistake(lambda: of_items("a", "b", a="x", b="x"))
    assert path == ("ordering", "ids", "b")
    assert message == "The id “x” stands twice, at “a” and at “b”."
    twice = [{"text": text, "id": "x"} for text in ("a", "b")]
    path, _ = the_mistake(lambda: of_choices("c", *twice))
    assert path == ("multiple-choice", "choices", 2, "id")


def test_id_of_a_text_that_is_not_there_is_refused():
    path, message = the_mistake(lambda: of_items("Seoul", "Busan", Soul="x"))
    assert path == ("ordering", "ids", "Soul")
    assert message == "“Soul” has an id here, but is no part of the question."


@pytest.mark.parametrize(
    "keys", [{"pairs": {"a": "1", "b": "2"}}, {"categories": {"a": ["x"], "b": ["y"]}}]
)
def test_both_sides_have_ids(keys):
    type_ = "matching" if "pairs" in keys else "categorise"
    question = a_question({"type": type_, "question": "?", **keys})
    assert set(question.ids) == {*question.lefts, *question.rights}


def test_same_words_on_both_sides_share_an_id():
    pairs = {"Monday": "Tuesday", "Tuesday": "Wednesday"}
    question = a_question({"type": "matching", "question": "What follows?", "pairs": pairs})
    assert question.solution() == {"monday": "tuesday", "tuesday": "wednesday"}
