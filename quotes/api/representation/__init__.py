"""How answers are represented: entity tags, UTF-16 offsets, JSON-LD, pages of a list."""
