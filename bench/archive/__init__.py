"""Archives past one machine, measured."""
