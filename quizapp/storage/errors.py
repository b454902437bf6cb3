"""What can be wrong with a database as a whole; the messages are for the operator's log."""


class Unavailable(Exception):
    """The database cannot be read or written now: what happened, and what to do."""


class CannotOpen(Exception):
    """Nothing can be served from this instance folder or database: why, and what to do."""
