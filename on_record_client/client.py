"""The calls of the API, each under the name of its operation."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar, Unpack, overload

import msgspec

from on_record_client import filters as f
from on_record_client import models as m
from on_record_client.errors import UnreachableError
from on_record_client.transport import TRIES, Transport

Item = TypeVar("Item")
Body = Mapping[str, Any]
MOST_ITEMS = 200
_IN_MEMORY = 8_000_000
"""Bytes of a batch that are held in memory until they are sent; more go to a temporary file."""


class OnRecord:
    """One installation of On Record, as one key sees it. Close it, or use it in a ``with`` statement.

    ``timeout`` is in seconds, for each wait on the network. Every method raises ProblemError where the service refuses
    the call, and UnreachableError where it does not answer; both are OnRecordError. Lists are iterators that fetch
    further pages when these are reached. Edits take ``if_match``, the ``etag`` of what was read.
    """

    def __init__(self, base_url: str = "http://127.0.0.1:8000", key: str | None = None, timeout: float = 60.0) -> None:
        self._transport = Transport(base_url, key, timeout)

    def __enter__(self) -> OnRecord:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    # Articles

    def extract_article(self, article: Body, known: bool = False, offsets: str = "codepoints") -> m.Analysis:
        """Say who said what in ``article`` (``text`` or ``html``, ``title``, ``uri``, ``published``, …; or ninjs).

        Nothing is stored. With ``known`` the answer tells who of the speakers is on record. ``offsets``: "codepoints",
        which count characters of a Python string, or "utf16".
        """
        query = {"known": known, "offsets": offsets}
        return self._transport.ask("POST", "/v1/extract", m.Analysis, query, article)

    def save_article(self, article: Body, offsets: str = "codepoints") -> m.Kept | None:
        """Analyse and save ``article``; None where it is a canceled ninjs item, which retracts the article."""
        kept: m.Kept | None = self._transport.ask(
            "POST",
            "/v1/articles",
            m.Kept | None,  # type: ignore[arg-type]
            {"offsets": offsets},
            article,
        )
        return kept

    def list_articles(self, **filters: Unpack[f.ArticleFilters]) -> Iterator[m.ArticleSummary]:
        """The articles on record, saved last first; with ``uri`` one or none."""
        return self._pages("/v1/articles", "articles", m.ArticleSummary, filters)

    def read_article(self, article_id: str, offsets: str = "codepoints") -> m.StoredArticle:
        """The current version of an article, and what was found in it."""
        return self._transport.ask("GET", f"/v1/articles/{article_id}", m.StoredArticle, {"offsets": offsets})

    def retract_article(self, article_id: str) -> None:
        """Take an article back: its quotations leave every profile, its versions stay for the audit trail."""
        self._transport.ask("DELETE", f"/v1/articles/{article_id}", type(None))

    def list_article_versions(self, article_id: str, **filters: Unpack[f.PageFilters]) -> Iterator[m.ArticleVersion]:
        """The versions of an article, newest first, without their words."""
        return self._pages(f"/v1/articles/{article_id}/versions", "versions", m.ArticleVersion, filters)

    def read_article_version(self, article_id: str, version: int) -> m.ArticleVersion:
        """One version of an article as it was submitted."""
        return self._transport.ask("GET", f"/v1/articles/{article_id}/versions/{version}", m.ArticleVersion)

    def erase_article(self, article_id: str) -> None:
        """Delete every version of an article and all that was found in it, for good."""
        self._transport.ask("DELETE", f"/v1/articles/{article_id}/versions", type(None))

    # Batches

    def send_batch(self, articles: Iterable[Body], engine: str | None = None) -> m.Batch:
        """Send many articles to be saved by workers. They are read once, and never held in memory all at once.
        ``engine``: "accurate" or "fast"; None: that of the workers' settings."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as lines:
            for article in articles:
                lines.write(msgspec.json.encode(article) + b"\n")
            size = str(lines.tell())
            headers = {"Content-Type": "application/x-ndjson", "Content-Length": size}
            response = self._transport.send("POST", "/v1/batches", {"engine": engine}, headers, lines)
        return msgspec.json.decode(response.content, type=m.Batch)

    def list_batches(self, **filters: Unpack[f.PageFilters]) -> Iterator[m.Batch]:
        """The batches, the last one first."""
        return self._pages("/v1/batches", "batches", m.Batch, filters)

    def read_batch(self, batch_id: str) -> m.Batch:
        """How far a batch is."""
        return self._transport.ask("GET", f"/v1/batches/{batch_id}", m.Batch)

    def cancel_batch(self, batch_id: str) -> m.Batch:
        """Save no more of a batch; what was saved stays."""
        return self._transport.ask("DELETE", f"/v1/batches/{batch_id}", m.Batch)

    def read_batch_results(self, batch_id: str, after: int = 0, limit: int | None = None) -> Iterator[m.BatchResult]:
        """What became of the lines of a batch, in their order, up to the first that is not done with yet.

        Where the connection breaks, it goes on behind the last line that came.
        """
        broken = 0
        while True:
            query = {"after": after, "limit": limit}
            try:
                for line in self._transport.lines(f"/v1/batches/{batch_id}/results", query):
                    result = msgspec.json.decode(line, type=m.BatchResult)
                    after, broken = result.line, 0
                    limit = None if limit is None else limit - 1
                    yield result
                return
            except UnreachableError:
                broken += 1
                if broken == TRIES:
                    raise
                if limit == 0:
                    return

    def follow_batch(self, batch_id: str, every: float = 1.0) -> Iterator[m.BatchResult]:
        """What becomes of the lines of a batch, until it has ended. Asks again after ``every`` seconds."""
        after = 0
        while True:
            ended = self.read_batch(batch_id).ended_at is not None
            for result in self.read_batch_results(batch_id, after):
                after = result.line
                yield result
            if ended:
                return
            time.sleep(every)

    # Quotations

    def list_quotations(self, **filters: Unpack[f.ListedQuotationFilters]) -> Iterator[m.RecordedQuotation]:
        """Everything said that the filters let through, newest first; ``order="best"``: what fits ``q`` best first."""
        return self._pages("/v1/quotations", "quotations", m.RecordedQuotation, filters)

    def count_quotations(self, **filters: Unpack[f.QuotationFilters]) -> m.Overview:
        """How many quotations there are, by speaker, publisher, year and kind, among the newest thousand."""
        return self._transport.ask("GET", "/v1/quotations/facets", m.Overview, filters)

    def read_quotation(self, quotation_id: str) -> m.RecordedQuotation:
        """One quotation, with the ``etag`` that a correction of it needs."""
        return self._transport.ask("GET", f"/v1/quotations/{quotation_id}", m.RecordedQuotation)

    def correct_quotation(self, quotation_id: str, if_match: str, **fix: Any) -> m.RecordedQuotation | None:
        """Settle ``speaker`` (an id or None), ``named``, ``said_on``, ``positions``, ``right`` or ``rejected``, and
        perhaps why (``reason``). None where it was rejected. Later analyses keep what is settled."""
        corrected: m.RecordedQuotation | None = self._transport.ask(
            "PATCH",
            f"/v1/quotations/{quotation_id}",
            m.RecordedQuotation | None,  # type: ignore[arg-type]
            body=fix,
            if_match=if_match,
        )
        return corrected

    def add_quotation(
        self, article_id: str, if_match: str, spans: Sequence[Body], offsets: str = "codepoints", **fields: Any
    ) -> m.RecordedQuotation:
        """Add a quotation that the analysis missed. ``spans`` have ``start``, ``end`` and ``exact``; ``fields`` are
        ``speaker`` or ``named``, ``act`` and ``reason``; ``if_match`` is the ``etag`` of the article."""
        path, body = f"/v1/articles/{article_id}/quotations", {"spans": spans, **fields}
        return self._transport.ask("POST", path, m.RecordedQuotation, {"offsets": offsets}, body, if_match)

    def check_quotation(self, words: str, name: str | None = None) -> m.Checked:
        """Whether ``words`` were said, by whom (by ``name``?), and exactly so."""
        body = {"words": words} if name is None else {"words": words, "name": name}
        return self._transport.ask("POST", "/v1/quotations/check", m.Checked, body=body)

    def check_quotations(self, quotations: Sequence[Body]) -> tuple[m.Checked, ...]:
        """The same for up to a hundred, each with ``words`` and perhaps ``name``, in their order."""
        body = {"quotations": quotations}
        return self._transport.ask("POST", "/v1/quotations/check", m.ManyChecked, body=body).results

    def embed_quotation(self, url: str, maxwidth: int | None = None) -> m.OEmbed:
        """The HTML that shows the quotation under the permalink ``url`` on another page (oEmbed)."""
        return self._transport.ask("GET", "/v1/oembed", m.OEmbed, {"url": url, "maxwidth": maxwidth})

    # Speakers

    def list_speakers(self, **filters: Unpack[f.SpeakerFilters]) -> Iterator[m.SpeakerSummary]:
        """The speakers, by closeness to ``q`` where it is given, else by name."""
        return self._pages("/v1/speakers", "speakers", m.SpeakerSummary, filters)

    def read_speaker(self, speaker_id: str) -> m.Profile:
        """A profile; of one that was merged the profile that stays."""
        return self._transport.ask("GET", f"/v1/speakers/{speaker_id}", m.Profile)

    def list_speaker_quotations(
        self, speaker_id: str, **filters: Unpack[f.HistoryFilters]
    ) -> Iterator[m.RecordedQuotation]:
        """What a speaker said, newest first."""
        return self._pages(f"/v1/speakers/{speaker_id}/quotations", "quotations", m.RecordedQuotation, filters)

    def list_speaker_roles(self, speaker_id: str, **filters: Unpack[f.RoleFilters]) -> Iterator[m.HeldRole]:
        """The roles that a speaker was printed with, last seen first."""
        return self._pages(f"/v1/speakers/{speaker_id}/roles", "roles", m.HeldRole, filters)

    def list_speaker_positions(
        self, speaker_id: str, **filters: Unpack[f.PositionFilters]
    ) -> Iterator[m.RecordedPosition]:
        """What a speaker supports and opposes, newest first."""
        return self._pages(f"/v1/speakers/{speaker_id}/positions", "positions", m.RecordedPosition, filters)

    def list_positions(self, **filters: Unpack[f.AllPositionsFilters]) -> Iterator[m.RecordedPosition]:
        """What anybody supports and opposes, found last first."""
        return self._pages("/v1/positions", "positions", m.RecordedPosition, filters)

    def correct_speaker(self, speaker_id: str, if_match: str, **fix: Any) -> m.Profile | None:
        """Settle the ``name`` of a speaker, the ``external_ids`` or the ``type``, and perhaps why (``reason``). None
        where the type is "none": it is no speaker."""
        corrected: m.Profile | None = self._transport.ask(
            "PATCH",
            f"/v1/speakers/{speaker_id}",
            m.Profile | None,  # type: ignore[arg-type]
            body=fix,
            if_match=if_match,
        )
        return corrected

    def merge_speakers(self, speaker_id: str, if_match: str, into: str, reason: str | None = None) -> m.Profile:
        """Move everything that is credited to a speaker to the profile ``into``, which stays."""
        body = _with_reason({"into": into}, reason)
        return self._transport.ask("POST", f"/v1/speakers/{speaker_id}/merge", m.Profile, None, body, if_match)

    def split_speaker(
        self, speaker_id: str, if_match: str, articles: Sequence[str], reason: str | None = None
    ) -> m.Profile:
        """Move what is credited to a speaker in ``articles`` (ids) to a new profile of the same name."""
        body = _with_reason({"articles": articles}, reason)
        return self._transport.ask("POST", f"/v1/speakers/{speaker_id}/split", m.Profile, None, body, if_match)

    def reject_roles(
        self, speaker_id: str, if_match: str, roles: Sequence[str], reason: str | None = None
    ) -> m.Profile:
        """Say that ``roles`` (ids) are none of a speaker's, whatever articles print."""
        body = _with_reason({"roles": roles}, reason)
        return self._transport.ask("POST", f"/v1/speakers/{speaker_id}/roles/reject", m.Profile, None, body, if_match)

    def join_roles(
        self, speaker_id: str, if_match: str, roles: Sequence[str], into: str, reason: str | None = None
    ) -> m.Profile:
        """Say that ``roles`` (ids) are the same office as the role ``into``, under whose words all are shown."""
        body = _with_reason({"roles": roles, "into": into}, reason)
        return self._transport.ask("POST", f"/v1/speakers/{speaker_id}/roles/join", m.Profile, None, body, if_match)

    def erase_speaker(self, speaker_id: str) -> None:
        """Delete all that is known of a person, for good. The words stay, without a speaker."""
        self._transport.ask("DELETE", f"/v1/speakers/{speaker_id}", type(None))

    # Corrections, changes, the whole record

    def list_corrections(self, **filters: Unpack[f.CorrectionFilters]) -> Iterator[m.Correction]:
        """The log of corrections, newest first; ``subject``: those of one quotation or speaker."""
        return self._pages("/v1/corrections", "corrections", m.Correction, filters)

    def undo_correction(self, correction_id: str, reason: str | None = None) -> m.Correction:
        """Undo a correction."""
        body = _with_reason({}, reason)
        return self._transport.ask("POST", f"/v1/corrections/{correction_id}/undo", m.Correction, body=body)

    def list_changes(self, after: str | None = None, limit: int = MOST_ITEMS) -> m.ChangePage:
        """What changed since ``after`` of the answer before, at most ``limit`` changes; ask again while ``more``."""
        return self._transport.ask("GET", "/v1/changes", m.ChangePage, {"after": after, "limit": limit})

    @overload
    def export_record(
        self, what: Literal["quotations"] = "quotations", **filters: Unpack[f.QuotationFilters]
    ) -> Iterator[m.RecordedQuotation]: ...
    @overload
    def export_record(
        self, what: Literal["speakers"], **filters: Unpack[f.QuotationFilters]
    ) -> Iterator[m.Profile]: ...
    @overload
    def export_record(
        self, what: Literal["corrections"], **filters: Unpack[f.QuotationFilters]
    ) -> Iterator[dict[str, Any]]: ...
    def export_record(self, what: str = "quotations", **filters: Unpack[f.QuotationFilters]) -> Iterator[Any]:
        """The whole record in one answer, read line by line: quotations, profiles, or gold records of what editors
        settled. Raises UnreachableError where the answer breaks off."""
        types = {"quotations": m.RecordedQuotation, "speakers": m.Profile}
        line = types.get(what, dict[str, Any])
        for text in self._transport.lines("/v1/export", {"what": what, **filters, "format": "ndjson"}):
            yield msgspec.json.decode(text, type=line)

    # Follows

    def list_follows(self) -> tuple[m.Follow, ...]:
        """Everything that the newsroom follows, the oldest first."""
        return self._transport.ask("GET", "/v1/follows", m.FollowList).follows

    def make_follow(
        self, *, speaker: str | None = None, q: str | None = None, target: str | None = None, mail: str | None = None
    ) -> m.Follow:
        """Follow a speaker, words or a position: all that are given must hold. With ``mail`` digests go there."""
        given = {"speaker": speaker, "q": q, "target": target, "mail": mail}
        body = {name: value for name, value in given.items() if value is not None}
        return self._transport.ask("POST", "/v1/follows", m.Follow, body=body)

    def read_follow(self, follow_id: str) -> m.Follow:
        """A follow, with the address of its feed."""
        return self._transport.ask("GET", f"/v1/follows/{follow_id}", m.Follow)

    def delete_follow(self, follow_id: str) -> None:
        """Follow it no more."""
        self._transport.ask("DELETE", f"/v1/follows/{follow_id}", type(None))

    # Webhooks

    def list_webhooks(self) -> tuple[m.Webhook, ...]:
        """Every webhook, the oldest first."""
        return self._transport.ask("GET", "/v1/webhooks", m.WebhookList).webhooks

    def make_webhook(
        self, url: str, types: Sequence[str] = (), topic: Mapping[str, str] | None = None
    ) -> m.MadeWebhook:
        """Send changes to ``url`` from now on: those of ``types``, or all. The answer alone has the secret."""
        body = {"url": url, "types": types, **({"topic": topic} if topic else {})}
        return self._transport.ask("POST", "/v1/webhooks", m.MadeWebhook, body=body)

    def read_webhook(self, webhook_id: str) -> m.Webhook:
        """A webhook, and how far it has come."""
        return self._transport.ask("GET", f"/v1/webhooks/{webhook_id}", m.Webhook)

    def delete_webhook(self, webhook_id: str) -> None:
        """Send nothing there any more."""
        self._transport.ask("DELETE", f"/v1/webhooks/{webhook_id}", type(None))

    def rotate_webhook_secret(self, webhook_id: str) -> str:
        """A new secret; for a day the one before signs beside it."""
        return self._transport.ask("POST", f"/v1/webhooks/{webhook_id}/rotate", m.Secret).secret

    def enable_webhook(self, webhook_id: str) -> m.Webhook:
        """Go on with a webhook that was disabled, where it stopped."""
        return self._transport.ask("POST", f"/v1/webhooks/{webhook_id}/enable", m.Webhook)

    def list_webhook_deliveries(self, webhook_id: str, **filters: Unpack[f.PageFilters]) -> Iterator[m.WebhookTry]:
        """The tries to deliver to a webhook, the newest first."""
        return self._pages(f"/v1/webhooks/{webhook_id}/deliveries", "deliveries", m.WebhookTry, filters)

    def _pages(self, path: str, name: str, item: type[Item], filters: Mapping[str, Any]) -> Iterator[Item]:
        """The items of every page of a list, one page after the other."""
        query: dict[str, Any] = {"limit": MOST_ITEMS, **filters}
        while True:
            page = self._transport.ask("GET", path, dict[str, msgspec.Raw], query)
            yield from msgspec.json.decode(page[name], type=list[item])  # type: ignore[valid-type]
            query["cursor"] = msgspec.json.decode(page["next_cursor"], type=str | None)
            if query["cursor"] is None:
                return


def _with_reason(body: dict[str, Any], reason: str | None) -> dict[str, Any]:
    return body if reason is None else {**body, "reason": reason}
