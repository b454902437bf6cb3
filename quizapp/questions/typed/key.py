"""A key: the right forms of one typed answer, and whether what somebody typed counts as one of them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from quizapp.messages import Message
from quizapp.questions.typed.context import NO_CONTEXT, Context
from quizapp.questions.typed.folding import folded, spelled_out
from quizapp.questions.typed.leading import without_leading
from quizapp.questions.typed.particles import nouns_in
from quizapp.questions.typed.readings import (
    asked_nouns,
    in_figures,
    names_turned,
    readings,
    without_particle,
)
from quizapp.questions.typed.slips import Form, may_be_forgiven, slip_between

MOST_LETTERS_MORE = 80
"""Of what is typed than of the answer: a number takes so many in words."""


class Counted(NamedTuple):
    """Why what was typed counts: the right form that it counts as, and how it differs."""

    form: str
    by: Literal["same", "form", "slip"]

    def message(self, typed: str) -> Message | None:
        """What to tell the player; nothing where it was the form itself."""
        if self.by == "same":
            return None
        values = {"typed": typed, "right": self.form}
        return Message("counted", values) if self.by == "form" else Message("counted-slip", values)


class Key:
    """The right forms of an answer, folded and indexed when first asked, and the forms never forgiven."""

    def __init__(
        self,
        forms: tuple[str, ...],
        reject: Iterable[str] = (),
        exact: bool = False,
        question: str = "",
        told: str = "",
        context: Context = NO_CONTEXT,
    ) -> None:
        self._forms, self._exact, self._context = forms, exact, context
        self._told = f"{question} {told}"
        self._nouns = asked_nouns(question)
        self._reject = {in_figures(form): Form.of(form) for form in reject}

    def counted(self, typed: str) -> Counted | None:
        """As what these words count, and why; None if they are wrong."""
        given = folded(typed)
        if not given:
            return None
        if given in self._same:
            return Counted(self._same[given], "same")
        if len(given) > self._longest:
            return None
        texts = [typed, *self._readings(typed, given)]
        if any(in_figures(text) in self._reject for text in texts):
            return None
        if form := self._as_another_form(given, texts):
            return Counted(form, "form")
        if self._exact or given in self._context.terms.folded:
            return None
        slipped = (self._but_for_a_slip(Form.of(text)) for text in texts)
        form = next((form for form in slipped if form), None)
        return Counted(form, "slip") if form else None

    def _readings(self, typed: str, given: str) -> Iterator[str]:
        yield from readings(typed, self._context.language, self._nouns, self._told)
        if given not in self._context.terms.folded:
            yield from without_particle(typed)

    def _as_another_form(self, given: str, texts: list[str]) -> str | None:
        if form := self._without_leading.get(given):
            return form
        found = (
            self._same.get(folded(text)) or self._figures.get(in_figures(text)) for text in texts
        )
        return next((form for form in found if form), None)

    @cached_property
    def _longest(self) -> int:
        """The letters of the longest text that is worth reading in other ways."""
        return MOST_LETTERS_MORE + max(map(len, self._same))

    @cached_property
    def _same(self) -> dict[str, str]:
        """The forms, by what they fold to."""
        spelled = {folded(spelled_out(form)): form for form in reversed(self._forms)}
        return spelled | {folded(form): form for form in reversed(self._forms)}

    @cached_property
    def _figures(self) -> dict[str, str]:
        return {in_figures(form): form for form in reversed(self._forms)}

    @cached_property
    def _without_leading(self) -> dict[str, str]:
        """What may be left out or turned round in a form itself."""
        found: dict[str, str] = {}
        for form in self._forms:
            bare = without_leading(form, self._context.language)
            turned = names_turned(form) if self._is_a_person(form) else ()
            comma = [" ".join(reversed(form.split(",")))] if form.count(",") == 1 else []
            for text in (bare, *turned, *comma, *nouns_in(form)):
                found.setdefault(folded(text), form)
        return found

    def _is_a_person(self, form: str) -> bool:
        return folded(form) in self._context.terms.people

    @cached_property
    def _written(self) -> dict[str, tuple[Form, str]]:
        """The forms that a slip can be compared with, with the words of all that fold alike."""
        found: dict[str, tuple[Form, str]] = {}
        for text in reversed(self._forms):
            form = Form.of(text)
            if form.text in found:
                form = form.also_parted(found[form.text][0])
            found[form.text] = form, text
        return found

    def _but_for_a_slip(self, given: Form) -> str | None:
        terms = self._context.terms.folded
        if given.text in terms or any(slip_between(given, form) for form in self._reject.values()):
            return None
        for form, text in self._written.values():
            slip = slip_between(given, form)
            if slip and slip.became not in terms and may_be_forgiven(slip):
                return text
        return None
