"""On Record in Wagtail: what is published goes into the record of who said what."""
