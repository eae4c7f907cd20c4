"""Profiles of the record: their names, roles and appearances, and who of an article is which of them."""
