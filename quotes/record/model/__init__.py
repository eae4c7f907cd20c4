"""What the record answers: plain, immutable dataclasses. Nothing here knows SQL or HTTP.

Ids are opaque; a later one sorts after an earlier one. Dates are days; moments are aware datetimes in UTC.
"""
