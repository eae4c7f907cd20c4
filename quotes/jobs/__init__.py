"""Saving archives: the next chunks wait in a queue in Redis; the record holds all that is left to do.

``intake`` stores the lines of a batch, ``queue`` puts the next few chunks into Redis and fetches back what was lost
there, ``heartbeats`` knows who is still at work, ``chunk`` reads the lines of a chunk, ``rq_worker`` is the process
that does it, with the model loaded.
"""
