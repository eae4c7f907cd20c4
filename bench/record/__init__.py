"""Benchmarks of the record: saves and look-ups, checks, matching across articles."""
