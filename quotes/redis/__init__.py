"""What Redis is asked for: cached analyses, rate limits, idempotency keys; and how its server is found or started."""
