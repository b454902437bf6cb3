"""All topics of a folder, and what changes in them."""
