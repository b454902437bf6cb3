"""What the models found wrong, told in a teacher's words."""

import difflib
import types
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from quizapp.questions import BY_NAME
from quizapp.topics.composing import Where
from quizapp.topics.problems import quoted
from quizapp.topics.topic import Topic

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
    if kind == "value_error":
        return ("wrong-value", *_in_two(context["error"]))
    if kind == "missing":
        return "missing-key", f"“{name}” is missing here.", f"Add a line `{name}: …`."
    if kind == "extra_forbidden":
        return "unknown-key", f"“{name}” is not a key here.", did_you_mean(name, keys_at(path[:-1]))
    if kind.startswith("union_tag"):
        return _question_type(given)
    if kind == "literal_error":
        allowed = [part.strip("' ") for part in context["expected"].replace(" or ", ",").split(",")]
        fix = did_you_mean(str(given), allowed)
        return "wrong-value", f"{quoted(str(given))} is not possible for “{name}”.", fix
    return _by_kind(kind, name, given, context)


def _by_kind(kind: str, name: str, given: Any, context: dict[str, Any]) -> Told:
    """The errors that need nothing but the key's name and what stands there."""
    if given is None:
        return "empty-value", f"“{name}” is empty.", "Write something after the colon."
    if kind in {"tuple_type", "list_type"}:
        fix = "Put each entry on a line of its own that begins with `- `."
        return "needs-list", f"“{name}” needs a list.", fix
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        fix = "Write keys below it, indented by two spaces."
        return "needs-keys", f"“{name}” needs keys of its own, not a text.", fix
    if kind == "string_type":
        return "needs-text", f"“{name}” needs one text.", "Write it in one line after the colon."
    if kind == "string_pattern_mismatch" and name == "language":
        return (
            "wrong-value",
            f"{quoted(str(given))} is not a language.",
            "Write it like `en` or `ko`.",
        )
    if kind == "string_pattern_mismatch":
        fix = "Use small letters a to z, digits and single hyphens, like `first-visit`."
        return "wrong-value", f"{quoted(str(given))} cannot be used for “{name}”.", fix
    if kind in {"string_too_long", "too_long"}:
        fix = f"At most {context['max_length']} are possible: shorten it or split it."
        return "too-long", f"“{name}” is too long.", fix
    if kind in {"string_too_short", "too_short"}:
        fix = f"Write at least {context['min_length']}."
        return "too-short", f"“{name}” has too little in it.", fix
    if kind.startswith("url"):
        fix = "Write it in full: `https://…`."
        return "wrong-value", f"{quoted(str(given))} is not a web address.", fix
    if kind.startswith(("decimal", "float", "int", "greater", "less", "finite")):
        fix = "Write digits only, for example 14 or 3.5."
        return "wrong-value", f"{quoted(str(given))} is not a number “{name}” can be.", fix
    return "wrong-value", f"{quoted(str(given))} is not possible for “{name}”.", "Change it."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A mend for a word that is not known: the nearest, or all of them."""
    known = sorted(known)
    near = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    return (
        f"Possible here: {', '.join(known)}." if known else "Nothing is defined that it could be."
    )


def _question_type(given: Any) -> Told:
    kind = given.get("type") if isinstance(given, dict) else None
    if kind:
        fix = did_you_mean(str(kind), BY_NAME)
        return "unknown-type", f"There is no question type {quoted(str(kind))}.", fix
    message = "This question has no choices and does not say its type."
    fix = f"Add `choices`, or a line `type: …` with one of {', '.join(BY_NAME)}."
    return "no-type", message, fix


def _in_two(error: Exception) -> tuple[str, str]:
    """What is wrong, and the last sentence: how to mend it."""
    if len(error.args) == 2:
        return str(error.args[0]), str(error.args[1])
    wrong, stop, fix = str(error).rpartition(". ")
    return (wrong + ".", fix) if stop else (str(error), "")


def keys_at(path: Where) -> set[str]:
    """The keys a teacher may write at this path."""
    model = _model_at(Topic, path)
    return set(model.model_fields) if model else set()


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
