"""What a class understood: figures, sentences for its teacher, and tables to take along."""
