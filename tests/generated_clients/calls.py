"""What a program does with the client that openapi-python-client generates: run with its folder and an address."""

from __future__ import annotations

import importlib
import pkgutil
import sys

sys.path.insert(0, sys.argv[1])
import generated
from generated import models

client = generated.Client(base_url=sys.argv[2])
calls = {
    name.rpartition(".")[2]: importlib.import_module(name)
    for _, name, is_package in pkgutil.walk_packages(
        importlib.import_module("generated.api").__path__, "generated.api."
    )
    if not is_package
}
TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."
article = models.SubmittedArticle(text=TEXT, published="2024-03-11", uri="https://desk.example/ferry")
analysis = calls["extract_article"].sync(client=client, body=article)
assert analysis.quotations[0].kind is models.Kind.DIRECT, analysis
kept = calls["save_article"].sync(client=client, body=article)
assert kept.status is models.SaveStatus.CREATED, kept
said = calls["list_quotations"].sync(client=client, q="ferry").quotations[0]
ids = {
    "article_id": kept.id,
    "quotation_id": said.id,
    "speaker_id": said.speaker.id,
    "version": 1,
    "url_query": f"{sys.argv[2]}/q/{said.id}",
}
small = models.SmallBatch.from_dict({"articles": [{"text": TEXT}]})
batch = calls["send_batch"].sync(client=client, body=small)
ids["batch_id"] = batch.id
hook = models.NewWebhook(url="https://cms.example/on-record")
ids["webhook_id"] = calls["make_webhook"].sync(client=client, body=hook).id
ids["follow_id"] = calls["make_follow"].sync(client=client, body=models.NewFollow(q="ferry")).id
question = models.CheckQuery(words="The ferry sails tonight", name="Brandt")
assert calls["check_quotation"].sync(client=client, body=question).verdict is models.Verdict.EXACT
reads = [name for name in calls if name.startswith(("read_", "list_", "count_", "embed_", "export_", "check_"))]
for name in reads:
    if name == "check_quotation":
        continue
    function = calls[name].sync_detailed
    wanted = {key: value for key, value in ids.items() if key in function.__annotations__}
    wanted = {key: value for key, value in wanted.items() if "Unset" not in str(function.__annotations__[key])}
    answer = function(client=client, **wanted)
    assert answer.status_code == 200, (name, answer)
    assert answer.parsed is not None or name in ("read_batch_results", "export_record"), name
print(*sorted(calls))
