"""On Record's HTTP API in Python: who said what, and the record of it.

    from on_record_client import OnRecord

    with OnRecord("https://on-record.example", key="…") as record:
        for quotation in record.list_quotations(q="ferry", kind="direct"):
            print(quotation.speaker.name if quotation.speaker else "unknown", *(span.exact for span in quotation.spans))

A method has the name of its operation in /openapi.json in snake case: ``extractArticle`` is ``extract_article``.
"""

from on_record_client.client import OnRecord
from on_record_client.errors import OnRecordError, ProblemError, UnreachableError

__all__ = ["OnRecord", "OnRecordError", "ProblemError", "UnreachableError"]
__version__ = "0.1.0"
