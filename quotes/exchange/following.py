"""What is followed, in words, and the addresses that lead to it without a key: each opens one thing alone."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import urlencode

from quotes.record.model.follows import Follow, Topic

_LENGTH = 40  # hexadecimal digits: 160 bits


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses under ``site``. ``installation``: the secret of this installation, with which they are signed."""

    site: str
    installation: bytes

    def feed(self, newsroom: str, follow: str) -> str:
        """The feed of a follow."""
        about = {"newsroom": newsroom, "token": self._token("feed", newsroom, follow)}
        return f"{self.site}/follows/{follow}.atom?{urlencode(about)}"

    def opens_feed(self, token: str, newsroom: str, follow: str) -> bool:
        """Whether this token was given out for the feed."""
        return hmac.compare_digest(token.encode(), self._token("feed", newsroom, follow).encode())

    def unsubscribe(self, newsroom: str, mail: str) -> str:
        """Where the mails to an address are ended."""
        about = {"newsroom": newsroom, "mail": mail, "token": self._token("unsubscribe", newsroom, mail)}
        return f"{self.site}/unsubscribe?{urlencode(about)}"

    def ends_mail(self, token: str, newsroom: str, mail: str) -> bool:
        """Whether this token was given out for ending the mails."""
        return hmac.compare_digest(token.encode(), self._token("unsubscribe", newsroom, mail).encode())

    def message_id(self, newsroom: str, mail: str, seen: int) -> str:
        """The name of the digest that reaches to this change: the same when it is sent again."""
        host = self.site.partition("://")[2].partition("/")[0].partition(":")[0]
        return f"<{self._token('digest', newsroom, f'{mail} {seen}')}@{host}>"

    def search(self, topic: Topic) -> str:
        """The page that lists everything on a topic."""
        given = {"speaker": topic.speaker, "q": topic.q, "target": topic.target}
        return f"{self.site}/search?{urlencode({name: value for name, value in given.items() if value})}"

    def quotation(self, quotation: str) -> str:
        """The permalink of a quotation."""
        return f"{self.site}/q/{quotation}"

    def _token(self, purpose: str, newsroom: str, subject: str) -> str:
        named = f"follow\0{purpose}\0{newsroom}\0{subject}".encode(errors="replace")
        return hmac.new(self.installation, named, hashlib.sha256).hexdigest()[:_LENGTH]


def topic_words(follow: Follow) -> str:
    """What is followed, in one line: Ilsa Brandt, “toll”, position on “the night ferry”."""
    topic = follow.topic
    who = (follow.speaker_name or "a speaker who is not on record") if topic.speaker else None
    words = f"“{topic.q}”" if topic.q else None
    target = f"position on “{topic.target}”" if topic.target else None
    return ", ".join(part for part in (who, words, target) if part)
