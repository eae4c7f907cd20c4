"""The texts of the record: their paragraphs and fingerprints."""
