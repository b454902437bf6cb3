"""Shown names: what may stand on a projector, which names look alike, and names that chance gives."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.english.sentences import said
from quizapp.games.moves import Refused
from quizapp.games.names import (
    LANGUAGES,
    LONGEST,
    MOST_LETTERS,
    NUMBERS,
    as_name,
    generated,
    is_offensive,
    name_key,
)

ALIKE = """
Anna Аnna Αnna aNNa A\u200bnna An\u00adna Anna\u2060 \u202eAnna Ａｎｎａ 𝐀𝐧𝐧𝐚 𝓐𝓷𝓷𝓪 Ⓐⓝⓝⓐ Änna Ánná Añña
Ann\u0430
An\ufe0fna Anna! .Anna. A-n-n-a A_nna Anna\u3164 \u2800Anna Anna\U000e0061 Anna\u061c ᎪNNA ɑnna 𝙰𝚗𝚗𝚊 Ann\u00aa
"""
AS_WELL = [
    ["Olli", "OIIi", "0lli", "О11і", "OLLI", "Ölli", "øl|i"],
    ["Tom", "Torn", "T0m", "Тоm", "ΤΟΜ", "to m"],
    ["Wanda", "VVanda", "vvanda", "Ԝanda", "wаndа"],
    ["Jose", "José", "JOSÉ", "Jоsе", "Ꭻose"],
    ["Paco", "Расо", "РАСО", "paсo", "PAC0"],
    ["Helen", "Нelen", "Ηelen", "hеlеn"],
    ["수달", unicodedata.normalize("NFD", "수달"), "수\u200b달", "수 달"],
    ["龍", "\u2fd3", "\uf9c4"],
    ["Boss", "Boß", "BOSS", "Βoss"],
    ["ﷺ", "صلى الله عليه وسلم"],
]
REFUSED = {
    "name-unseen": [
        "", " ", "\n\t", "\u200b", "\u2800", "\u3164", "\u115f\u1160", "\uffa0", "\u202e", "\u00ad",
        "\ufeff", "\u034f", "\ufe0f", "\u200d\u200d", "\U000e0001", "\ue000", "\x00", "\u180e", "...",
        "-", "!?", "«»", "\u2028", "\u3000", "\u0301", "\u0e4d",
    ],
    "name-too-long": [
        "a" * 25, "수" * 25, "🦦" * 25, "🇰🇷" * 25, "x" * 100_000, "ab " * 10, "é" * 25, "\ufdfa" * 3,
        "👨\u200d👩\u200d👧\u200d👦" * 9, "a\u0323\u0323" * 21, "㍿" * 10,
    ],
    "name-marks": ["a" + "\u0335" * 3, "Z̴̢̛a", "q" + "\u0300" * 20, "ก" + "\u0e49" * 3, "A\u20dd\u20de\u20df"],
    "name-offensive": [
        "fuck", "F U C K", "fUсk", "sh1t", "$hit", "ΗITLΕR", "fück", "motherfucker", "Big Ass", "n1gger",
        "씨발", "씨 발", "傻逼", "操你妈", "сука", "Scheiße", "puta!", "f.u.c.k", "ｆｕｃｋ", "𝔣𝔲𝔠𝔨",
        "KKK 88",
    ],
}  # fmt: skip
ORDINARY = """
    Anna Zoë 이서연 김민준 李明 王小明 Nguyễn Đặng Þór Łukasz Søren Ελένη Ольга Мария עברית مريم ฟ้าใส
    अंजलि தமிழ் বাংলা ひかり さくら シャルロット O’Brien Anne-Marie D'Arcy R2D2 007 🦦 🦦🦊 👍🏽 Ana🌸 Æsa Ødegård
    Scunthorpe Assisi Cassandra Hancock Sussex Matsushita Σωκράτης Հայկ გიორგი
