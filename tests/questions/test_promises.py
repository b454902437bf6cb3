"""Every question type keeps the promises of base.py, shown by its own example."""

import json
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.questions import BY_NAME, TYPES, AnyQuestion
from quizapp.questions.base import FORMAT, Option, Tampered, Unclear
from tests.questions.conftest import bound

SEEDS = range(60)
CANARY = "canary-3f9"

# The fixture is one question for the whole session, so examples cannot disturb each other.
over_one_question = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


WITH_PARTS = {"multiple-choice", "multiple-answers", "ordering", "matching", "categorise"} | {
    "find-evidence"
}
IN_FORMAT_0 = {
    "multiple-choice": "Seoul",
    "multiple-answers": ["Ladle", "Whisk"],
    "true-false": "true",
    "numeric": "2",
    "short-answer": "Compass",
    "ordering": [0, 1, 2, 3],
    "matching": {"Bee": "Hive", "Spider": "Web", "Fox": "Den", "Bird": "Nest"},
    "date": "1969-07-20",
    "categorise": {"Cork": "Floats", "Ice": "Floats", "Candle": "Floats"}
    | {"Coin": "Sinks", "Pebble": "Sinks", "Brick": "Sinks"},
    "fill-in": ["boils", "zero", "ice"],
    "find-evidence": 2,
}
"""The solution of every example as it was stored before parts had ids."""


def with_canaries(value):
    """The value with a canary in every text that a player must not see yet."""
    if isinstance(value, list):
        return [with_canaries(part) for part in value]
    if not isinstance(value, dict):
        return value
    secret = {"feedback", "misconception", "explanation", "evidence"}
    return {key: CANARY if key in secret else with_canaries(part) for key, part in value.items()}


def with_written_ids(type_, value):
    """The example with a canary as the id of every part."""
    if "choices" in value:
        texts = [
            choice["text"] if isinstance(choice, dict) else choice for choice in value["choices"]
        ]
        return value | {
            "choices": [{"id": f"{CANARY}-{n}", "text": text} for n, text in enumerate(texts)]
        }
    parts = type_.model_validate(value).ids
    return value | {"ids": {text: f"{CANARY}-{n}" for n, text in enumerate(parts)}}


def options_of(shown):
    """All options of a page, whatever their lists are called."""
    values = [getattr(shown, field.name) for field in fields(shown)]
    lists = [value for value in values if isinstance(value, tuple)]
    return [option for list_ in lists for option in list_ if isinstance(option, Option)]


def test_every_type_has_its_own_name():
    assert len(BY_NAME) == len(TYPES)


def test_example_is_read_as_its_type(written):
    type_, value = written
    assert type(TypeAdapter(AnyQuestion).validate_python(value)) is type_


def test_example_has_no_problems(question):
    assert list(question.problems()) == []


def test_unknown_key_is_refused(written):
    type_, value = written
    with pytest.raises(ValidationError):
        type_.model_validate(value | {"answr": "x"})


def test_solution_earns_full_marks(question):
    mark = question.mark(question.solution())
    assert mark.earned == 1
    assert mark.verdict == "right"
    assert mark.remark is None


def test_solution_can_be_stored_as_json(question):
    assert json.loads(json.dumps(question.solution())) == question.solution()


TOLD = {
    "multiple-choice": ("Seoul",),
    "multiple-answers": ("Ladle", "Whisk"),
    "true-false": ("True",),
    "numeric": ("2 m",),
    "short-answer": ("Compass",),
    "ordering": (
        *("1. Fill the kettle", "2. Boil the water"),
        *("3. Pour it over the leaves", "4. Take out the leaves"),
    ),
    "matching": ("Bee – Hive", "Bird – Nest", "Fox – Den", "Spider – Web"),
    "date": ("20 July 1969",),
    "categorise": (
        *("Brick – Sinks", "Candle – Floats", "Coin – Sinks"),
        *("Cork – Floats", "Ice – Floats", "Pebble – Sinks"),
    ),
    "fill-in": ("1. boils", "2. zero", "3. ice"),
    "find-evidence": ("After the third tree they began to look for the sugar.",),
}
"""The solution of every example in words, part by part."""


def test_an_answer_is_told_in_words_part_by_part(question):
    assert question.told(question.solution()) == TOLD[question.type]


def test_every_part_of_the_solution_is_right(question):
    solution = question.solution()
    assert question.verdicts(solution) == (True,) * len(question.told(solution))


def test_an_answer_is_right_as_a_whole_where_each_of_its_parts_is(question):
    for seed in SEEDS:
        guess = question.guess(seed)
        verdicts = question.verdicts(guess)
        assert len(verdicts) == len(question.told(guess)) > 0
        is_right = question.mark(guess).earned == 1
        if question.type == "multiple-answers":  # some of the right ones are right, but not all
            assert not is_right or all(verdicts)
        else:
            assert is_right == all(verdicts)


