"""Numbers in words and in other numerals: English, Roman, Korean, Chinese; and which words are any."""

import re
from collections.abc import Iterator
from itertools import product

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_ONES += " fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: n for n, word in enumerate(_ONES.split())}
_SMALL |= {word: 10 * n for n, word in enumerate(_TENS.split(), 2)} | {"fourty": 40}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
_TH = {word: n for n, word in enumerate(_ORDINALS.split())}
_TH |= {f"{word}th": n for word, n in _SMALL.items() if 12 < n < 20}
_TH |= {f"{word[:-1]}ieth": n for word, n in _SMALL.items() if n >= 20} | {"hundredth": 100}

_ROMAN = re.compile("(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_DIGITS |= dict(zip("영공일이삼사오육칠팔구", (0, *range(10)), strict=True)) | {"륙": 6}
_STEPS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8}
MYRIADS |= {"兆": 10**12, "조": 10**12}
_HAN = "〇零一二三四五六七八九两兩十百千万萬亿億兆"
HAN_RUN = re.compile(f"[{_HAN}]+")

_KOREAN_ONES = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"]
_KOREAN_TENS = ["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
_KOREAN = {word: n for n, word in enumerate(_KOREAN_ONES, 1)}
_KOREAN |= {"한": 1, "두": 2, "세": 3, "네": 4, "석": 3, "넉": 4}
_KOREAN |= {
    ten + one: 10 * tens + n
    for (tens, ten), (one, n) in product(enumerate(_KOREAN_TENS, 1), [*_KOREAN.items(), ("", 0)])
} | {"스무": 20}

_OTHERS = """
    once twice thrice half quarter double triple dozen hundred hundreds thousands millions billions
    onze douze treize quatorze quinze seize trente quarante cinquante soixante première premier
    dritte vierte fünfte sechste siebte zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
    neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
    quince dieciseis veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
    primero primera segundo segunda tercero tercera cuarto cuarta quinto quinta sexto sexta
    sessanta settanta ottanta novanta quaranta cinquanta trenta
    первый первая вторая второй третий третья четвертый пятый шестой седьмой восьмой девятый десятый
    пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать
    пятьдесят шестьдесят семьдесят восемьдесят
"""
NUMBER_WORDS = frozenset({*_SMALL, *_TH, *SCALES, *_KOREAN, *_OTHERS.split()})


def is_numeral(word: str) -> bool:
    """Whether a folded word is a number in any way, or holds a figure."""
    return (
        word in NUMBER_WORDS
        or roman(word) is not None
        or any(character.isnumeric() for character in word)
    )


def roman(word: str) -> int | None:
    """The value of Roman numerals in small letters; None for any other word."""
    if len(word) > 15 or not _ROMAN.fullmatch(word):
        return None
    signs = [_ROMAN_SIGNS[sign] for sign in word]
    pairs = zip(signs, [*signs[1:], 0], strict=True)
    return sum(-sign if sign < following else sign for sign, following in pairs)


def in_english(words: list[str]) -> int | None:
    """The number that these folded words say together: “one hundred and five”; else None."""
    total = group = 0
    last, scale = "", 10**15
    for word in words:
        if word in _SMALL:
            if not _may_follow(word, group, last):
                return None
            group += _SMALL[word]
        elif word == "a" and not last:
            group = 1
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word in SCALES and group and SCALES[word] < scale:
            scale = SCALES[word]
            total, group = total + group * scale, 0
        elif word != "and" or last not in {"hundred", *SCALES}:
            return None
        last = word
    return None if last in {"", "a", "and"} else total + group


def _may_follow(word: str, group: int, last: str) -> bool:
    """Whether this word can go on in a group of three figures: twenty one, not one twenty."""
    if last == "a":
        return False
    under_ten, tens = 0 < _SMALL[word] < 10, group % 100
    return not last or tens == 0 or (under_ten and tens >= 20 and tens % 10 == 0)


def in_characters(text: str) -> int | None:
    """The number that Chinese or Korean numerals say, or figures among them: 二十, 이십, 3만; else None."""
    if text in _KOREAN:
        return _KOREAN[text]
    if len(text) > 1 and all(c in _DIGITS and c in _HAN for c in text):  # 一九四五
        return int("".join(str(_DIGITS[c]) for c in text))
    total, scale = 0, 10**16
    for part, myriad in _groups(text):
        value = _under_a_myriad(part) if part else 1
        if value is None or myriad >= scale:
            return None
        total, scale = total + value * myriad, myriad
    return total if text else None


def _groups(text: str) -> Iterator[tuple[str, int]]:
    """What stands before each myriad, with that, and what stands behind the last."""
    start = 0
    for place, character in enumerate(text):
        if character in MYRIADS:
            yield text[start:place], MYRIADS[character]
            start = place + 1
    if start < len(text):
        yield text[start:], 1


def _under_a_myriad(text: str) -> int | None:
    if text.isdecimal() and len(text) < 5:
        return int(text)  # 3000만
    total, digit, step = 0, None, 10**4
    for character in text:
        if character in _STEPS and _STEPS[character] < step:
            step = _STEPS[character]
            total, digit = total + (1 if digit is None else digit) * step, None
        elif not digit and (character in _DIGITS or character.isdecimal()):  # 一百零五, 2천
            digit = _DIGITS[character] if character in _DIGITS else int(character)
        else:
            return None
    return total + (digit or 0)


def canonical(words: list[str]) -> list[str]:
    """Folded words with every number among them in figures, so that all ways to write it are one."""
    found: list[str] = []
    place = 0
    while place < len(words):
        length, figure = _figure(words, place)
        found.append(figure)
        place += length
    if len(found) > 2 and found[-2] == "the" and re.fullmatch(r"\d+th", found[-1]):
        found[-2:] = [found[-1][:-2]]  # Henry the Eighth
    return found


def _figure(words: list[str], place: int) -> tuple[int, str]:
    """How many words from here on are one number, and what stands for them."""
    word = words[place]
    if word in _SMALL or word == "a":
        for end in range(min(place + 12, len(words)), place, -1):
            ordinal = _TH.get(words[end - 1])
            if ordinal and end - place == 2 and word in _TENS.split() and ordinal < 10:
                return 2, f"{_SMALL[word] + ordinal}th"
            number = in_english(words[place:end])
            if number is not None:
                return end - place, str(number)
    if word in _TH:
        return 1, f"{_TH[word]}th"
    if ordinal_figure := re.fullmatch(r"(\d+)(st|nd|rd|th)", word):
        return 1, f"{ordinal_figure[1]}th"
    if len(words) > 1 and (value := roman(word)):
        return 1, str(value)
    return 1, word if word.isascii() else _in_figures(word)


_ORDINAL_HANGUL = re.compile("제([일이삼사오육칠팔구십]+)(?=차|회|대|기|조|장|권|국)")


def _in_figures(word: str) -> str:
    if (value := in_characters(word)) is not None:
        return str(value)
    word = _ORDINAL_HANGUL.sub(lambda found: f"제{_or_itself(found[1])}", word)
    return HAN_RUN.sub(lambda found: _or_itself(found[0]), word)


def _or_itself(numerals: str) -> str:
    value = in_characters(numerals)
    return numerals if value is None else str(value)
