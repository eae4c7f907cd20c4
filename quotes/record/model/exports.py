"""What an export is of, and its format."""

from __future__ import annotations

from typing import Literal

ExportOf = Literal["quotations", "speakers", "corrections"]
ExportFormat = Literal["ndjson", "csv", "xlsx"]
