"""On Record: who said what in an article, letter for letter, and the record of it."""

__version__ = "0.1.0"
