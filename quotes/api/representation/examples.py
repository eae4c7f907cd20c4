"""What the calls answer, as examples of the OpenAPI document: the invented article of the request, read and saved."""

from __future__ import annotations

from typing import Any

from quotes.api.request.submission import PUBLISHED, TEXT, TITLE, URI

_ARTICLE, _QUOTATION, _IVANIC, _BATCH = "a" * 32, "b" * 32, "c" * 32, "d" * 32
_TIME = "2021-06-03T10:30:00+00:00"
_LAST = {"next": None, "next_cursor": None}


def _span(words: str, after: int = 0, **fields: Any) -> dict[str, Any]:
    """The first place of ``words`` in the article, from offset ``after`` on, with further ``fields``."""
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "exact": words, **fields}


ARTICLE_REF = {"id": _ARTICLE, "uri": URI, "title": TITLE, "published": PUBLISHED, "publisher": None}
ROLE = "Foreign Ministry spokesman"
QUOTATION: dict[str, Any] = {
    "id": "q1",
    "kind": "direct",
    "act": "statement",
    "spans": [_span("All our engineers are returning home on schedule. Nobody was asked to leave,", quoted=True)],
    "cue": _span("stressed"),
    "mention": _span("Ivanic", TEXT.index("stressed") - 8),
    "speaker": {"id": "s1", "name": "Darel Ivanic", "type": "person", "role": ROLE},
    "candidates": [],
    "said_on": {"date": PUBLISHED, "precision": "day", "exact": "on Thursday"},
    "occasion": None,
    "via": None,
    "confidence": 0.97,
    "needs_review": False,
    "evidence": {"method": "model", "chain": ["surname of the person named before"]},
}
ANALYSIS = {
    "id": "e" * 32,
    "quotations": [QUOTATION],
    "speakers": [
        {
            "id": "s1",
            "name": "Darel Ivanic",
            "type": "person",
            "aliases": ["Darel Ivanic", "Ivanic"],
            "roles": [_span(ROLE)],
        }
    ],
    "positions": [],
    "dateline": {"place": "PORT ALDEN", "date": PUBLISHED},
    "language": "en",
    "warnings": [],
    "pipeline_version": "0.1.0",
}
RECORDED = QUOTATION | {
    "id": _QUOTATION,
    "speaker": QUOTATION["speaker"] | {"id": _IVANIC},
    "article": ARTICLE_REF,
    "dated": PUBLISHED,
    "dated_by": "said_on",
    "paragraph": _span(TEXT.split("\n\n")[1]),
    "sources": [ARTICLE_REF],
    "positions": [],
}
STORED = ANALYSIS | {
    "id": _ARTICLE,
    "quotations": [RECORDED],
    "uri": URI,
    "title": TITLE,
    "publisher": None,
    "published": PUBLISHED,
    "modified": None,
    "text": TEXT,
    "version": 1,
    "kept_at": _TIME,
}
CHANGES = {"added": [_QUOTATION], "changed": [], "withdrawn": []}
BATCH = {
    "id": _BATCH,
    "status": "working",
    "engine": "fast",
    "lines": 2,
    "answered": 1,
    "failed": 0,
    "made_at": _TIME,
    "ended_at": None,
    "workers": 1,
    "warning": None,
    "results": f"/v1/batches/{_BATCH}/results",
}
_SEEN = {"first_quoted": PUBLISHED, "last_quoted": PUBLISHED}
SPEAKER = {
    "id": _IVANIC,
    "name": "Darel Ivanic",
    "type": "person",
    "provisional": False,
    "role": ROLE,
    "statements": 2,
    "articles": 1,
} | _SEEN
HELD_ROLE = {
    "id": "f" * 32,
    "role": ROLE,
    "title": "spokesman",
    "organization": "Foreign Ministry",
    "status": "held",
    "first_seen": PUBLISHED,
    "last_seen": PUBLISHED,
    "articles": 1,
    "sources": [ARTICLE_REF],
    "joined": [],
    "basis": None,
}
POSITION = {
    "id": "0" * 32,
    "speaker": "Darel Ivanic",
    "speaker_id": _IVANIC,
    "quotation": _QUOTATION,
    "target": "the night ferry",
    "target_key": "night ferry",
    "stance": "support",
    "evidence": {"start": 1, "end": 26, "exact": "I support the night ferry"},
    "confidence": 0.94,
    "dated": PUBLISHED,
    "dated_by": "published",
    "article": ARTICLE_REF,
    "by_editor": False,
    "changed_from": None,
}
PROFILE = {name: value for name, value in SPEAKER.items() if name != "role"} | {
    "names": ["Darel Ivanic", "Ivanic"],
    "roles": [HELD_ROLE],
    "external_ids": [{"scheme": "wikidata", "value": "Q42"}],
    "thoughts": 0,
    "positions": [],
    "suggestions": [],
}
CHECKED = {
    "verdict": "excerpt",
    "matches": [
        {
            "kind": "excerpt",
            "score": 1.0,
            "quotation": RECORDED,
            "differences": [],
            "cut_before": "",
            "cut_after": "Nobody was asked to leave,",
            "same_speaker": True,
        }
    ],
}
CORRECTION = {
    "id": "1" * 32,
    "kind": "right",
    "subject": _QUOTATION,
    "editor": "Kim Okoye",
    "reason": "Heard the recording",
    "made_at": _TIME,
    "before": {},
    "after": {"right": True},
    "undone_at": None,
    "undone_by": None,
}
VERSION = {
    "version": 1,
    "title": TITLE,
    "publisher": None,
    "published": PUBLISHED,
    "modified": None,
    "language": "en",
    "pipeline_version": "0.1.0",
    "kept_at": _TIME,
    "changes": CHANGES,
}
WEBHOOK = {
    "id": "2" * 32,
    "owner": "Kim Okoye",
    "url": "https://cms.example/on-record",
    "types": ["article.saved", "quotation.corrected"],
    "topic": {"speaker": None, "q": "engineers", "target": None},
    "made_at": _TIME,
    "delivered": 4,
    "failures": 0,
    "disabled_at": None,
    "disabled_why": None,
}
SECRET = {"secret": "whsec_…"}
FOLLOW = {
    "id": "4" * 32,
    "owner": "Kim Okoye",
    "topic": {"speaker": _IVANIC, "q": None, "target": None},
    "speaker_name": "Darel Ivanic",
    "mail": "kim@paper.example",
    "feed": f"https://on-record.example/follows/{'4' * 32}.atom?newsroom=default&token=4f2a",
    "made_at": _TIME,
    "stopped_why": None,
}
_TRY = {"id": "3" * 32, "number": 5, "tried_at": _TIME, "milliseconds": 84, "status": 204, "failure": None}
_CHANGE = {"number": 5, "type": "article.saved", "subject": _ARTICLE, "made_at": _TIME, "data": {"version": 1}}
_FACET = {"value": _IVANIC, "label": "Darel Ivanic", "count": 2}

