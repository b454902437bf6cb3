"""`quizapp schema`: JSON Schema for editors, made from the models that check."""

import json

import click

from quizapp.topics.schema import KINDS, schema_of


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)), default="topic")
def schema(kind: str) -> None:
    """Print JSON Schema for a topic's file (default), or for one file of a topic's folder."""
    click.echo(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))
