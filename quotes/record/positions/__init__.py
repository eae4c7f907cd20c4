"""Positions of the record: what quotations show their speakers to support or oppose."""
