"""The ranker that says who a mention is: its cases, its weights, and the sex of given names."""
