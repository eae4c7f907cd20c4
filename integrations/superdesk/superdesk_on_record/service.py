"""The AI service of Superdesk: the quotations of an item, read by On Record, which keeps nothing of it."""

import json
import urllib.error
import urllib.request

from superdesk.errors import SuperdeskApiError
from superdesk.text_checkers.ai.base import AIServiceBase

SECONDS = 60


class _NotRedirected(urllib.request.HTTPRedirectHandler):
    """A redirect is answered as the error it is: followed, it would bring the key to whoever it leads to."""

    def redirect_request(self, *_):
        return None


_opener = urllib.request.build_opener(_NotRedirected)


class OnRecordService(AIServiceBase):
    """Who said what. Registers itself, as every subclass of AIServiceBase does."""

    name = "on_record"
    label = "On Record"

    def __init__(self, app):
        super().__init__(app)
        self._config = app.config

    def analyze(self, item, tags=None):
        """The quotations of ``item``; ``tags``, which later versions of Superdesk pass, are not looked at. Raises
        SuperdeskApiError where On Record cannot be asked, or refuses the item."""
        body = item.get("body_html") or ""
        if not body.strip():
            return {"quotations": []}
        article = {"html": body, "html_scope": "whole"}
        for ours, theirs in (("title", "headline"), ("language", "language")):
            if item.get(theirs):
                article[ours] = item[theirs]
        answer = self._ask(article)
        roles = {speaker["id"]: speaker["roles"] for speaker in answer["speakers"]}
        return {"quotations": [_shown(quotation, roles) for quotation in answer["quotations"]]}

    def _ask(self, article):
        headers = {"Content-Type": "application/json"}
        if self._config.get("ON_RECORD_KEY"):
            headers["Authorization"] = "Bearer {}".format(self._config["ON_RECORD_KEY"])
        address = self._config.get("ON_RECORD_URL")
        if not address:
            raise SuperdeskApiError.proxyError("On Record: the setting ON_RECORD_URL says where it is, and is missing.")
        url = address.rstrip("/") + "/v1/extract"
        request = urllib.request.Request(url, json.dumps(article).encode(), headers)
        try:
            with _opener.open(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise SuperdeskApiError.proxyError(f"On Record: {_why(error)}") from error
        except (OSError, ValueError):
            raise SuperdeskApiError.proxyError("On Record does not answer.") from None


def _shown(quotation, roles):
    """A quotation for whoever edits the item: its words as they stand there, and who said them."""
    speaker = quotation["speaker"]
    said_on = quotation["said_on"]
    return {
        "words": [span["exact"] for span in quotation["spans"]],
        "kind": quotation["kind"],
        "act": quotation["act"],
        "speaker": speaker and speaker["name"],
        "role": speaker and speaker.get("role"),
        "roles": [role["exact"] for role in roles.get(speaker["id"], ())] if speaker else [],
        "said_on": said_on and said_on["date"],
        "confidence": quotation["confidence"],
        "needs_review": quotation["needs_review"],
    }


def _why(error):
    """What the service says of a refusal."""
    try:
        return json.load(error)["detail"]
    except (ValueError, KeyError, TypeError):
        return f"it answered {error.code}"
