"""Articles and prepositions that people write before a name: the Qing, in Nara, la Bastille."""

_ARTICLES = frozenset(
    word
    for words in (
        "the a an",
        "le la les un une des",
        "der die das den dem ein eine einen einem einer",
        "el los las una unos unas",
        "il lo gli i uno",
        "o os as um uma",
        "het een",
    )
    for word in words.split()
)
_ELIDED = ("l'", "l’", "un'", "un’")
_PREPOSITIONS = {
    "en": "in at on to from by of during",
    "fr": "à au aux en dans de du d'",
    "de": "in im am an auf zu zum zur aus von vom bei",
    "es": "en a al de del",
    "it": "a in nel nella di del della da",
    "pt": "em no na de do da ao",
    "nl": "in op te naar van uit bij",
}
_ALL = {code: frozenset(words.split()) for code, words in _PREPOSITIONS.items()}
_ARABIC_ARTICLE = "ال"


def without_leading(text: str, language: str) -> str:
    """A text without the preposition and the article that it begins with, if more than these is left.

    Articles count in any language, for names keep them; prepositions in English and that of the topic.
    """
    words = text.split()
    prepositions = _ALL["en"] | _ALL.get(language.partition("-")[0], frozenset())
    if len(words) > 1 and words[0].lower() in prepositions:
        words = words[1:]
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    first = words[0] if words else ""
    if first.lower().startswith(_ELIDED) and len(first) > 4:
        words = [first.partition("'")[2] or first.partition("’")[2], *words[1:]]
    elif first.startswith(_ARABIC_ARTICLE) and len(first) > 4:
        words = [first.removeprefix(_ARABIC_ARTICLE), *words[1:]]
    return " ".join(words)
