"""Pages about what was said, whoever said it: one quotation and its address, a search, a check of words."""

from __future__ import annotations

from quotes.web.said import check_page, follow_page, permalink, positions_page, search_page

__all__ = ["check_page", "follow_page", "permalink", "positions_page", "search_page"]
