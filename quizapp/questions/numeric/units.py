"""Units as people write them behind a number: the unit itself, its other names, what the question counts."""

import re

from quizapp.questions.typed.folding import folded, words_of
from quizapp.questions.typed.numerals import NUMBER_WORDS

_MEASURES = """
percent prozent pourcent porciento pct 퍼센트 프로 パーセント
m metre metres meter meters mètre mètres 미터 米 メートル
km kms kilometre kilometres kilometer kilometers 킬로미터 公里 キロ
cm centimetre centimetres centimeter centimeters
mm millimetre millimetres millimeter millimeters
mi mile miles
ft foot feet
in inch inches
kg kilo kilos kilogram kilograms kilogramme kilogrammes 킬로그램 公斤
g gram grams gramme grammes
t ton tons tonne tonnes
l litre litres liter liters
ml millilitre millilitres milliliter milliliters
s sec secs second seconds 초 秒
min mins minute minutes 분 分钟
h hr hrs hour hours 시간 小时 時間
d day days 일 天
week weeks wk wks 주
month months 개월 个月
y yr yrs year years 년 年
decade decades
century centuries 세기 世纪 世紀
°c degreescelsius degreecelsius celsius
°f degreesfahrenheit degreefahrenheit fahrenheit
° degree degrees
$ usd dollar dollars usdollars 달러 美元
€ eur euro euros
£ gbp pound pounds
₩ krw won 원
¥ jpy yen yuan cny rmb
m2 squaremetres squaremeters sqm
km2 squarekilometres squarekilometers sqkm
thousand
million
billion
trillion
dozen dozens
"""
_MEASURE = {
    name: line for line, names in enumerate(_MEASURES.split("\n")) for name in names.split()
}
_ACRONYM = re.compile("[A-Z]{2,6}s?")
_COUNTED = re.compile(r"\bhow many ((?:[\w-]+ ?){1,3})", re.IGNORECASE)


def is_unit(text: str, unit: str, question: str) -> bool:
    """Whether the words beside a number say what is counted: as the unit has it, or the question."""
    if not text or text == unit:
        return True
    typed = {_singular(word) for word in words_of(text)}
    if not typed and not _is_share(text):
        return text.isascii()  # punctuation
    if typed and typed <= {_singular(word) for word in words_of(unit)}:
        return True
    words, known = _measure(text), _measure(unit)
    if known or (words and unit):
        return words == known or (_is_share(text) and _is_share(unit))
    if words:
        return any(_measure(word) == words for word in words_of(question)) or (
            _is_share(text) and _is_share(question)
        )
    told = {_singular(word) for word in words_of(f"{unit} {question}")} - NUMBER_WORDS
    if typed <= told:
        return True
    if not text.isascii():
        return text in question
    counted = _COUNTED.search(question)
    nouns = words_of(f"{unit} {counted[1] if counted else ''}")
    return bool(_ACRONYM.fullmatch(text)) and text[0].lower() in {word[0] for word in nouns}


def _measure(text: str) -> int | None:
    return _MEASURE.get(folded(text.replace("%", "percent").replace("٪", "percent")))


def _is_share(text: str) -> bool:
    return "%" in text or "percent" in folded(text)


def _singular(word: str) -> str:
    return word.removesuffix("s")
