"""Take the pictures of the README anew: python docs/picture.py. Needs Chromium, its driver and the tests' requirements.

The article is one of the demonstration, read by the models as they are now, in a record that is thrown away.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from base64 import b64decode
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from werkzeug.serving import make_server

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app import create_app  # noqa: E402
from quotes.analysis.article import Limits, from_record  # noqa: E402
from quotes.record import Record  # noqa: E402
from quotes.redis import embedded  # noqa: E402
from quotes.settings import Settings  # noqa: E402

PUBLISHED = "2024-03-14"
WIDTH, HEIGHT = 1280, 1020
FLAGS = "headless=new no-sandbox disable-gpu disable-background-networking disable-component-update hide-scrollbars"


def main() -> None:
    """Keep the article, serve it, photograph it with the first note opened, and a quotation of it on the desk."""
    lines = (ROOT / "demo" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    given = next(article for article in map(json.loads, lines) if article["published"] == PUBLISHED)
    with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
        settings = Settings(instance_dir=Path(folder), redis_url=embedded.adopt(Path(folder)))
        Record(settings.record_url).migrate()
        app = create_app(settings)
        service = app.extensions["on_record"]
        kept = service.record.articles.read("default", service.save("default", from_record(given, Limits())).id)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        doubtful = next(q for q in kept.quotations if q.needs_review and q.speaker)
        with browser(folder) as driver:
            driver.get(f"{address}/articles/{kept.id}")
            driver.find_element(By.CSS_SELECTOR, ".notes summary").click()
            photograph(driver, "page.png")
            driver.get(f"{address}/quotations/{doubtful.id}?queue=yes")
            photograph(driver, "desk.png")
        server.shutdown()
        service.close()
        embedded.release(Path(folder))


def browser(folder: str) -> webdriver.Chrome:
    """A browser of the size of the pictures, with its profile in ``folder``."""
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS.split(), f"user-data-dir={folder}/profile"):
        options.add_argument(f"--{flag}")
    driver = webdriver.Chrome(options=options)
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return driver


def photograph(driver: webdriver.Chrome, name: str) -> None:
    """Write what the browser shows to docs/``name``."""
    driver.execute_script("document.activeElement.blur()")
    picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
    (ROOT / "docs" / name).write_bytes(b64decode(picture))


if __name__ == "__main__":
    main()
