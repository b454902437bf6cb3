"""What is wrong in what a teacher wrote: a problem, and the codes of all problems."""
