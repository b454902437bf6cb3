"""What is wrong with a topic's values, told in a teacher's words."""
