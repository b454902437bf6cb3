"""What the models found wrong, told in a teacher's words."""

import re
import types
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from quizapp.questions import BY_NAME
from quizapp.text import Wrong, slug_of
from quizapp.topics.checking.spelling import Known
from quizapp.topics.checking.synonyms import language_code, our_key
from quizapp.topics.problems.problem import Where, quoted
from quizapp.topics.topic import Topic

_TELL_THE_TYPE = frozenset({"type", "choices"})
_MOST_KEYS = 50
"""Of one group that are looked at for a slip: no group may have half as many."""
_EACH_ON_A_LINE = "Put each entry on a line of its own that begins with `- `."

Told = tuple[str, str, str]  # code, what is wrong, how to mend it


def without_tags(path: Where) -> Where:
    """The path without the type names that pydantic adds behind a question's place, and “[key]”."""
    return tuple(
        step
        for place, step in enumerate(path)
        if step != "[key]"
        and not (step in BY_NAME and place >= 2 and path[place - 2] == "questions")
    )


def told(error: ErrorDetails) -> Told:
    """The problem behind one of pydantic's errors."""
    path = error["loc"][:-2] if error["loc"][-1:] == ("[key]",) else error["loc"]
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    given = error["input"]
    kind = error["type"]
    context = error.get("ctx", {})
    if isinstance(cause := context.get("error"), Wrong):
        return "wrong-value", cause.message, cause.fix
    if kind == "missing":
        return "missing-key", f"“{name}” is missing here.", f"Add a line `{name}: …`."
    if kind == "extra_forbidden":
        return _unknown_key(name, path[:-1])
    if kind.startswith("union_tag"):
        return _question_type(given)
    if kind == "literal_error":
        allowed = [part.strip("' ") for part in context["expected"].replace(" or ", ",").split(",")]
        fix = Known(allowed).mend(str(given))
        return "wrong-value", f"{quoted(str(given))} is not possible for “{name}”.", fix
    return _by_kind(kind, name, given, context)


def _by_kind(kind: str, name: str, given: Any, context: dict[str, Any]) -> Told:
    """The errors that need nothing but the key's name and what stands there."""
    if given is None:
        return _empty(kind, name)
    if kind in {"tuple_type", "list_type"}:
        return "needs-list", f"“{name}” needs a list.", _as_list(given)
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        fix = "Write keys below it, indented by two spaces."
        return "needs-keys", f"“{name}” needs keys of its own, not a text.", fix
    if kind == "string_type":
        return "needs-text", f"“{name}” needs one text.", _as_text(name, given)
    if kind == "string_pattern_mismatch":
        return _wrong_form(name, str(given))
    if kind in {"string_too_long", "too_long"}:
        fix = f"At most {context['max_length']} are possible: shorten it or split it."
        return "too-long", f"“{name}” is too long.", fix
    if kind in {"string_too_short", "too_short"}:
        return _too_short(name, given, context["min_length"])
    if kind.startswith("url"):
        fix = "Write it in full: `https://…`."
        return "wrong-value", f"{quoted(str(given))} is not a web address.", fix
    if kind.startswith(("decimal", "float", "int", "greater", "less", "finite")):
        fix = "Write digits only, for example 14 or 3.5."
        return "wrong-value", f"{quoted(str(given))} is not a number “{name}” can be.", fix
    fix = "Write `true` or `false`." if kind.startswith("bool") else "Change it."
    return "wrong-value", f"{quoted(str(given))} is not possible for “{name}”.", fix


def _empty(kind: str, name: str) -> Told:
    fix = "Write something after the colon."
    if kind in {"tuple_type", "list_type", "dict_type", "model_type"}:
        fix = "Write something below it, indented by two spaces."
    return "empty-value", f"“{name}” is empty.", fix


def _as_list(given: Any) -> str:
    """How to make a list of what stands there."""
    if isinstance(given, dict) and given and not any(given.values()):
        return f"Use square brackets: {_bracketed(given)}."
    if isinstance(given, str) and re.search(r"[^,;]+[,;]", given):
        return f"{_EACH_ON_A_LINE} Or use square brackets: {_bracketed(re.split('[,;]', given))}."
    return _EACH_ON_A_LINE


def _bracketed(entries: Iterable[str]) -> str:
    return quoted(f"[{', '.join(entry.strip() for entry in entries)}]", 80)


def _as_text(name: str, given: Any) -> str:
    """How to make one text of what stands there."""
    if isinstance(given, list) and len(given) > 1 and (types := _types_with(f"{name}s")):
        return f"Keep one; or write `{name}s:` and a line `type: {types[0]}`."
    fix = "Write it in one line after the colon."
    if isinstance(given, dict) and len(given) == 1:
        return f"{fix} If a colon belongs to the text, put it in quotes."
    return fix


