"""The pages to read and to explore: home, article, timeline."""
