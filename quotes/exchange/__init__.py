"""Articles into the service as lines, and the record out of it as lines or tables."""
