"""Articles of the record and their versions."""
