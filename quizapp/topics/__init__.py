"""Topics: from what a teacher writes in YAML to a checked topic."""
