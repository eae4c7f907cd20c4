"""What is made of the words of the record to find and to show them: fingerprints, paragraphs, searches for words."""
