"""/v1/reconcile: the reconciliation service (version 0.2 of its API) for OpenRefine and whatever speaks like it.

OpenRefine sends no headers of its own, so the key comes in the address, as `?key=`: a key that opens nothing else. Its
page in the browser reads these answers from another site (CORS), and some of them as a script (JSONP).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from flask import Response, jsonify, render_template, request

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service, site
from quotes.api.middleware.auth import needs, open_to_anyone
from quotes.api.request.reconciliation import Extension, read_reconciliation
from quotes.errors import FieldError, InvalidInput, NotFound
from quotes.exchange.reconciliation import PROPERTIES, Candidate, candidates, properties_of, surviving_profile
from quotes.record.model.speakers import SpeakerFilter, SpeakerSummary

NAMES = {"person": "Person", "organization": "Organisation"}
SUGGESTIONS = 10
PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'; form-action 'none'"
_CALLBACK = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.]{0,99}")

blueprint = Blueprint("reconcile", __name__, url_prefix="/v1/reconcile", template_folder="../templates")


@blueprint.route("", methods=["GET"])
@needs("reconcile")
def manifest() -> Response:
    """What the service is and can do."""
    own, key = f"{request.host_url.rstrip('/')}{request.path}", quote(request.args.get("key", ""), safe="")

    def place(path: str) -> dict[str, str]:
        return {"service_url": own, "service_path": f"{path}?key={key}"}

    about = {
        "versions": ["0.2"],
        "name": "On Record",
        "identifierSpace": f"{site()}/speakers/",
        "schemaSpace": "https://schema.org/",
        "defaultTypes": _types(NAMES),
        "view": {"url": f"{site()}/speakers/{{{{id}}}}"},
        "preview": {"url": f"{own}/preview?key={key}&id={{{{id}}}}", "width": 420, "height": 160},
        "suggest": {kind: place(f"/suggest/{kind}") for kind in ("entity", "property", "type")},
        # OpenRefine puts "?type=" behind this one, so it stands without a key: the list is the same for everybody
        "extend": {
            "propose_properties": {"service_url": own, "service_path": "/properties"},
            "property_settings": [
                _setting("on", "On day", "For the role: held on this day, such as 2024-03-11."),
                _setting("scheme", "Scheme", "For the identifier: of this scheme alone, such as wikidata."),
            ],
        },
    }
    return _readable(about)


@blueprint.route("", methods=["POST"])
@needs("reconcile")
def reconcile() -> Response:
    """Find the speakers that names mean, or tell properties of speakers."""
    asked, record = read_reconciliation(), service().record
    if isinstance(asked, Extension):
        meta = [{"id": wanted.id, "name": PROPERTIES[wanted.id]} for wanted in asked.properties]
        return _readable({"meta": meta, "rows": properties_of(record, newsroom(), asked.ids, asked.properties)})
    return _readable(
        {name: {"result": [_result(c) for c in candidates(record, newsroom(), query)]} for name, query in asked.items()}
    )


@blueprint.route("/suggest/entity")
@needs("reconcile")
def suggest_entity() -> Response:
    """Speakers whose names begin so."""
    prefix = _parameter("prefix")
    found = service().record.speakers.search(newsroom(), SpeakerFilter(q=prefix), limit=SUGGESTIONS).items
    return _readable({"result": [_entity(speaker) | {"notable": _types([speaker.type])} for speaker in found]})


@blueprint.route("/suggest/<string:kind>")
@open_to_anyone
def suggest(kind: str) -> Response:
    """Types and properties whose names hold the words: the same for everybody."""
    named = {"type": NAMES, "property": PROPERTIES}.get(kind)
    if named is None:
        raise NotFound(
            "Only entities, types and properties can be suggested.",
            FieldError("kind", "Give entity, type or property."),
        )
    prefix = _parameter("prefix").casefold()
    fitting = [{"id": id_, "name": name} for id_, name in named.items() if prefix in f"{id_} {name}".casefold()]
    return _readable({"result": fitting})


@blueprint.route("/properties")
@open_to_anyone
def properties() -> Response:
    """The properties that speakers have: the same for everybody."""
    told = [{"id": id_, "name": name} for id_, name in PROPERTIES.items()]
    return _readable({"type": request.args.get("type"), "properties": told})


@blueprint.route("/preview")
@needs("reconcile")
def preview() -> Response:
    """A card about one speaker, for a frame in the page of the client."""
    profile = surviving_profile(service().record, newsroom(), _parameter("id"))
    if profile is None:
        raise NotFound("There is no speaker with this id.", FieldError("id", "Give the id of a speaker."))
    response = Response(render_template("reconcile/preview.html", profile=profile))
    response.headers["Content-Security-Policy"] = PREVIEW_POLICY
    response.headers["X-Frame-Options"] = "ALLOWALL"  # no value lets a frame in; the policy above is what counts
    return response


def _parameter(name: str) -> str:
    """A parameter of the address. Raises InvalidInput where it is missing or too long."""
    value = request.args.get(name, "")
    if not 0 < len(value) <= 200:
        raise InvalidInput("A query parameter is not valid.", FieldError(name, "Give 1 to 200 characters."))
    return value


def _readable(content: Any) -> Response:
    """Content as JSON; as a script that calls ``callback`` where a page asks for that."""
    callback = request.args.get("callback")
    if callback is None or request.method != "GET":
        return jsonify(content)
    if not _CALLBACK.fullmatch(callback):
        raise InvalidInput("A query parameter is not valid.", FieldError("callback", "Give a plain name."))
    script = Response(f"/**/{callback}({jsonify(content).get_data(as_text=True).strip()});", mimetype="text/javascript")
    script.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return script


def _setting(name: str, label: str, help_text: str) -> dict[str, str]:
    return {"name": name, "label": label, "type": "text", "default": "", "help_text": help_text}


def _types(ids: Iterable[str]) -> list[dict[str, str]]:
    return [{"id": id_, "name": NAMES.get(id_, id_)} for id_ in ids]


def _entity(speaker: SpeakerSummary) -> dict[str, Any]:
    return {"id": speaker.id, "name": speaker.name, "description": speaker.role or ""}


def _result(candidate: Candidate) -> dict[str, Any]:
    about = _entity(candidate.speaker) | {"type": _types([candidate.speaker.type])}
    return about | {"score": candidate.score, "match": candidate.match}
