"""Erasing people and articles for good."""
