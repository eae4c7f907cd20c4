"""What the tests of the record share."""
