"""A teacher's bytes turned into values that know their place."""