"""
TAKEN = {name: name for name in ORDINARY.split()} | {
    "  Mia   Sue ": "Mia Sue",
    "Mia\nSue": "Mia Sue",
    "Ａｎｎａ": "Anna",
    "An\u200bna": "Anna",
    "\u202eannA": "annA",
    "﷽": unicodedata.normalize("NFKC", "﷽"),
    "👨\u200d👩\u200d👧\u200d👦": "👨\u200d👩\u200d👧\u200d👦",
    "a\u200db": "ab",
    "🦦\u200d": "🦦",
    "❤\ufe0f\u200d🔥": "❤\u200d🔥",
    "a\u0308": "ä",
    "a" * MOST_LETTERS: "a" * MOST_LETTERS,
    "🇰🇷" * 12: "🇰🇷" * 12,
    "한" * MOST_LETTERS: "한" * MOST_LETTERS,
}


def corpus():
    """Every name that these tests look at."""
    alike = [*ALIKE.split(), *(name for names in AS_WELL for name in names)]
    return [*alike, *(name for names in REFUSED.values() for name in names), *TAKEN]


def test_the_corpus_is_large():
    assert len(set(corpus())) >= 190


@pytest.mark.parametrize("names", [ALIKE.split(), *AS_WELL], ids=lambda names: names[0])
def test_names_that_look_alike_have_one_key(names):
    assert {name_key(name): name for name in names}.keys() == {name_key(names[0])}


def test_names_that_differ_have_keys_that_differ():
    names = [name for name in TAKEN.values() if name not in {"Anna", "annA"}]
    keys = {name_key(name) for name in names}
    assert len(keys) == len(set(names))
    assert all(keys)


@pytest.mark.parametrize(("typed", "shown"), TAKEN.items())
def test_a_name_is_shown_as_it_was_meant(typed, shown):
    assert as_name(typed) == shown


@pytest.mark.parametrize(
    ("why", "name"), [(why, name) for why, names in REFUSED.items() for name in names]
)
def test_what_no_class_should_see_is_refused_with_its_reason(why, name):
    with pytest.raises(Refused) as refused:
        as_name(name)
    assert refused.value.message.name == why
    assert said(refused.value.message).startswith("Choose ")


@given(
    st.text() | st.sampled_from(corpus()) | st.text("a\u0301\u200d👍🏽\u2800\u202e ", max_size=50)
)
def test_a_taken_name_is_short_seen_and_stays_what_it_is(text):
    try:
        name = as_name(text)
    except Refused:
        return
    assert 0 < len(name) <= LONGEST
    assert as_name(name) == name
    assert name_key(name) == name_key(text)
    assert not {unicodedata.category(c) for c in name} & {"Cc", "Cs", "Co", "Cn"}
    assert not [pair for pair in pairwise(name) if pair == ("\u200d", "a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_names_are_many(language):
    _, qualities, things = LANGUAGES[language]
    for words in (qualities, things):
        assert len({name_key(word) for word in words}) == len(words)
    assert len(qualities) * len(things) * len(NUMBERS) >= 2**20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_generated_name_may_be_shown(language):
    form, qualities, things = LANGUAGES[language]
    longest = max(things, key=len)
    for name in (
        *(form.format(quality, longest, 98) for quality in qualities),
        *(form.format(max(qualities, key=len), thing, 98) for thing in things),
    ):
        assert as_name(name) == name


def test_no_word_of_a_generated_name_offends():
    for _, qualities, things in LANGUAGES.values():
        assert not [word for word in (*qualities, *things) if is_offensive(word)]


def test_a_seed_gives_a_name_and_another_seed_another():
    names = [generated("en", seed) for seed in range(200)]
    assert names == [generated("en", seed) for seed in range(200)]
    assert len(set(names)) > 195


@pytest.mark.parametrize(
    ("language", "own"), [("en-GB", "en"), ("ko", "ko"), ("zh-Hant", "zh"), ("fr", "en")]
)
def test_a_name_is_of_the_topics_language_or_english(language, own):
    assert generated(language, 7) == generated(own, 7)