def _wrong_form(name: str, given: str) -> Told:
    """A text that must have a certain form, and has another."""
    if name == "language":
        code = language_code(given)
        fix = f"Write `{code}`." if code else "Write it like `en` or `ko`."
        return "wrong-value", f"{quoted(given)} is not a language.", fix
    like = slug_of(given) if re.search("[A-Za-z]", given) else "first-visit"
    fix = f"Use small letters a to z, digits and single hyphens, like `{like}`."
    return "wrong-value", f"{quoted(given)} cannot be used for “{name}”.", fix


def _too_short(name: str, given: Any, least: int) -> Told:
    if isinstance(given, str):
        only = " but for spaces" if given else ""
        return "empty-value", f"“{name}” is empty{only}.", "Write something there, or delete it."
    if isinstance(given, list) and len(given) == 1 and re.search(r"[;/|]", str(given[0])):
        message = f"Only one entry was found under “{name}”: {quoted(str(given[0]))}."
        return (
            "too-short",
            message,
            f"Write commas: {_bracketed(re.split('[;/|]', str(given[0])))}.",
        )
    return "too-short", f"“{name}” has too little in it.", f"Write at least {least}."


def _unknown_key(name: str, path: Where) -> Told:
    known = keys_at(path)
    message = f"“{name}” is not a key here."
    if our_key(name) not in known and "question" in known and (types := _types_with(name)):
        fix = f"It needs a line `type: {' or '.join(types)}`."
    elif ours := meant(name, known):
        fix = f"Did you mean “{ours}”?"
    elif not path and name in {"answer", "choices", *keys_at(("sets", 0, "questions", 0))}:
        fix = "It belongs to a question: indent it as far as the line “question:” above."
    elif not path and name in keys_at(("events", 0)):
        fix = "It belongs to an event: indent it as far as the line “title:” above."
    else:
        fix = f"Possible here: {', '.join(sorted(known))}."
    return "unknown-key", message, fix


def _types_with(key: str) -> list[str]:
    """The question types that have this key."""
    return [name for name, type_ in BY_NAME.items() if key in type_.model_fields]


@lru_cache(maxsize=1024)  # the same slip tends to stand in every question
def meant(word: str, known: frozenset[str]) -> str | None:
    """The key a teacher meant: our own for a word of another language, or the nearest."""
    ours = our_key(word)
    if ours in known:
        return ours
    return next(iter(Known(known).near(word, 1, 0.7)), None)


def misspelt_kind(given: Any) -> str | None:
    """The key of a question without a type that seems to mean `choices` or `type`."""
    keys = list(given)[:_MOST_KEYS] if isinstance(given, dict) else ()
    return next((key for key in keys if meant(key, _TELL_THE_TYPE)), None)


def _question_type(given: Any) -> Told:
    kind = given.get("type") if isinstance(given, dict) else None
    if kind:
        fix = Known(BY_NAME).mend(str(kind))
        return "unknown-type", f"There is no question type {quoted(str(kind))}.", fix
    if key := misspelt_kind(given):
        fix = f"Did you mean “{meant(key, _TELL_THE_TYPE)}”?"
        return "unknown-key", f"“{key}” is not a key here.", fix
    if given is None:
        fix = "Delete the “-”, or write a question behind it."
        return "empty-value", "This entry of the list is empty.", fix
    if isinstance(given, str):
        fix = "Write “question: ” before it, and a line `answer: …` below it."
        return "needs-keys", f"{quoted(given)} is only a text, not yet a question.", fix
    message = "This question has no choices and does not say its type."
    fix = f"Add `choices`, or a line `type: …` with one of {', '.join(BY_NAME)}."
    return "no-type", message, fix


def keys_at(path: Where) -> frozenset[str]:
    """The keys a teacher may write at this path."""
    model = _model_at(Topic, path)
    keys = frozenset(model.model_fields if model else ())
    return keys | {"questions"} if model is Topic else keys


def _model_at(kind: Any, path: Where) -> type[BaseModel] | None:
    """The model that stands at a path below this annotation."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if not path:
            return kind
        field = kind.model_fields.get(str(path[0]))
        return _model_at(field.annotation, path[1:]) if field else None
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _model_at(parts[0], path)
    if origin in {Union, types.UnionType}:
        if path and path[0] in BY_NAME:
            return _model_at(BY_NAME[str(path[0])], path[1:])
        return next(filter(None, (_model_at(part, path) for part in parts)), None)
    if origin in {tuple, list, dict} and path:
        return _model_at(parts[1 if origin is dict else 0], path[1:])
    return None
