"""Bad days: the service and its batches while workers, Redis, database, disk or clock fail."""
