"""How likely each candidate is the one whom a mention stands for: what is seen of it, as numbers, and the ranker."""
