"""Pages about what was saved and is being saved: articles, their versions, batches; and who is quoted in them."""

from __future__ import annotations

from quotes.web.archive import articles_page, batches_page, report_page

__all__ = ["articles_page", "batches_page", "report_page"]
