"""Words of other languages and other programs for the keys and values that a topic knows."""

_KEYS = {
    "title": "titel titre titulo título titolo tytuł otsikko başlık заголовок 제목 标题 タイトル",
    "question": "frage fragetext text pregunta pergunta domanda vraag fråga pytanie soru вопрос "
    "질문 问题 質問 prompt q",
    "questions": "fragen preguntas perguntas domande vragen frågor pytania sorular вопросы quiz",
    "answer": "antwort lösung reponse réponse respuesta resposta risposta antwoord svar odpowiedź "
    "cevap ответ 정답 答案 答え correct solution right_answer",
    "answers": "antworten lösungen réponses respuestas respostas risposte antwoorden correct_answers",
    "choices": "auswahl optionen options antwortmöglichkeiten choix opciones opções scelte opties "
    "keuzes opcje варианты 보기 选项 選択肢",
    "explanation": "erklärung explication explicación explicação spiegazione uitleg hint comment",
    "events": "ereignisse événements eventos eventi gebeurtenissen timeline",
    "event": "ereignis événement evento gebeurtenis",
    "date": "datum fecha data start end year jahr année año jaar when",
    "summary": "zusammenfassung résumé resumen resumo riassunto samenvatting description",
    "sources": "quellen fuentes fontes fonti bronnen source",
    "language": "lang sprache langue idioma lingua taal locale",
    "items": "elemente éléments elementos elementi",
    "pairs": "paare paires pares coppie paren",
    "tolerance": "toleranz tolérance tolerancia tolerância tolleranza margin",
}
_OURS = {word: key for key, words in _KEYS.items() for word in words.split()}

_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "korean": "ko",
    "한국어": "ko",
    "chinese": "zh",
    "中文": "zh",
    "japanese": "ja",
    "日本語": "ja",
}


def our_key(word: str) -> str | None:
    """The key of ours that this word stands for, if it is known."""
    return _OURS.get(word.casefold())


def language_code(name: str) -> str | None:
    """The code of a language by its name, if it is known."""
    return _LANGUAGES.get(name.casefold())
