"""The site that the tests of the plug-in talk to, in processes of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from bench.load.ports import free_port
from scripts.wordpress import site
from tests.support.live import SECONDS, until

JSON = dict[str, Any]
DOOR = """<?php
// The door of the tests: PHP to run within WordPress, from whoever has the password.
if ( isset( $_POST['door'] ) && hash_equals( '{password}', $_POST['door'] ) ) {{
	add_action(
		'wp_loaded',
		function () {{
			require_once ABSPATH . 'wp-admin/includes/admin.php';
			wp_send_json( eval( stripslashes( $_POST['code'] ) ) );
		}}
	);
}}
"""
OF_OTHERS = re.compile(
    r"/mu-plugins/sqlite-database-integration/"
    r"|PHP Deprecated:  Return type of .* in \S+/wp-includes/\S+ on line"
)
"""What SQLite in the place of MySQL says of itself, and PHP of the classes of a WordPress that is older than it."""
FORWARD = """
foreach ( _get_cron_array() as $time => $hooks ) {
	foreach ( $hooks as $hook => $events ) {
		foreach ( 0 === strpos( $hook, 'on_record' ) ? $events : array() as $event ) {
			wp_unschedule_event( $time, $hook, $event['args'] );
			wp_schedule_single_event( time() - 1, $hook, $event['args'] );
		}
	}
}
"""


@dataclass
class Site:
    """One WordPress."""

    version: str
    folder: Path
    port: int
    passwords: dict[str, str]
    process: subprocess.Popen[bytes]
    browser: requests.Session = field(default_factory=requests.Session)

    @classmethod
    def start(cls, version: str, parent: Path, socket: Path | None = None) -> Site:
        """Install it and wait until it answers. ``socket``: of the MariaDB that it uses; None: SQLite."""
        folder, port = parent / "site", free_port()
        passwords = site.install(version, folder, port, socket)
        door = DOOR.format(password=passwords["admin"])
        (folder / "wp-content" / "mu-plugins" / "door.php").write_text(door)
        running = cls(version, folder, port, passwords, site.serve(folder, port, parent / "php.log"))
        assert until(running.answers), (parent / "php.log").read_text()
        return running

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def debug_log(self) -> Path:
        return self.folder / "wp-content" / "debug.log"

    def logged(self) -> list[str]:
        """What stands in debug.log, which is emptied; not what it says of SQLite and of classes of WordPress itself."""
        lines = self.debug_log.read_text().splitlines() if self.debug_log.exists() else []
        self.debug_log.unlink(missing_ok=True)
        return [line for line in lines if line and not OF_OTHERS.search(line)]

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            return requests.get(f"{self.url}/wp-json/", timeout=SECONDS).ok
        except OSError:
            return False

    def end(self) -> None:
        """Stop it, its workers too."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(SECONDS)

    def rest(self, path: str, body: JSON | None = None, user: str = "editor", method: str = "") -> requests.Response:
        """A call of its REST API as a user; ``user`` "": as nobody."""
        auth = (user, self.passwords[user]) if user else None
        method = method or ("GET" if body is None else "POST")
        return requests.request(method, f"{self.url}/wp-json{path}", json=body, auth=auth, timeout=SECONDS)

    def post(self, content: str, title: str = "The ferry", **more: Any) -> int:
        """A new post, published unless said otherwise; its id."""
        body = {"title": title, "content": content, "status": "publish"} | more
        made = self.rest("/wp/v2/posts", body)
        assert made.status_code == 201, made.text
        return int(made.json()["id"])

    def update(self, post: int, **fields: Any) -> None:
        """Change a post."""
        changed = self.rest(f"/wp/v2/posts/{post}", fields)
        assert changed.status_code == 200, changed.text

    def work(self) -> None:
        """Do what is planned, now: every event of the plug-in is brought forward, then WP-Cron runs."""
        self.php(FORWARD)
        assert requests.get(f"{self.url}/wp-cron.php", timeout=SECONDS).ok

    def php(self, code: str) -> Any:
        """Run PHP within WordPress; what it returns, by way of JSON."""
        done = requests.post(self.url, {"door": self.passwords["admin"], "code": code}, timeout=SECONDS)
        assert done.headers["Content-Type"].startswith("application/json"), done.text
        return done.json()

    def set_options(self, **options: Any) -> None:
        """Set the options of the plug-in anew."""
        self.php(f"update_option( 'on_record', json_decode( '{json.dumps(options)}', true ) );")

    def meta(self, post: int, name: str) -> Any:
        """One meta value of a post."""
        return self.php(f"return get_post_meta( {post}, '_on_record_{name}', true );")

    def standing(self, post: int) -> str:
        """What the list of posts says of a post."""
        return str(self.php(f"return OnRecord\\standing( {post} );"))

    def page(self, path: str, **sent: Any) -> str:
        """A page as the administrator sees it, who signs in at the first."""
        if not self.browser.cookies:
            form = {"log": "admin", "pwd": "password", "wp-submit": "Log In"}
            assert self.browser.post(f"{self.url}/wp-login.php", form, timeout=SECONDS).url.endswith("/wp-admin/")
        method = "POST" if sent else "GET"
        answer = self.browser.request(method, f"{self.url}/wp-admin/{path}", timeout=SECONDS, **sent)
        assert answer.ok, answer.text
        return answer.text

    def upload(self, archive: Path) -> None:
        """Install a plug-in by Plugins > Add New > Upload Plugin, and activate it."""
        form = fields_of(self.page("plugin-install.php?tab=upload"), "plugin-upload-form|wp-upload-form")
        with archive.open("rb") as file:
            done = self.page("update.php?action=upload-plugin", data=form, files={"pluginzip": (archive.name, file)})
        link = re.search(r'href="([^"]*action=activate[^"]*)"', done)
        assert link, done
        assert "Plugin activated" in self.page(link[1].replace("&amp;", "&").split("/wp-admin/")[-1])


def paragraph(html: str) -> str:
    """A paragraph as the block editor stores it."""
    return block("paragraph", f"<p>{html}</p>")


def block(name: str, html: str) -> str:
    """A block as the block editor stores it."""
    return f"<!-- wp:{name} -->\n{html}\n<!-- /wp:{name} -->"


def fields_of(page: str, of: str) -> dict[str, str]:
    """The hidden fields of the form whose class, action or id has ``of`` in it, a pattern."""
    form = re.search(rf'<form[^>]*(?:class|action|id)="[^"]*(?:{of})[^"]*".*?</form>', page, re.DOTALL)
    assert form, page
    inputs = re.findall(r"<input[^>]*>", form[0])
    found = [dict(re.findall(r'(\w+)=["\']([^"\']*)["\']', tag)) for tag in inputs]
    return {f["name"]: f.get("value", "") for f in found if f.get("type") == "hidden" and "name" in f}
