"""The settings page: what an administrator sets, what never comes back out, who may."""

from __future__ import annotations

import re

import pytest

from tests.integrations.service import Service
from tests.integrations.wordpress.running import Site, fields_of

pytestmark = pytest.mark.slow

PAGE = "options-general.php?page=on-record"


def save(wordpress: Site, **fields: str) -> str:
    """Fill in the form and save it; the page after that."""
    form = fields_of(wordpress.page(PAGE), "options.php")
    return wordpress.page("options.php", data=form | {f"on_record[{k}]": v for k, v in fields.items()})


def test_key_can_be_written_and_not_read(wordpress: Site, service: Service) -> None:
    page = save(wordpress, url=service.url + "/", key=service.cms_key, send="1")
    assert "Settings saved" in page and service.cms_key not in page
    assert re.search(r'id="on-record-key"[^>]*value=""', page) and "Set. It needs the scopes" in page
    stored = wordpress.php("return OnRecord\\options();")
    assert stored["url"] == service.url and stored["key"] == service.cms_key and stored["json_ld"] is False
    save(wordpress, url=service.url)
    assert wordpress.php("return OnRecord\\option( 'key' );") == service.cms_key
    save(wordpress, url=service.url, forget_key="1")
    assert wordpress.php("return OnRecord\\option( 'key' );") == ""


def test_only_addresses_of_the_web_are_taken(wordpress: Site) -> None:
    save(wordpress, url="javascript:alert(1)")
    assert wordpress.php("return OnRecord\\option( 'url' );") == ""


def test_options_are_not_in_the_rest_api(wordpress: Site) -> None:
    shown = wordpress.rest("/wp/v2/settings", user="admin")
    assert shown.ok and "on_record" not in shown.text


def test_page_is_for_administrators(wordpress: Site) -> None:
    for user, status in (("", 401), ("subscriber", 403), ("editor", 403), ("admin", 200)):
        assert wordpress.rest("/on-record/v1/test", {}, user).status_code == status, user


def test_test_says_what_the_service_says(wordpress: Site, service: Service) -> None:
    def words() -> str:
        return str(wordpress.rest("/on-record/v1/test", {}, "admin").json()["words"])

    version = service.ask("/openapi.json").json()["info"]["version"]
    assert words() == f"On Record {version} answers. The key may do all that is needed."
    wordpress.set_options(url=service.url, key="wrong")
    assert "ingest: The service answered 401." in words()
    wordpress.set_options(url=service.url, key=service.key_with("read", "extract"))
    assert "ingest: The service answered 403." in words() and "extract:" not in words()
    wordpress.set_options(url=wordpress.url)
    assert words().startswith("The service answered 404.")
    wordpress.set_options(url="http://127.0.0.1:9")
    assert words().startswith("The service does not answer:")


def test_constants_win(wordpress: Site, service: Service) -> None:
    config = wordpress.folder / "wp-config.php"
    before = config.read_text()
    wordpress.set_options(url="http://elsewhere.example", key="other")
    lines = f"define( 'ON_RECORD_URL', '{service.url}' ); define( 'ON_RECORD_KEY', '{service.cms_key}' );"
    config.write_text(before.replace("<?php", f"<?php {lines}", 1))
    try:
        assert wordpress.php("return array( OnRecord\\option( 'url' ), OnRecord\\option( 'key' ) );") == [
            service.url,
            service.cms_key,
        ]
        page = wordpress.page(PAGE)
        assert page.count("Set in wp-config.php.") == 2
        assert service.url not in page and service.cms_key not in page and "elsewhere.example" not in page
    finally:
        config.write_text(before)
