"""Every call of the API is a method with its parameters, and works against a server."""

from __future__ import annotations

import inspect
import re
from typing import Any, get_type_hints

import pytest

from on_record_client import OnRecord, ProblemError
from on_record_client.models import StoredArticle
from tests.support.live import Server

HOOKS = {"receive_from_ghost", "receive_from_superdesk"}  # whose callers sign what they send
OPERATIONS_ASIDE = {"check_health", "check_readiness", "read_metrics"}  # for those who run the service
BESIDE = {"close", "check_quotations", "follow_batch"}  # further ways to use a call
METHODS = {name for name, _ in inspect.getmembers(OnRecord, inspect.isfunction) if not name.startswith("_")}
TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday. “Nobody was hurt,” she added."
IN_BODY = {"html_scope", "title", "uri", "published", "publisher", "modified", "language"}
NOT_OFFERED = {
    "cursor": "the iterators follow it",
    "fields": "the types hold whole answers",
    "format": "the client reads JSON",
    "maxheight": "figures have no height of their own",
}


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each operation by the name of its method."""
    return {
        re.sub(r"(?<!^)(?=[A-Z])", "_", item[method]["operationId"]).lower(): item[method]
        for item in document["paths"].values()
        for method in item
        if method != "parameters"
    }


def parameters(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    """The names of the query parameters of an operation, as the client spells them."""
    resolved = [
        document["components"]["parameters"][p["$ref"].rpartition("/")[2]] if "$ref" in p else p
        for p in operation.get("parameters", ())
    ]
    names = {p["name"] for p in resolved if p["in"] == "query"}
    return {f"{name}_date" if name in ("from", "to") else name for name in names}


def taken(method: str) -> set[str]:
    """The names that a method takes, those of its filters too."""
    function = inspect.unwrap(getattr(OnRecord, method))
    names = set(inspect.signature(function).parameters)
    filters = get_type_hints(function).get("filters")
    return names | (set(get_type_hints(filters.__args__[0])) if filters else set())


def test_every_operation_is_a_method(document: dict[str, Any]) -> None:
    assert set(operations(document)) - HOOKS - OPERATIONS_ASIDE == METHODS - BESIDE


@pytest.mark.parametrize("method", sorted(METHODS - BESIDE))
def test_parameters_are_those_of_the_document(method: str, document: dict[str, Any]) -> None:
    operation = operations(document)[method]
    wanted = parameters(document, operation) - NOT_OFFERED.keys()
    if "requestBody" in operation:
        wanted -= IN_BODY
    assert wanted <= taken(method)
    if filters := get_type_hints(getattr(OnRecord, method)).get("filters"):
        assert set(get_type_hints(filters.__args__[0])) <= wanted


class Walking(OnRecord):
    """A client that notes which of its methods were called."""

    called: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in METHODS:
            self.called.add(name)
        return super().__getattribute__(name)


def test_every_method_works(server: Server) -> None:
    with Walking(f"http://127.0.0.1:{server.port}") as record:
        record.called = set()
        articles(record)
        batches(record)
        corrections(record)
        speakers(record)
        whole_record(record)
        webhooks(record)
        follows(record)
        erasure(record)
    assert record.called == METHODS


def articles(record: OnRecord) -> None:
    article = {"uri": "https://desk.example/ferry", "text": TEXT, "published": "2024-03-11", "title": "Ferry"}
    assert record.extract_article(article).quotations[0].speaker.name == "Ilsa Brandt"
    kept = record.save_article(article)
    assert kept.status == "created" and kept.published.year == 2024
    assert record.extract_article(article, known=True).known[0].profiles
    assert record.save_article({**article, "text": TEXT + " All is well."}).changes.added == ()
    (listed,) = record.list_articles(uri="https://desk.example/ferry")
    read = record.read_article(listed.id, offsets="utf16")
    assert read.version == listed.version == 2 and read.quotations[0].spans[0].exact == "The ferry sails tonight,"
    newest, oldest = record.list_article_versions(listed.id, limit=1)
    assert (newest.version, record.read_article_version(listed.id, oldest.version).text) == (2, TEXT)
    canceled = {"uri": "urn:desk:none", "type": "text", "pubstatus": "canceled"}
    other = record.save_article({"uri": "urn:desk:none", "text": "“It is over,” Tomas Ferreyra said."})
    assert record.save_article(canceled) is None
    with pytest.raises(ProblemError) as gone:
        record.retract_article(other.id)
    assert gone.value.status == 410


def batches(record: OnRecord) -> None:
    ferries = ({"id": f"f{n}", "text": f"“Ferry {n} sails at noon,” Ilsa Brandt said."} for n in range(5))
    sent = record.send_batch([*ferries, {"id": "empty", "text": ""}])
    assert sent.lines == 6
    results = list(record.follow_batch(sent.id, every=0.2))
    assert [result.id for result in results] == ["f0", "f1", "f2", "f3", "f4", "empty"]
    assert results[0].status == "created" and results[0].changes.added and results[-1].error
    assert record.read_batch(sent.id).failed == 1
    assert [result.line for result in record.read_batch_results(sent.id, after=2, limit=2)] == [3, 4]
    assert sent.id in [batch.id for batch in record.list_batches()]
    with pytest.raises(ProblemError) as ended:
        record.cancel_batch(sent.id)
    assert ended.value.status == 409


def corrections(record: OnRecord) -> None:
    said = list(record.list_quotations(q="ferry", kind=["direct", "mixed"], limit=2, order="newest"))
    assert len(said) >= 6 and len({quotation.id for quotation in said}) == len(said)
    assert record.count_quotations(q="ferry").count >= 6
    first = record.read_quotation(said[0].id)
    corrected = record.correct_quotation(first.id, first.etag, named={"name": "Tomas Ferreyra"}, reason="The tape")
    assert corrected.speaker.name == "Tomas Ferreyra" and corrected.etag != first.etag
    with pytest.raises(ProblemError) as outdated:
        record.correct_quotation(first.id, first.etag, right=True)
    assert outdated.value.status == 412
    assert record.correct_quotation(said[1].id, record.read_quotation(said[1].id).etag, rejected=True) is None
    (logged,) = record.list_corrections(subject=first.id)
    assert record.undo_correction(logged.id, "The tape again").undone_by
    article = saved_ferry(record)
    start = article.text.index("All is well")
    span = {"start": start, "end": start + 11, "exact": "All is well"}
    added = record.add_quotation(article.id, article.etag, [span], speaker=None)
    assert [piece.exact for piece in added.spans] == ["All is well"]
    assert record.check_quotation("The ferry sails tonight", "Brandt").verdict == "exact"
    assert [c.verdict for c in record.check_quotations([{"words": "Nobody ever said this at all"}])] == [
        "not_on_record"
    ]
    assert "blockquote" in record.embed_quotation(f"http://127.0.0.1/q/{first.id}").html


def saved_ferry(record: OnRecord) -> StoredArticle:
    """The saved article, which ends in words that nobody is quoted with."""
    (listed,) = record.list_articles(uri="https://desk.example/ferry")
    return record.read_article(listed.id)


def speakers(record: OnRecord) -> None:
    record.save_article({"uri": "urn:desk:two", "text": "“I oppose the Toll Act,” Mayor Ilsa Brandt said."})
    brandt = next(record.list_speakers(q="Ilsa Brandt", type="person"))
    profile = record.read_speaker(brandt.id)
    assert profile.name == "Ilsa Brandt" and list(record.list_speaker_roles(brandt.id))
    assert list(record.list_speaker_quotations(brandt.id, q="ferry"))
    assert all(position.stance for position in record.list_speaker_positions(brandt.id))
    (toll,) = record.list_positions(target="toll", stance="oppose")
    assert (toll.speaker_id, toll.target) == (brandt.id, "the Toll Act")
    named = record.correct_speaker(brandt.id, profile.etag, external_ids=[{"scheme": "desk", "value": "7"}])
    assert named is not None
    assert named.external_ids[0].value == "7"
    (article,) = record.list_articles(uri="urn:desk:two")
    split = record.split_speaker(brandt.id, named.etag, [article.id], "Two women")
    merged = record.merge_speakers(split.id, record.read_speaker(split.id).etag, brandt.id, "One after all")
    assert merged.id == brandt.id == record.read_speaker(split.id).id
    record.save_article({"uri": "urn:desk:three", "text": "“The toll is gone,” Council leader Ilsa Brandt said."})
    profile = record.read_speaker(brandt.id)
    first, *others = profile.roles
    joined = record.join_roles(brandt.id, profile.etag, [role.id for role in others], first.id, "One post")
    assert [role.role for role in joined.roles] == [first.role] and joined.roles[0].joined
    seen = record.read_speaker(brandt.id).etag
    assert record.reject_roles(brandt.id, seen, [first.id], "Her sister's").roles == ()


def whole_record(record: OnRecord) -> None:
    assert {said.article.title for said in record.export_record(q="ferry")} >= {"Ferry"}
    assert "Ilsa Brandt" in [profile.name for profile in record.export_record("speakers")]
    assert all(isinstance(line, dict) for line in record.export_record("corrections"))
    first = record.list_changes(limit=2)
    assert len(first.changes) == 2 and first.more
    assert record.list_changes(first.after).changes[0].number > first.changes[-1].number


def follows(record: OnRecord) -> None:
    made = record.make_follow(q="ferry")
    assert record.list_follows() == (record.read_follow(made.id),) and ".atom?" in made.feed
    record.delete_follow(made.id)
    assert record.list_follows() == ()


def webhooks(record: OnRecord) -> None:
    made = record.make_webhook("https://cms.example/on-record", ["article.saved"], {"q": "ferry"})
    assert made.topic and made.topic.q == "ferry"
    assert made.secret.startswith("whsec_") and record.rotate_webhook_secret(made.id) != made.secret
    assert [hook.id for hook in record.list_webhooks()] == [made.id]
    assert record.enable_webhook(made.id).url == record.read_webhook(made.id).url
    assert list(record.list_webhook_deliveries(made.id)) == []
    record.delete_webhook(made.id)
    assert record.list_webhooks() == ()


def erasure(record: OnRecord) -> None:
    (article,) = record.list_articles(uri="urn:desk:two")
    record.retract_article(article.id)
    record.erase_article(article.id)
    brandt = next(record.list_speakers(q="Ilsa Brandt"))
    record.erase_speaker(brandt.id)
    with pytest.raises(ProblemError) as gone:
        record.read_speaker(brandt.id)
    assert gone.value.status == 410
