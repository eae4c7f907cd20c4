"""What editors do to the record: corrections, merges and splits, the review queue."""
