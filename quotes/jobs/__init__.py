"""Archives on their way into the record: what comes next stands in a queue in Redis, what is left to do in the record.

``intake`` stores the lines of a batch, ``queue`` puts the next few chunks into Redis and fetches back what was lost
there, ``heartbeats`` knows who is still at work, ``chunk`` reads the lines of a chunk, ``rq_worker`` is the process
that does it, with the model loaded.
"""
