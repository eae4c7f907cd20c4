"""Names in an article: cut apart, made whole, typed, and given to the entities that may have them."""
