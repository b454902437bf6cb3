"""Typed answers: a table of what counts and what does not, in many scripts, and what holds for all."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quizapp.questions.fill_in import FillIn
from quizapp.questions.short_answer import ShortAnswer
from quizapp.questions.typed.context import Context, Terms
from quizapp.questions.typed.key import Key
from quizapp.questions.typed.readings import readings, without_particle
from tests.builders import a_question, a_topic, an_entry, the_topic
from tests.telling import remark_on

with Path(__file__).with_name("typed_answers.csv").open(encoding="utf-8", newline="") as table:
    PAIRS = list(csv.DictReader(table))


def a_short_answer(answer, *accept, **more):
    written = {"question": "Where?", "answer": answer, "accept": accept}
    return ShortAnswer.model_validate(written | more)


def in_topic(question, *terms, people=(), **more):
    """The question in a topic with these other terms and people."""
    context = Context(terms=Terms(lambda: terms, lambda: people), **more)
    return question.bound({}, (), context)


def counts(question, typed):
    return question.mark(typed).earned == 1


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['answer']} <- {p['typed']}")
def test_typed_answer_counts_as_the_table_says(pair):
    counted = Key((pair["answer"],)).counted(pair["typed"])
    assert (counted.by if counted else "wrong") == pair["counts"], pair["why"]


def test_table_is_long_and_in_many_scripts():
    letters = {c for pair in PAIRS for c in pair["answer"] if c.isalpha()}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    named = {
        "LATIN",
        "HANGUL",
        "CJK",
        "HIRAGANA",
        "KATAKANA",
        "CYRILLIC",
        "GREEK",
        "ARABIC",
        "HEBREW",
    }
    assert named | {"DEVANAGARI"} <= scripts
    assert len(PAIRS) >= 400
    for counts_as in ("same", "form", "slip", "wrong"):
        assert sum(pair["counts"] == counts_as for pair in PAIRS) > 35


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("Gyeongju", ""),
        ("gyeong-ju", ""),
        ("in Gyeongju", "“in Gyeongju” counted as “Gyeongju”."),
        ("Gyeonju", "“Gyeonju” counted as “Gyeongju”: one slip."),
        ("in Gyeonju", "“in Gyeonju” counted as “Gyeongju”: one slip."),
        ("경주에서", "“경주에서” counted as “경주”."),
    ],
)
def test_player_is_told_why_it_counted(typed, remark):
    mark = a_short_answer("Gyeongju", "경주").mark(typed)
    assert (mark.earned, remark_on(mark)) == (1, remark)


def test_the_noun_that_is_asked_for_may_be_typed_too():
    question = a_short_answer("Qing", question="In the time of which Chinese dynasty was it?")
    assert remark_on(question.mark("the Qing dynasty")) == "“the Qing dynasty” counted as “Qing”."
    assert not counts(question, "Qing China")
    city = a_short_answer("Nara", question="In which city was it?")
    assert counts(city, "Nara city")
    assert counts(city, "the city of Nara")
    assert not counts(
        a_short_answer("Ming", question="Which of Qing and Ming is older?"), "Ming and Qing"
    )


def test_a_country_behind_a_place_is_not_another_than_the_question_tells():
    question = a_short_answer(
        "Nara", question="In which Japanese city, after he left China, was it?"
    )
    assert counts(question, "Nara, Japan")
    assert not counts(question, "Nara, Korea")


def test_words_are_parted_as_in_any_form():
    question = a_short_answer("Fubao", "Fu Bao")
    assert counts(question, "Fu-Bao")
    assert not counts(question, "Fuhao")
    assert not counts(a_short_answer("Fubao"), "Fu Hao")


def test_what_makes_another_term_of_the_topic_is_no_slip():
    question = a_short_answer("Shaanxi")
    assert counts(question, "Shanxi")
    assert not counts(in_topic(question, "Shanxi"), "Shanxi")
    assert not counts(in_topic(question, people=["Shanxi"]), "shanxi")
    assert not counts(in_topic(a_short_answer("Shaanxi province"), "Shanxi"), "Shanxi province")
    assert counts(in_topic(question, "Shanxi", "Shaanxi"), "Shaanxi")
    assert not counts(in_topic(a_short_answer("고양"), "고양이"), "고양이")


def test_names_of_people_may_be_turned_without_a_comma():
    assert not counts(a_short_answer("Xi Jinping"), "Jinping Xi")
    assert counts(in_topic(a_short_answer("Xi Jinping"), people=["Xi Jinping"]), "Jinping Xi")
    assert not counts(in_topic(a_short_answer("Xi Jinping"), people=["Xi Jinping"]), "Jinping")


def test_prepositions_are_those_of_the_topic_too():
    question = a_short_answer("Paris")
    assert not counts(question, "à Paris")
    assert counts(in_topic(question, language="fr"), "à Paris")


def test_exact_question_forgives_no_slip():
    question = a_short_answer("Shanghai", exact="true")
    assert not counts(question, "Shangai")
    assert counts(question, "in SHANGHAI")


def test_exact_set_forgives_no_slip_but_where_a_question_does():
    assert not counts(in_topic(a_short_answer("Shanghai"), exact=True), "Shangai")
    lenient = a_short_answer("Shanghai", exact="false")
    assert counts(in_topic(lenient, exact=True), "Shangai")


@pytest.mark.parametrize(
    "typed", ["Shanxi", "shanxi", "the Shanxi", "Shānxī", "in Shanxi", "Shnxi", "Shanxxi"]
)
def test_rejected_look_alike_is_never_forgiven(typed):
    assert not counts(a_short_answer("Shaanxi", reject=["Shanxi"]), typed)
    assert counts(a_short_answer("Shaanxi", reject=["Shanxi"]), "Shaanxii")


def test_rejected_form_is_no_other_way_to_write_a_number():
    assert counts(a_short_answer("World War II"), "World War 2")
    assert not counts(a_short_answer("World War II", reject=["World War 2"]), "World War Two")


def test_gaps_have_exact_and_reject_too():
    written = {"question": "Fill in.", "text": "[[Shaanxi]] lies beside [[Sichuan]]."}
    assert FillIn.model_validate(written).mark(["Shanxi", "Sichuann"]).earned == 1
    rejecting = FillIn.model_validate(written | {"reject": ["Shanxi"]})
    assert rejecting.mark(["Shanxi", "Sichuann"]).earned == 0.5
    exact = FillIn.model_validate(written | {"exact": "true"})
    assert exact.mark(["Shanxi", "Sichuann"]).earned == 0


def test_what_is_right_in_another_gap_is_no_slip():
    written = {"question": "Fill in.", "text": "[[Shaanxi]], [[Shanxi]] and [[Shaanxi]]."}
    assert FillIn.model_validate(written).mark(["Shanxi", "Shaanxi", "in Shaanxi"]).earned == 0.3333


def test_review_of_a_gap_says_why_it_counted(templates):
    question = FillIn.model_validate({"question": "Fill in.", "text": "The panda [[Shanghai]]."})
    page = templates.get_template("questions/fill_in/review.html")
    html = page.render(question=question, answer=["Shangai"], mark=None)
    assert "right</span> “Shangai” counted as “Shanghai”: one slip." in html


def test_gap_that_earned_its_mark_under_other_rules_stays_right(templates):
    question = FillIn.model_validate({"question": "Fill in.", "text": "The [[Qing]]."})
    page = templates.get_template("questions/fill_in/review.html")
    assert question.mark(["Ming"]).earned == 0
    earned = question.mark(["Qing"])
    assert "wrong" not in page.render(question=question, answer=["Ming"], mark=earned)


@pytest.mark.parametrize("reject", [["Shanghai"], ["shang hai"], ["Peking"]])
def test_right_answer_cannot_be_rejected(reject):
    with pytest.raises(ValidationError, match="is a right answer here"):
        a_short_answer("Shanghai", "Peking", reject=reject)


def test_topic_gives_its_words_and_its_sets_to_their_questions(tmp_path):
    def short(id_, answer, **more):
        return a_question("short-answer", id=id_, answer=answer, accept=None, reject=None, **more)

    questions = [
        short("province", "Shaanxi"),
        a_question(choices=["Shanxi", "Sichuan", "Hebei"], answer="Hebei"),
        short("sea", "Marmara"),
        short("person", "Karimov"),
        short("home", "Burrow"),
        a_question("matching", pairs={"Barrow": "Hive", "Spider": "Web", "Fox": "Den"}),
    ]
    glossary = [{"term": "Marmora", "meaning": "Another word."}]
    events = [an_entry(people=["Karimova"])]
    topic = the_topic(tmp_path, a_topic(*questions, glossary=glossary, events=events))
    marked = {
        "province": ("Shanxi", "Shaanxii"),
        "sea": ("Marmora", "Marmarra"),
        "person": ("Karimova", "Karimof"),
        "home": ("Barrow", "Burow"),
    }
    earned = {
        id_: [topic.question_by_id[id_].mark(typed).earned for typed in typed_]
        for id_, typed_ in marked.items()
    }
    assert earned == {"province": [0, 1], "sea": [0, 1], "person": [0, 1], "home": [0, 1]}
    assert "Shanxi" not in repr(topic.question_by_id["province"].shown(1))


def test_words_of_the_topic_are_not_written_into_its_edition(tmp_path):
    topic = the_topic(tmp_path, a_topic(a_question("short-answer")))
    assert "context" not in topic.edition.data


def test_an_exact_set_is_read_from_a_file(tmp_path):
    sets = [{"title": "S", "exact": "true", "questions": [a_question("short-answer")]}]
    written = {"title": "Inventions", "sets": sets}
    assert not counts(the_topic(tmp_path, written).questions[0], "Compas")


words = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(st.lists(texts, min_size=1, max_size=3), st.data())
def test_an_accepted_form_is_always_right(forms, data):
    key = Key(tuple(forms), context=Context(terms=Terms(lambda: forms, lambda: forms)))
    counted = key.counted(data.draw(st.sampled_from(forms)))
    assert counted is not None
    assert counted.by == "same"


@given(texts, texts)
def test_case_and_spaces_change_nothing(right, typed):
    key = Key((right,))
    told = key.counted(typed)
    assert key.counted(f"  {typed}  ") == told
    if typed.isascii():
        assert bool(key.counted(typed.upper())) == bool(told)


@given(texts, texts)
def test_exact_forgives_no_more_than_a_lenient_question(right, typed):
    exact, lenient = Key((right,), exact=True).counted(typed), Key((right,)).counted(typed)
    assert exact == lenient or (exact is None and lenient is not None and lenient.by == "slip")


@given(st.text(max_size=200))
def test_a_text_has_few_readings_however_long(text):
    nouns = frozenset(text.split())
    assert len([*readings(text, "en", nouns, ""), *without_particle(text)]) <= 8
