"""The command line: serve the site and keep its games; begin, check and preview topics."""

from importlib import import_module

import click

COMMANDS = ("serve", "new", "check", "preview", "schema", "migrate", "backup", "restore", "room")
"""Each is a file of its name, with a command of its name."""


class Commands(click.Group):
    """Commands that are imported when they are called for, so that a quick one starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"quizapp.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


def _tell_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    from importlib.metadata import PackageNotFoundError, version

    if not wanted:
        return
    try:
        number = version("quizapp")
    except PackageNotFoundError:
        number = "from a clone, not installed"
    click.echo(f"quizapp, version {number}")
    context.exit()


@click.group(cls=Commands, invoke_without_command=True)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Timelines and quizzes from plain YAML. Without a command: serve."""
    if context.invoked_subcommand is None:
        from quizapp.cli.serve import serve

        context.invoke(serve)
