"""Slow work done aside: in a thread, so that the server answers others meanwhile."""

from collections.abc import Callable
from contextvars import ContextVar, copy_context
from functools import cache
from typing import TypeVar

from gevent.monkey import is_module_patched
from gevent.threadpool import ThreadPool

T = TypeVar("T")
_is_aside = ContextVar("is_aside", default=False)


def aside(work: Callable[[], T]) -> T:
    """What this work gives or raises; it sees the request, and must not use the database."""
    if _is_aside.get() or not is_module_patched("threading"):  # no loop that would stand still
        return work()
    context = copy_context()
    context.run(_is_aside.set, True)
    found: list[T] = []
    # Not raised in the thread: gevent prints what is, and a 404 is nothing to print.
    if error := _thread().apply(context.run, (_failure, lambda: found.append(work()))):
        raise error
    return found[0]


def _failure(work: Callable[[], None]) -> Exception | None:
    try:
        work()
    except Exception as error:
        return error
    return None


@cache
def _thread() -> ThreadPool:
    # One: each that computes takes its turn at the interpreter, and the loop would wait for all.
    return ThreadPool(1)
