"""Rooms: where a class plays together, each on their own phone."""
