"""Lint finds what tells too early: the date of another card, the answer to another question."""

import pytest

from tests.builders import a_question, a_topic, an_entry
from tests.topics.checking.test_lint import FOUR, choices, found

OTHER = an_entry("other", "1992-08-24")
OF_A_MONTH = an_entry("month", "1971-05")
OF_A_YEAR = an_entry("year", "1983")


@pytest.mark.parametrize(
    "told",
    [
        "It led to the pact of 24 August 1992.",
        "Signed on August 24, 1992",
        "By August 1992 it was done.",
        "Talks ran from 20 to 24 August 1992.",
        "1992년 8월 24일에 수교했다.",
        "1992년 8월 수교로 이어졌다.",
        "1992年8月24日建交。",
        "一九九二年八月二十四日建交。",
        "일구구이년 팔월에 수교했다.",
        "See 1992-08-24.",
        "It began on 3 May 1971.",
        "May 1971 saw more.",
        "In 1983 it ended.",
        "In June 1983 it ended.",
        "1983년에 끝났다.",
    ],
)
@pytest.mark.parametrize("key", ["summary", "why"])
def test_a_card_that_tells_the_date_of_another_is_told(tmp_path, told, key):
    telling = an_entry("new", "1950-03-01", **{key: told})
    events = [*FOUR, OTHER, OF_A_MONTH, OF_A_YEAR, telling]
    assert "tells-another-date" in found(tmp_path, a_topic(events=events))


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1992-08", "It was signed on 24 August 1992."),
        ("1992", "August 1992 was its height."),
        ("1992-08-20/1992-08-30", "It ended in August 1992."),
        ("1950", "In 1992 much was different."),
        ("1950", "On 25 August 1992 nothing happened."),
        ("1950", "Of 1992 people 24 came in August."),
        ("1950", "It took 8 years, 24 days and 1,992 steps."),
        ("1950", "8월 24일까지"),
        ("1950", "The 1980s came."),
    ],
)
def test_a_card_that_tells_its_own_date_or_none_is_left_alone(tmp_path, date, told):
    events = [*FOUR, OTHER, OF_A_YEAR, an_entry("new", date, why=told)]
    assert "tells-another-date" not in found(tmp_path, a_topic(events=events))


NECTAR = choices(
    "Honey", "Milk", "Silk", id="nectar", question="What do bees make from the nectar of flowers?"
)
KEPT = {
    "choice": NECTAR,
    "ticks": a_question(
        "multiple-answers",
        id="nectar",
        question="What do bees make from the nectar of flowers?",
        choices=["Honey", "Milk", "Wax bread"],
        answers=["Honey", "Wax bread"],
    ),
    "typed": a_question(
        "short-answer",
        id="nectar",
        question="What do bees make from the nectar of flowers?",
        answer="Sweet stuff",
        accept=["Honey"],
    ),
    "gap": a_question(
        "fill-in", id="gap", question="Fill in.", text="From nectar of flowers bees make [[honey]]."
    ),
    "pair": a_question(
        "matching", id="pairs", question="Match.", pairs={"Nectar": "Honey", "Wood": "Paper"}
    ),
    "home": a_question(
        "categorise",
        id="homes",
        question="Sort.",
        categories={"Honey": ["Nectar"], "Wax": ["Wood"]},
    ),
}


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("where", ["explanation", "feedback"])
def test_words_that_answer_another_question_are_told(tmp_path, kept, where):
    told = "From the nectar of flowers bees make honey."
    own = {"id": "homes-of-bees", "question": "Where are they?", "explanation": None}
    wrong = {"text": "In webs", "feedback": told if where == "feedback" else None}
    wrong = {key: value for key, value in wrong.items() if value}
    telling = a_question(choices=["In hives", wrong], answer="In hives", **own)
    if where == "explanation":
        telling |= {"explanation": told}
    assert "tells-another-answer" in found(tmp_path, a_topic(telling, KEPT[kept]))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            a_question(
                "numeric", id="n", question="How many memorandums were signed?", answer="14"
            ),
            "That day 14 memorandums were signed.",
        ),
        (
            a_question("date", id="d", question="When was the pact signed?", answer="1992-08"),
            "The pact was signed in August 1992.",
        ),
        (
            choices("서울", "부산", id="k", question="대한민국의 수도는 어디입니까?"),
            "대한민국의 수도는 서울이다.",
        ),
    ],
)
def test_numbers_dates_and_other_scripts_are_told(tmp_path, question, told):
    telling = a_question(id="telling", question="Why?", explanation=told)
    assert "tells-another-answer" in found(tmp_path, a_topic(telling, question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (NECTAR, "Honey is what a bear likes."),
        (NECTAR, "Flowers give nectar to bees."),
        (a_question("numeric", id="n", question="How many legs have bees?", answer="6"), "6 legs."),
        (a_question("true-false", id="t", question="Bees like nectar."), "It is true: nectar."),
        (
            choices("Bees", "Ants", id="b", question="Do bees or ants make honey?"),
            "Bees make honey.",
        ),
    ],
)
def test_words_that_stand_there_by_chance_are_left_alone(tmp_path, question, told):
    telling = a_question(id="telling", question="Why?", explanation=told)
    assert "tells-another-answer" not in found(tmp_path, a_topic(telling, question))


def test_a_glossary_entry_that_an_explanation_leads_to_tells_too(tmp_path):
    told = a_question(id="telling", question="Why?", explanation="An apiary is a place.")
    meaning = "A place where bees make honey from the nectar of flowers."
    topic = a_topic(told, NECTAR, glossary=[{"term": "apiary", "meaning": meaning}])
    assert "tells-another-answer" in found(tmp_path, topic)
    told["explanation"] = "It is a place."
    assert "tells-another-answer" not in found(tmp_path, topic | {"questions": [told, NECTAR]})


def test_another_set_may_be_answered(tmp_path):
    told = a_question(question="Why?", explanation="From the nectar of flowers bees make honey.")
    topic = a_topic() | {
        "sets": [{"title": "One", "questions": [told]}, {"title": "Two", "questions": [NECTAR]}]
    }
    del topic["questions"]
    assert "tells-another-answer" not in found(tmp_path, topic)
