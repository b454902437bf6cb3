"""The pages to play: the quiz, the timeline game, my games."""
