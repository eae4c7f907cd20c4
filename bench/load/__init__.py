"""Benchmarks of the service under load: latency, throughput, capacity, memory, many hosts."""
