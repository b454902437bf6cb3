"""JSON Schema (2020-12) of what teachers write, made from the models that check it."""

from typing import Any

from pydantic import TypeAdapter

from quizapp.questions import BY_NAME, AnyQuestion
from quizapp.topics.topic import Event, Prompt, QuestionSet, Term, Topic

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SINGLE = ["string", "number", "boolean"]
MADE = {"id"}
"""Keys that come from the title or the question where nobody writes them."""

KINDS: dict[str, tuple[str, Any]] = {
    "topic": ("", Topic),
    "set": ("", QuestionSet),
    "timeline": ("events", dict[str, tuple[Event, ...]]),
    "glossary": ("terms", dict[str, tuple[Term, ...]]),
    "discussion": ("prompts", dict[str, tuple[Prompt, ...]]),
}
"""What a file can be: a topic (or a folder's topic.yaml), or one list under one key beside it."""

HOVER = {
    "accept": "Other right forms of the answer.",
    "agreement": "How those who talk about the topic agree to do so.",
    "also": "Other forms of it in the text.",
    "answer": "The right answer.",
    "answers": "The right choices, each in its exact words.",
    "article": "The reading, in Markdown. In a folder it is the file article.md.",
    "as_of": "The day up to which the topic holds.",
    "basic": "What a basic answer holds.",
    "categories": "Each category with the list of its items.",
    "choices": "What can be chosen: texts, or `text` with `id`, `feedback` and `misconception`.",
    "class_only": "true keeps the set for a class: nobody can practise it, and no page shows it.",
    "date": "As exact as it is known: 2026-01-05, 2026-01, 2026, 1992~, a/b, -0043 for 44 BCE.",
    "difficulty": "easy, medium or hard.",
    "discussion": "Questions to talk about. In a folder they are the file discussion.yaml.",
    "event": "The id of the event this is about.",
    "events": "What happened, or the ids of events to put in order.",
    "evidence": "The exact words of the article that prove the answer; they stand there once. Or a "
    "list of such, where one does not prove all.",
    "exact": "true forgives no slip in what is typed: in this question, or in this set.",
    "excellent": "What an excellent answer holds.",
    "explanation": "Why the answer is right; shown after answering.",
    "feedback": "Why this choice is wrong; shown to who chose it.",
    "glossary": "People, places and terms, explained where they stand. In a folder glossary.yaml.",
    "good": "What a good answer holds.",
    "id": "A short name of small letters, digits and hyphens; made from the words where absent.",
    "ids": "Ids for parts whose words may change: `words: id`. Made from the words where absent.",
    "items": "What to put in order, in the right order.",
    "kind": "person, place or term.",
    "language": "The language of the topic, like en or ko.",
    "licence": "Under which terms others may use this.",
    "meaning": "What it is, in one sentence.",
    "misconception": "A name for the mistake behind this choice.",
    "misconceptions": "Each mistake that choices name, in a sentence: `name: sentence`.",
    "names": "Its name in other scripts: `ko: 이재명`.",
    "pairs": "What belongs together: `left: right`.",
    "people": "Full names; the article marks them by themselves.",
    "prompt": "What is talked about.",
    "prompts": "Questions to talk about.",
    "publisher": "Who published it.",
    "question": "What is asked.",
    "questions": "The questions.",
    "reject": "Look-alikes of the answer that never count as a slip of it.",
    "sets": "Question sets. In a folder they are files in sets/.",
    "skill": "What answering takes: recall, cause, chronology, claim, comparison, inference, silence.",
    "sources": "Where it can be looked up: keys of the topic's `sources`.",
    "summary": "One sentence that tells more than the title.",
    "term": "The person, place or word, as the text writes it.",
    "terms": "What is explained.",
    "text": "The words.",
    "theme": "A key of the topic's `themes`.",
    "themes": "Names for the colours of the timeline: `key: Name`.",
    "title": "The title.",
    "tolerance": "How far off an answer may be and still be right.",
    "type": "The question type; not needed where `choices` and `answer` stand.",
    "unit": "What is counted; stands beside the field.",
    "url": "The address, in full.",
    "valid_until": "A day after which the question should be looked at again.",
    "why": "Why it matters; shown when the card lies.",
    "within": "The heading, or headings, under which to search; without it, the answer's own section.",
}


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of one kind of file; KeyError for an unknown kind."""
    key, model = KINDS[kind]
    schema = TypeAdapter(model).json_schema()
    if key:
        entries = schema.pop("additionalProperties")
        schema |= {"properties": {key: entries}, "required": [key]}
        schema["additionalProperties"] = False
    if kind == "topic":
        _with_questions(schema)
    _told(schema)
    written: dict[str, Any] = _as_written(schema)
    return {"$schema": DIALECT, "title": f"quizapp {kind}"} | written


def _with_questions(schema: dict[str, Any]) -> None:
    """A topic in one file has its questions at the top."""
    questions = TypeAdapter(tuple[AnyQuestion, ...]).json_schema()
    schema["$defs"] |= questions.pop("$defs", {})
    schema["properties"]["questions"] = {"type": "array", "items": questions["items"]}


def _told(part: Any) -> None:
    """Add a sentence to every key, for the editor to show."""
    if isinstance(part, list):
        for one in part:
            _told(one)
    elif isinstance(part, dict):
        for key, value in part.get("properties", {}).items():
            value.setdefault("description", HOVER.get(key, ""))
        for value in part.values():
            _told(value)


def _as_written(part: Any) -> Any:
    """The schema for what stands in a file, where every single value is text for us."""
    if isinstance(part, list):
        return [_as_written(one) for one in part]
    if not isinstance(part, dict):
        return part
    # A `title` or `type` that is a schema itself is a key that teachers write.
    part = {k: _as_written(v) for k, v in part.items() if k != "title" or isinstance(v, dict)}
    if part.get("type") in ("string", "boolean", "number", "integer") and "const" not in part:
        part["type"] = SINGLE
    if isinstance(part.get("required"), list):
        part["required"] = _required(part)
    return part


def _required(part: dict[str, Any]) -> list[str]:
    """What must be written; a type only where no other key tells it."""
    name = part["properties"].get("type", {}).get("const")
    needed = [key for key in part["required"] if key not in MADE]
    return [*needed, "type"] if name in BY_NAME and not BY_NAME[name].default_for else needed
