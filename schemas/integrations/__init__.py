"""What other programs are told: changes of the record, and where they are sent."""
