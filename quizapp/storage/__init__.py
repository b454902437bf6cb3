"""What is kept: editions, games, moves and answers, in one database that is the only truth."""
