"""What a program does with the client that openapi-python-client generates: every call of it, against a server.

Run with the folder of the client and the address; prints the names of what was called."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Any

sys.path.insert(0, sys.argv[1])
import generated
from generated import models

client = generated.Client(base_url=sys.argv[2])
functions = {
    name.rpartition(".")[2]: importlib.import_module(name).sync_detailed
    for _, name, is_package in pkgutil.walk_packages(
        importlib.import_module("generated.api").__path__, "generated.api."
    )
    if not is_package
}
called: set[str] = set()


def call(name: str, status: int = 200, **given: Any) -> Any:
    """The whole answer of an operation, which must have this status."""
    called.add(name)
    answer = functions[name](client=client, **given)
    assert answer.status_code == status, (name, answer)
    return answer


def tag(name: str, **given: Any) -> str:
    """The ETag of what an operation reads."""
    return str(call(name, **given).headers["ETag"])


TEXT = (
    "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday.\n\nThe pilots stay at home, Ivo Marsh said."
)
article = models.SubmittedArticle(text=TEXT, published="2024-03-11", uri="https://desk.example/ferry")
assert call("extract_article", body=article).parsed.quotations[0].kind is models.Kind.DIRECT
kept = call("save_article", 201, body=article).parsed
assert kept.status is models.SaveStatus.CREATED, kept
said = call("list_quotations", q="ferry").parsed.quotations[0]
brandt = said.speaker.id

# Batches, each with its engine
small = models.SmallBatch.from_dict({"articles": [{"text": TEXT}]})
assert call("send_batch", 202, body=small).parsed.engine is None
batch = call("send_batch", 202, body=small, engine=models.Engine.ACCURATE).parsed
assert batch.engine is models.Engine.ACCURATE, batch
call("cancel_batch", batch_id=batch.id)

# Webhooks and follows, each of a topic
hook = models.NewWebhook(url="https://cms.example/on-record", topic=models.Topic(q="ferry"))
made = call("make_webhook", 201, body=hook).parsed
assert made.topic.q == "ferry" and made.secret, made
assert call("rotate_webhook_secret", webhook_id=made.id).parsed.secret != made.secret
call("enable_webhook", webhook_id=made.id)
follow = call("make_follow", 201, body=models.NewFollow(speaker=brandt, q="ferry")).parsed
assert follow.topic.q == "ferry" and follow.speaker_name == "Ilsa Brandt", follow

# Checks and corrections
question = models.CheckQuery(words="The ferry sails tonight", name="Brandt")
assert call("check_quotation", body=question).parsed.verdict is models.Verdict.EXACT
fix = models.QuotationFix(right=True, reason="Heard it")
call("correct_quotation", quotation_id=said.id, body=fix, if_match=tag("read_quotation", quotation_id=said.id))
words = "The pilots stay at home"
span = models.PointedSpan(start=TEXT.index(words), end=TEXT.index(words) + len(words), exact=words)
missed = models.AddedQuotation(spans=[span], named=models.Named(name="Ivo Marsh", type_=models.ProfileType.PERSON))
known = {item.spans[0].start: item for item in call("list_quotations", article=kept.id).parsed.quotations}
added = known.get(span.start)
if added is None:
    version = tag("read_article", article_id=kept.id)
    added = call("add_quotation", 201, article_id=kept.id, body=missed, if_match=version).parsed
else:  # the analysis has it already
    version = tag("read_article", article_id=kept.id)
    call("add_quotation", 409, article_id=kept.id, body=missed, if_match=version)
other = models.SubmittedArticle(text=TEXT.replace("tonight", "at noon"), uri="https://desk.example/noon")
second = call("save_article", 201, body=other).parsed
renamed = models.SpeakerFix(name="Captain Brandt")
call("correct_speaker", speaker_id=brandt, body=renamed, if_match=tag("read_speaker", speaker_id=brandt))
held = call("read_speaker", speaker_id=brandt).parsed.roles
one = models.JoinedRoles(roles=[held[0].id], into="0" * 32)
call("join_roles", 422, speaker_id=brandt, body=one, if_match=tag("read_speaker", speaker_id=brandt))
none = models.RejectedRoles(roles=[held[0].id])
rejected = call("reject_roles", speaker_id=brandt, body=none, if_match=tag("read_speaker", speaker_id=brandt))
assert held[0].id not in {role.id for role in rejected.parsed.roles}
parts = models.Split(articles=[second.id])
apart = call("split_speaker", 201, speaker_id=brandt, body=parts, if_match=tag("read_speaker", speaker_id=brandt))
new = apart.parsed.id
into = models.Merge(into=brandt)
call("merge_speakers", speaker_id=new, body=into, if_match=tag("read_speaker", speaker_id=new))
last = call("list_corrections").parsed.corrections[0]
call("undo_correction", correction_id=last.id, body=models.Edit(reason="Two people"))

# Everything that is read
ids = {
    "article_id": kept.id,
    "quotation_id": said.id,
    "speaker_id": brandt,
    "version": 1,
    "url_query": f"{sys.argv[2]}/q/{said.id}",
    "batch_id": batch.id,
    "webhook_id": made.id,
    "follow_id": follow.id,
}
for name in sorted(functions.keys() - {"check_quotation"}):
    if name.startswith(("read_", "list_", "count_", "embed_", "export_", "check_")):
        types = functions[name].__annotations__
        wanted = {key: value for key, value in ids.items() if key in types and "Unset" not in str(types[key])}
        answer = call(name, **wanted)
        assert answer.parsed is not None or name in ("read_batch_results", "export_record"), name

# What comes from other systems is signed: without a signature it is refused as the document says
call("receive_from_ghost", 401, body=models.ReceiveFromGhostBody())
call("receive_from_superdesk", 401, body=models.ReceiveFromSuperdeskBody())

# Everything that ends something
call("delete_webhook", 204, webhook_id=made.id)
call("delete_follow", 204, follow_id=follow.id)
call("retract_article", 204, article_id=second.id)
call("erase_article", 204, article_id=second.id)
call("erase_speaker", 204, speaker_id=brandt)
print(*sorted(called))
