"""`python -m quizapp` is the command line."""

from quizapp.cli import main

main(prog_name="quizapp")
