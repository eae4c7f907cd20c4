"""Pages read and their forms sent as a browser without script sends them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient


class Form:
    """One form of a page: where it goes, its fields as they stand, and the values of its buttons."""

    def __init__(self, attributes: dict[str, str | None]) -> None:
        self.action = attributes.get("action") or ""
        self.method = attributes.get("method") or "get"
        self.id = attributes.get("id")
        self.classes = (attributes.get("class") or "").split()
        self.fields: dict[str, list[str]] = {}
        self.buttons: list[tuple[str, str]] = []

    def send(self, client: FlaskClient, **changed: Any) -> Any:
        """Send it with these fields changed (a list: several of one name)."""
        data = {**self.fields, **{name.rstrip("_"): value for name, value in changed.items()}}
        if self.method == "get":
            return client.get(self.action, query_string=data)
        return client.post(self.action, data=data)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._open = Form(given)
            self.forms.append(self._open)
        elif tag == "button" and given.get("name") and (owner := self._owner(given)):
            owner.buttons.append((given["name"] or "", given.get("value") or ""))
        elif self._open and tag == "input" and given.get("name"):
            unticked = given.get("type") in ("checkbox", "radio") and "checked" not in given
            values = self._open.fields.setdefault(given["name"] or "", [])
            if not unticked:
                values.append(given.get("value") or "")

    def _owner(self, button: dict[str, str | None]) -> Form | None:
        """The form of a button: the one around it, or the one that it names."""
        named = button.get("form")
        return next((found for found in self.forms if found.id == named), None) if named else self._open

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def forms(html: str) -> list[Form]:
    """Every form of a page, in order."""
    return _Reader(html).forms


def form(html: str, kind: str) -> Form:
    """The first form of a page with the class ``kind``."""
    return next(found for found in forms(html) if kind in found.classes)


def send(client: FlaskClient, path: str, data: dict[str, Any], **options: Any) -> Any:
    """Send ``data`` as the form of some page, with the token of the client's session."""
    token = form(client.get("/sign-in").text, "sign-in").fields["csrf_token"]
    return client.post(path, data={**data, "csrf_token": token}, **options)
