"""What other programs speak: assistants, OpenRefine, content management systems. Each by its own protocol."""
