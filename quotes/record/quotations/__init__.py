"""Quotations of the record: read, written, corrected, checked against what somebody says was said."""
