"""The preview of a topic while it is written."""
