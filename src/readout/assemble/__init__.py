"""Mentions and values -> Event, or a Rejection with its reason."""
