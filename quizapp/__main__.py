"""The entry point of `quizapp` and of `python -m quizapp`."""

import gc
import sys

# What is loaded stays, so that looking through it for what could be thrown away is in vain, a fifth
# of the time that a start takes. A server looks again once it runs.
gc.disable()

QUICK = {"check", "new", "schema"}
"""Commands that serve nobody: they start in half the time without gevent."""

# gevent must replace the standard library's waiting before anything else has taken hold of it;
# here and not in cli/, so that tests can import the commands and keep their own threads.
if not QUICK & {*sys.argv[1:2]}:
    from gevent import monkey

    monkey.patch_all()

from quizapp.cli import main

if __name__ == "__main__":
    main(prog_name="quizapp")
