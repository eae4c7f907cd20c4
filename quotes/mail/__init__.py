"""Digests by mail: what is new on the topics that somebody follows, at most one mail in a period. Only this package
talks to mail servers."""
