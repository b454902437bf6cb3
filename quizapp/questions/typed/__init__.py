"""Typed answers: how they are read, and what is forgiven in them."""
