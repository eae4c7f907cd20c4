"""What those who run the service see of it: logs and metrics."""
