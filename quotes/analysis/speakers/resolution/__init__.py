"""Who each source of an article is: the questions by kind of mention, their options, and the decisions in order."""