def test_what_is_told_does_not_tell_the_key(written):
    """Whatever is right, the same choices are told in the same words and in the same order."""
    type_, value = written
    if "categories" not in value:
        return
    mixed = {"Floats": value["categories"]["Sinks"], "Sinks": value["categories"]["Floats"]}
    one, other = (
        type_.model_validate(value | {"categories": c}) for c in (value["categories"], mixed)
    )
    answer = one.solution()
    assert one.told(answer) == other.told(answer)


def test_parts_that_are_gone_are_told_by_their_ids_and_are_not_right(question):
    gone = {str: "1999", list: ["gone"], dict: {}}
    answer = gone[type(question.solution())]
    if question.type in WITH_PARTS:
        assert not any(question.verdicts(answer))
        assert "".join(question.told(answer)) in {"", "gone", "1. gone", "1999"}


def test_blank_form_is_no_answer(question):
    assert question.read(MultiDict(), seed=1) is None


def test_filled_form_reads_back_as_the_answer(question):
    solution = question.solution()
    for seed in SEEDS:
        assert question.read(MultiDict(question.fill(solution, seed)), seed) == solution


def test_guess_is_an_answer_that_a_form_could_have_given(question):
    for seed in SEEDS:
        guess = question.guess(seed)
        assert guess == question.guess(seed)
        assert json.loads(json.dumps(guess)) == guess
        assert question.read(MultiDict(question.fill(guess, seed)), seed) == guess
        assert 0 <= question.mark(guess).earned <= 1


def test_guesses_differ_and_some_are_not_right(question):
    guesses = [question.guess(seed) for seed in SEEDS]
    assert len({json.dumps(guess) for guess in guesses}) > 1
    assert any(question.mark(guess).earned < 1 for guess in guesses)


def test_answer_of_format_0_becomes_one_of_today(question):
    assert question.upgraded(IN_FORMAT_0[question.type], 0) == question.solution()
    assert question.upgraded(None, 0) is None


def test_answer_of_today_stays_as_it_is(question):
    assert question.upgraded(question.solution(), FORMAT) == question.solution()


def test_answer_of_format_0_that_fits_nothing_any_more_earns_nothing(question):
    gone = {str: "gone", int: 99, list: ["gone"], dict: {"gone": "gone"}}
    answer = gone[type(IN_FORMAT_0[question.type])]
    if question.type in WITH_PARTS - {"ordering"}:  # its places cannot go while there are items
        assert question.mark(question.upgraded(answer, 0)).earned == 0


def test_written_ids_stand_in_answers_and_on_no_page(written):
    type_, value = written
    if type_.model_fields["type"].default not in WITH_PARTS - {"find-evidence"}:
        return
    question = bound(type_.model_validate(with_written_ids(type_, value)))
    answer = json.dumps(question.solution())
    assert answer.count(CANARY) >= 1
    assert type_.model_validate(value).mark(question.solution()).earned == 0
    assert all(CANARY not in repr(question.shown(seed)) for seed in SEEDS)


def test_page_is_the_same_for_the_same_seed(question):
    assert all(question.shown(seed) == question.shown(seed) for seed in SEEDS)


def test_options_differ_from_seed_to_seed(question):
    pages = {question.shown(seed) for seed in SEEDS}
    can_move = options_of(question.shown(0)) and question.type != "true-false"
    assert len(pages) > 1 if can_move else len(pages) == 1


def test_option_values_are_places_or_themselves(question):
    # Where options move, their values may say nothing but where they stand.
    pages = {tuple(o.value for o in options_of(question.shown(seed))) for seed in SEEDS}
    assert len(pages) == 1


def test_page_holds_nothing_secret(written):
    type_, value = written
    more = {"reject": [CANARY]} if "reject" in type_.model_fields else {}
    question = bound(type_.model_validate(with_canaries(value) | {"explanation": CANARY} | more))
    assert all(CANARY not in repr(question.shown(seed)) for seed in SEEDS)


def test_question_survives_json(question):
    assert bound(type(question).model_validate_json(question.model_dump_json())) == question


def test_question_cannot_be_changed(question):
    with pytest.raises(ValidationError):
        question.question = "Another?"


@over_one_question
@given(data=st.data(), seed=st.integers())
def test_tampered_form_is_refused_or_read_as_an_answer_that_can_be_marked(question, data, seed):
    honest = question.fill(question.solution(), seed)
    known = [
        *honest,
        "choice",
        "answer",
        "place-1",
        "match-2",
        "year",
        "month",
        "day",
        "era",
        "date",
    ]
    known += ["item-1", "gap-1"]
    values = [value for some in honest.values() for value in some]
    odd = ["0", "1", "2", "-1", "99", "²", "１", "NaN", "1e999", "\x00", "true", "9" * 5000]
    value = st.sampled_from(values + odd) | st.text(max_size=20)
    changes = data.draw(
        st.dictionaries(st.sampled_from(known), st.lists(value, max_size=3), max_size=4)
    )
    form = MultiDict(honest | changes)
    try:
        answer = question.read(form, seed)
    except (Tampered, Unclear):
        return
    if answer is not None:
        assert json.loads(json.dumps(answer)) == answer
        assert 0 <= question.mark(answer).earned <= 1
        assert question.read(MultiDict(question.fill(answer, seed)), seed) == answer
