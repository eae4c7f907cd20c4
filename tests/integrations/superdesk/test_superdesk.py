"""The package for Superdesk against the files of Superdesk's own wheel that it meets. No Superdesk runs here: it needs
MongoDB and Elasticsearch; what these files import of it, and of its libraries, are stubs."""

from __future__ import annotations

import importlib
import importlib.util
import json
import subprocess
import sys
import threading
import types
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from quotes.exchange.cms_hooks import secret_for
from quotes.redis.secret import secret_of
from quotes.settings import Settings
from tests.integrations.service import Service
from tests.support import ROOT
from tests.support.live import SECONDS
from tests.support.pinned import installed

PINS = Path(__file__).with_name("requirements.txt")
HTML = "<p>“The bridge opens in May,” said Tomas Ferreyra, the city engineer.</p><p>It rains.</p>"
ITEM = {"guid": "urn:desk:bridge", "language": "en", "headline": "Bridge opens", "body_html": HTML}


@pytest.fixture(scope="module")
def files() -> Path:
    """The folder of Superdesk's own files."""

    def install(folder: Path) -> None:
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "--quiet"]
        subprocess.run([*pip, "-r", str(PINS), "-d", str(folder)], check=True, capture_output=True, timeout=SECONDS)
        (wheel,) = folder.glob("*.whl")
        zipfile.ZipFile(wheel).extractall(folder)

    return installed(PINS, install)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = Service.start(tmp_path_factory.mktemp("service") / "i")
    yield made
    made.end()


@pytest.fixture
def superdesk(files: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Superdesk's modules by their names: its own files where they are looked at, stubs around them."""

    def stub(name: str, **members: Any) -> ModuleType:
        module = ModuleType(name)
        module.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, module)
        return module

    def own(name: str) -> ModuleType:
        path = files / Path(*name.split(".")).with_suffix(".py")
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
        return module

    stub("cerberus", DocumentError=type("DocumentError", (Exception,), {}))
    stub("eve")
    stub("eve.endpoints", send_response=None)
    stub("elasticsearch")
    stub("elasticsearch.exceptions", ConnectionTimeout=type("ConnectionTimeout", (Exception,), {}))
    stub("superdesk", app=SimpleNamespace(config={}))
    stub("superdesk.utils", save_error_data=lambda *_: None)
    for package in ("superdesk.text_checkers", "superdesk.text_checkers.ai"):
        stub(package)
    errors = own("superdesk.errors")
    base = own("superdesk.text_checkers.ai.base")
    stub("superdesk.publish", register_transmitter=lambda *_: None, registered_transmitter_file_providers=[])
    stub("superdesk.publish.publish_queue", PUBLISHED_IN_PACKAGE="published_in_package")
    stub("superdesk.publish.publish_service", PublishService=object)
    push = own("superdesk.publish.transmitters.http_push")
    monkeypatch.syspath_prepend(str(ROOT / "integrations" / "superdesk"))
    monkeypatch.delitem(sys.modules, "superdesk_on_record.service", raising=False)
    return types.SimpleNamespace(errors=errors, base=base, push=push)


def started(superdesk: Any, url: str, key: str) -> Any:
    """The service as Superdesk finds it after its start."""
    config = {"ON_RECORD_URL": url, "ON_RECORD_KEY": key}
    importlib.import_module("superdesk_on_record").init_app(SimpleNamespace(config=config))
    return superdesk.base.registered_ai_services["on_record"]


def test_registers_and_reads_an_item(superdesk: Any, service: Service) -> None:
    ai = started(superdesk, service.url, service.key_with("extract"))
    assert ai.label == "On Record"
    (said,) = ai.analyze(ITEM)["quotations"]
    assert (said["words"], said["speaker"], said["kind"]) == (["The bridge opens in May,"], "Tomas Ferreyra", "direct")
    assert "city engineer" in said["roles"] and not said["needs_review"]
    assert ai.analyze(ITEM, [])["quotations"] == [said]  # as later versions call it
    assert ai.analyze({**ITEM, "body_html": ""}) == {"quotations": []}
    assert service.ask("/v1/articles").json()["articles"] == []


def test_what_goes_wrong_is_an_error_of_superdesk(superdesk: Any, service: Service) -> None:
    for key, url in ((service.key_with("read"), service.url), ("", service.url), ("", "http://127.0.0.1:9"), ("", "")):
        superdesk.base.registered_ai_services.clear()
        with pytest.raises(superdesk.errors.SuperdeskApiError) as failed:
            started(superdesk, url, key).analyze(ITEM)
        assert failed.value.status_code == 502 and failed.value.message.startswith("On Record")


def test_the_key_is_not_taken_elsewhere(superdesk: Any) -> None:
    asked: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_address[1]}/elsewhere")
            self.end_headers()

        do_GET = do_POST

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(superdesk.errors.SuperdeskApiError) as failed:
            started(superdesk, f"http://127.0.0.1:{server.server_address[1]}", "a-key").analyze(ITEM)
        server.shutdown()
    assert asked == ["/v1/extract"], "a redirect is not followed"
    assert failed.value.status_code == 502 and "302" in failed.value.message


def test_its_http_push_is_taken(superdesk: Any, service: Service) -> None:
    secret = secret_for(secret_of(Settings(instance_dir=service.folder)), "superdesk", "default")
    config = {"resource_url": f"{service.url}/v1/hooks/superdesk?newsroom=default", "secret_token": secret}
    item = {**ITEM, "type": "text", "pubstatus": "usable"}
    push = superdesk.push.HTTPPushService()

    def pushed(**more: str) -> list[dict[str, Any]]:
        queued = {"formatted_item": json.dumps(item | more), "destination": {"config": config}}
        push._transmit(queued, {})
        found: list[dict[str, Any]] = service.ask("/v1/articles", params={"uri": ITEM["guid"]}).json()["articles"]
        return found

    assert [article["version"] for article in pushed()] == [1]
    assert [article["version"] for article in pushed(headline="Bridge opens in May")] == [2]
    assert pushed(pubstatus="canceled") == []
