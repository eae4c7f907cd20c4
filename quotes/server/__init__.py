"""Gunicorn from the inside: the worker, its connections, the load of each worker, refusals, and the launch."""
