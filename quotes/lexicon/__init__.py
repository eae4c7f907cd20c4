"""The words that analysis and record share: names of people, nouns, keys under which names and targets are compared."""
