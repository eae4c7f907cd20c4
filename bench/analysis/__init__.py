"""Benchmarks of the analysis: speed, linear time, hostile input, marks, dates, targets."""