EXAMPLES: dict[str, dict[str, Any]] = {
    "Analysis": ANALYSIS,
    "ArticlePage": {"articles": [ARTICLE_REF | {"version": 1, "kept_at": _TIME, "quotations": 2}]} | _LAST,
    "ArticleVersion": VERSION | {"text": TEXT},
    "Batch": BATCH,
    "BatchPage": {"batches": [BATCH]} | _LAST,
    "ChangePage": {"changes": [_CHANGE], "after": "5", "more": False},
    "Correction": CORRECTION,
    "CorrectionPage": {"corrections": [CORRECTION]} | _LAST,
    "Follow": FOLLOW,
    "FollowList": {"follows": [FOLLOW]},
    "Health": {"status": "ok"},
    "HookAnswer": {"status": "created", "article": _ARTICLE},
    "Kept": STORED | {"status": "created", "changes": CHANGES},
    "MadeWebhook": WEBHOOK | SECRET,
    "OEmbed": {
        "version": "1.0",
        "type": "rich",
        "title": "Darel Ivanic, 3 June 2021",
        "author_name": "Darel Ivanic",
        "provider_name": "On Record",
        "provider_url": "https://on-record.example",
        "html": "<figure><blockquote>…</blockquote></figure>",
        "width": 600,
        "height": None,
    },
    "Overview": {"count": 2, "complete": True, "facets": {"speaker": [_FACET]}},
    "PositionPage": {"positions": [POSITION]} | _LAST,
    "Profile": PROFILE,
    "QuotationPartsPage": {
        "quotations": [{"id": _QUOTATION, "spans": QUOTATION["spans"], "dated": PUBLISHED}],
    }
    | _LAST,
    "QuotationPage": {"quotations": [RECORDED]} | _LAST,
    "Readiness": {"status": "ok", "model": "ok", "record": "ok", "redis": "ok"},
    "RecordedQuotation": RECORDED,
    "RolePage": {"roles": [HELD_ROLE]} | _LAST,
    "Secret": SECRET,
    "SpeakerPage": {"speakers": [SPEAKER]} | _LAST,
    "StoredArticle": STORED,
    "VersionPage": {"versions": [VERSION]} | _LAST,
    "Webhook": WEBHOOK,
    "WebhookList": {"webhooks": [WEBHOOK]},
    "WebhookTryPage": {"deliveries": [_TRY]} | _LAST,
}
"""An example of each answer, by the name of its schema."""


def with_examples(document: dict[str, Any]) -> dict[str, Any]:
    """The document, with an example at each answer whose schema is one of ``EXAMPLES``. Changes it in place."""
    for item in document["paths"].values():
        for operation in (item[method] for method in item if method != "parameters"):
            for response in operation["responses"].values():
                for content in response.get("content", {}).values():
                    _, _, name = content.get("schema", {}).get("$ref", "").rpartition("/")
                    if name in EXAMPLES:
                        content["example"] = EXAMPLES[name]
    return document
