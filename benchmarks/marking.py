"""What it costs to mark one typed answer, in milliseconds: a row for each way in which it may count."""

import platform
from timeit import repeat

import report

from quizapp.questions.typed.context import Context, Terms
from quizapp.questions.typed.key import Key

FORMS = ("Qing", "Qing dynasty", "Qing era", "Ch'ing", "Manchu", "청나라", "清朝")
TERMS = Terms(lambda: [f"Term number {n}" for n in range(1000)], tuple)
TYPED = {
    "the form itself": "qing dynasty",
    "with an article": "the Qing dynasty",
    "with a particle": "청나라의",
    "with a slip": "Qing dinasty",
    "wrong": "Ming dynasty",
    "wrong, in two parts": "Ming, Japan",
    "wrong, in 200 characters": "dynasty, " * 22,
}
AIM, RUNS, TIMES = 0.2, 5, 500


def main() -> None:
    """Mark each, and tell the medians."""
    key = Key(FORMS, ["Qin"], question="From which dynasty?", context=Context(terms=TERMS))
    report.heading(platform.platform(), RUNS)
    for what, typed in TYPED.items():
        key.counted(typed)  # what is worked out once
        seconds = repeat(lambda typed=typed: key.counted(typed), number=TIMES, repeat=RUNS)
        report.row(what, [1000 * one / TIMES for one in seconds], AIM, "ms")


if __name__ == "__main__":
    main()
