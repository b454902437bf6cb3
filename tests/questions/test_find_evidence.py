"""find-evidence, and how an article is split into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from quizapp.questions.base import Tampered
from quizapp.questions.find_evidence import FindEvidence
from quizapp.questions.find_evidence.sentences import sentences, spans
from quizapp.questions.typed.context import Context, Section
from tests.telling import remark_on

ARTICLE = (
    "The talks began in May. Nobody\nexpected much.",
    "In June a treaty was signed. “It is late,” said Dr. Kim. Trade grew at once.",
)


def a_question(answer="a treaty was signed", paragraphs=ARTICLE, **more):
    written = {"question": "Which sentence shows success?", "answer": answer, **more}
    return FindEvidence.model_validate(written).bound({}, paragraphs)


def by_number(question, number):
    """The id of the sentence with this number, from 1."""
    return question.read(MultiDict({"choice": str(number)}), 1)


def right_ones(question):
    return [n for n, sentence in enumerate(question.sentences, 1) if sentence.shows_it]


# Sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["One.", "Two!", "Three?", "Four…", "Five"],
        ["He left.", "“She stayed.”", "“They came.”"],
        ['"Go."', "Then he went.", "(It was late.)", "All slept."],
        ["It ended in 1957.", "1958 was quiet."],
        ["Mr. Lee met Mrs. Park, Dr. Kim and J. F. Smith.", "They talked."],
        ["The U.S. Army and the U.S. president agreed at St. Petersburg on No. 5.", "It held."],
        ["It cost 3.5 million.", "It was e.g. used for bread, i.e. food."],
        ["He asked why? and got no answer.", "So it went."],
        ["회담이 열렸다.", "조약이 맺어졌다."],
        ["Über allem stand eine Frage.", "Österreich schwieg."],
    ],
)
def test_sentences_of_a_text_are_told_apart(parts):
    assert sentences(" ".join(parts)) == tuple(parts)


def test_sentences_of_a_text_without_spaces_are_told_apart():
    parts = ("会谈开始了。", "“结束了吗？”", "条约签署了！")
    assert sentences("".join(parts)) == parts


def test_text_without_a_full_stop_is_one_sentence():
    assert sentences("A heading") == ("A heading",)
    assert sentences("") == sentences("  ") == ()


@given(st.text(alphabet="aB1.!?…。” “\n가") | st.text())
def test_no_word_is_lost_between_sentences(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    places = [place for span in spans(text) for place in span]
    assert places == sorted(places)


# What is right


def test_sentence_with_the_words_is_right():
    question = a_question()
    assert right_ones(question) == [3]
    assert question.solution() == by_number(question, 3)
    assert question.mark(question.solution()).earned == 1


def test_every_sentence_that_the_words_touch_is_right():
    question = a_question("was signed. “It is late")
    assert right_ones(question) == [3, 4]
    assert question.solution() == by_number(question, 3)
    assert [question.mark(by_number(question, number)).earned for number in (3, 4)] == [1, 1]


def test_whole_sentence_does_not_touch_its_neighbours():
    assert right_ones(a_question("In June a treaty was signed.")) == [3]


def test_right_paragraph_is_worth_a_word():
    marks = [a_question().mark(by_number(a_question(), number)) for number in (1, 5)]
    assert [mark.earned for mark in marks] == [0, 0]
    assert [remark_on(mark) for mark in marks] == ["", "Right paragraph, another sentence."]


@pytest.mark.parametrize("answer", ["Nobody expected  much", '"It is late,"', "“It is\nlate,”"])
def test_white_space_and_the_form_of_quotes_do_not_matter(answer):
    assert len(right_ones(a_question(answer))) == 1


def test_accents_may_be_written_in_two_ways():
    assert right_ones(a_question("cafe\u0301", ("One caf\u00e9. Two.",))) == [1]


def test_only_the_first_place_of_the_words_is_right():
    assert right_ones(a_question("Yes", ("Yes. No.", "Yes."))) == [1]


# What is shown


def test_article_is_shown_in_reading_order_whatever_the_seed():
    pages = {a_question().shown(seed) for seed in range(20)}
    assert len(pages) == 1
    texts = [[option.text for option in paragraph] for paragraph in pages.pop().paragraphs]
    assert texts == [
        ["The talks began in May.", "Nobody expected much."],
        ["In June a treaty was signed.", "“It is late,” said Dr. Kim.", "Trade grew at once."],
    ]


def test_page_is_the_same_whichever_sentence_is_right():
    answers = ("The talks", "a treaty was signed", "Trade", "signed. “It")
    assert len({a_question(answer).shown(1) for answer in answers}) == 1


def test_sentences_are_numbered_through_the_article():
    numbers = [o.value for paragraph in a_question().shown(1).paragraphs for o in paragraph]
    assert numbers == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("value", ["0", "6", "-1", "x", "３", "9" * 5000])
def test_sentence_that_is_not_on_the_page_is_tampered(value):
    with pytest.raises(Tampered):
        a_question().read(MultiDict({"choice": value}), 1)


# The ids of sentences


def test_id_of_a_sentence_comes_from_its_words_and_not_from_its_place():
    alone = a_question(paragraphs=ARTICLE[1:])
    assert alone.solution() == a_question().solution()


def test_same_sentence_twice_has_two_ids():
    question = a_question("Yes", ("Yes. Never. Yes.", "Never."))
    assert len({by_number(question, number) for number in (1, 2, 3, 4)}) == 4


# Of what a topic knows


def test_answer_is_the_proof_even_beside_evidence():
    question = a_question(evidence="The talks began")
    assert question.proof == "a treaty was signed"
    quoted = [(("answer",), "a treaty was signed"), (("evidence", 0), "The talks began")]
    assert list(question.quotations()) == quoted


@pytest.mark.parametrize("paragraphs", [(), ("Something else.",)])
def test_unbound_question_cannot_be_used(paragraphs):
    question = a_question(paragraphs=paragraphs)
    for use in (question.solution, lambda: question.shown(1), lambda: question.mark("x")):
        with pytest.raises(LookupError, match="bound to its article"):
            use()
    assert list(question.problems()) == []


def test_bound_question_has_no_problems():
    assert list(a_question().problems()) == []


def test_article_in_which_every_sentence_is_right_is_a_problem():
    [wrong] = a_question("One. Two", ("One. Two.",)).problems()
    assert wrong.at == ("answer",)
    assert "nothing to find" in wrong.message
    assert "longer article" in wrong.fix


def test_copy_of_a_bound_question_stays_bound():
    copy = a_question().model_copy(update={"question": "Another?"})
    assert copy.solution() == a_question().solution()


def test_review_shows_the_chosen_and_the_right_sentence(templates):
    question = a_question()
    page = templates.get_template("questions/find_evidence/review.html")
    first, third = by_number(question, 1), by_number(question, 3)
    html = page.render(question=question, answer=first, mark=None, shown=question.shown(1))
    assert html.count("<li ") == 2
    assert html.index("The talks began") < html.index("Your answer") < html.index("Right answer")
    alone = page.render(question=question, answer=third, mark=None, shown=question.shown(1))
    assert alone.count("<li ") == 1
    assert "Your answer" in alone
    assert "Right answer" not in alone


# The section that is searched

SECTIONS = (
    *("A rose is red. It is a flower.", "Bees like it."),
    *("The oak is tall. It is a tree.", "Jays like it."),
    *("Moss is low. It is old.",),
)
BEGINS = (Section("Flowers", 0, 1), Section("Trees and *birds*", 2, 2), Section("", 4, 4))


def in_sections(answer="The oak", sections=BEGINS, **more):
    written = {"question": "Which sentence?", "answer": answer, **more}
    context = Context(sections=sections)
    return FindEvidence.model_validate(written).bound({}, SECTIONS, context)


def texts(question):
    return [option.text for paragraph in question.shown(1).paragraphs for option in paragraph]


TREES = ["The oak is tall.", "It is a tree.", "Jays like it."]


def test_section_that_holds_the_answer_is_searched_and_has_its_heading():
    assert texts(in_sections()) == TREES
    assert in_sections().shown(1).headings == ("Trees and *birds*", "")


def test_page_is_the_same_whichever_sentence_of_the_section_is_right():
    assert len({in_sections(text).shown(1) for text in TREES}) == 1


@pytest.mark.parametrize("within", ["Trees and *birds*", " trees AND *birds*", "trees-and-birds"])
def test_heading_is_named_by_its_words_or_its_id(within):
    question = in_sections(within=within)
    assert list(question.problems()) == []
    assert texts(question) == TREES


def test_search_can_be_widened_to_several_sections():
    question = in_sections(within=["Flowers", "Trees and *birds*"])
    assert list(question.problems()) == []
    assert len(texts(question)) == 6
    assert question.shown(1).headings == ("", "Flowers", "Trees and *birds*", "")


@pytest.mark.parametrize(
    ("within", "message", "fix"),
    [
        ("Flower", "no heading “Flower”", "Did you mean “Flowers”?"),
        ("Sea", "no heading “Sea”", "It has “Flowers”, “Trees and *birds*”."),
        ("Flowers", "not stand under “Flowers”", "under “Trees and *birds*”"),
    ],
)
def test_heading_that_does_not_fit_is_told_with_its_mend(within, message, fix):
    [wrong] = in_sections(within=within).problems()
    assert wrong.at == ("within", 0)
    assert message in wrong.message
    assert fix in wrong.fix


def test_heading_in_an_article_without_any_is_told():
    [wrong] = in_sections(within="Trees", sections=(Section("", 0, 0),)).problems()
    assert "no headings at all" in wrong.fix


def test_answer_in_a_section_without_a_heading_is_told_apart():
    [wrong] = in_sections("Moss is low", within="Flowers").problems()
    assert "no heading over them" in wrong.fix


def test_misnamed_section_still_searches_that_of_the_answer():
    assert texts(in_sections(within="Sea")) == TREES


def test_article_is_searched_where_the_section_has_nothing_wrong():
    assert len(texts(in_sections("Moss is low. It is old."))) == 8


def test_sentence_outside_the_section_is_tampered_but_an_earlier_answer_can_be_told():
    question = in_sections()
    with pytest.raises(Tampered):
        by_number(question, 1)
    whole = FindEvidence.model_validate({"question": "Which?", "answer": "The oak"})
    earlier = by_number(whole.bound({}, SECTIONS), 1)
    assert question.told(earlier) == ("A rose is red.",)
    assert question.mark(earlier).earned == 0


def test_guesses_are_sentences_of_the_section():
    question = in_sections()
    assert {question.told(question.guess(seed))[0] for seed in range(40)} == set(TREES)
