"""What is published reaches the record: each version once, in order, whatever the service does in the meantime."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.integrations.service import Service
from tests.integrations.wordpress.running import Site, paragraph
from tests.support.receiver import receiving

pytestmark = pytest.mark.slow

FIRST = paragraph("“The ferry sails tonight,” harbour master Ilsa Brandt said.")
SECOND = paragraph("“The ferry sails tomorrow,” harbour master Ilsa Brandt said.")


@pytest.fixture
def stored(wordpress: Site, service: Service) -> Any:
    """The article of a post as it is on record; None where there is none."""

    def find(post: int) -> Any:
        found = service.ask("/v1/articles", params={"uri": f"{wordpress.url}/?p={post}"}).json()["articles"]
        return service.ask(f"/v1/articles/{found[0]['id']}").json() if found else None

    return find


def said(article: dict[str, Any]) -> list[tuple[str, str]]:
    return [(q["spans"][0]["exact"], q["speaker"]["name"]) for q in article["quotations"]]


def test_published_post_is_on_record(wordpress: Site, stored: Any) -> None:
    post = wordpress.post(FIRST, "Ferry &amp; quay")
    assert stored(post) is None and wordpress.standing(post) == "Not sent yet."
    wordpress.work()
    article = stored(post)
    assert said(article) == [("The ferry sails tonight,", "Ilsa Brandt")]
    assert article["title"] == "Ferry & quay" and article["publisher"] == "The Harbour Desk"
    assert wordpress.standing(post) == "Sent" and wordpress.meta(post, "article") == article["id"]


def test_update_under_new_slug_is_revision(wordpress: Site, stored: Any) -> None:
    post = wordpress.post(FIRST)
    wordpress.work()
    first = stored(post)
    wordpress.update(post, content=SECOND, slug="another-slug")
    wordpress.work()
    second = stored(post)
    assert (second["id"], second["version"]) == (first["id"], 2)
    assert said(second) == [("The ferry sails tomorrow,", "Ilsa Brandt")]


def test_straight_marks_stay_straight(wordpress: Site, stored: Any) -> None:
    post = wordpress.post(paragraph('"It\'s safe," pilot Ivo Brandt said.'))
    wordpress.work()
    assert stored(post)["text"] == '"It\'s safe," pilot Ivo Brandt said.'


@pytest.mark.parametrize(
    "change", [{"status": "draft"}, {"status": "private"}, {"password": "quay"}, {"status": "trash"}]
)
def test_post_no_longer_public_is_retracted(wordpress: Site, service: Service, stored: Any, change: Any) -> None:
    post = wordpress.post(FIRST)
    wordpress.work()
    id_ = stored(post)["id"]
    if change == {"status": "trash"}:
        assert wordpress.rest(f"/wp/v2/posts/{post}", method="DELETE").status_code == 200
    else:
        wordpress.update(post, **change)
    wordpress.work()
    assert service.ask(f"/v1/articles/{id_}").status_code == 410
    assert wordpress.standing(post) == "Retracted" and not wordpress.meta(post, "quotations")
    wordpress.update(post, status="publish", password="")
    wordpress.work()
    assert said(stored(post)) == [("The ferry sails tonight,", "Ilsa Brandt")]


def test_deleted_post_is_retracted(wordpress: Site, service: Service, stored: Any) -> None:
    post = wordpress.post(FIRST)
    wordpress.work()
    id_ = stored(post)["id"]
    assert wordpress.rest(f"/wp/v2/posts/{post}?force=true", method="DELETE").status_code == 200
    wordpress.work()
    assert service.ask(f"/v1/articles/{id_}").status_code == 410


def test_scheduled_post_is_sent_when_it_appears(wordpress: Site, stored: Any) -> None:
    post = wordpress.post(FIRST, status="future", date="2099-03-11T10:00:00")
    wordpress.work()
    assert stored(post) is None
    wordpress.php(f"wp_publish_post( {post} );")
    wordpress.work()
    assert stored(post)["published"] == "2099-03-11"


def test_drafts_autosaves_and_other_types_are_not_sent(wordpress: Site, stored: Any) -> None:
    draft = wordpress.post(FIRST, status="draft")
    assert wordpress.rest(f"/wp/v2/posts/{draft}/autosaves", {"content": SECOND}).ok
    page = wordpress.rest("/wp/v2/pages", {"title": "A", "content": FIRST, "status": "publish"}).json()["id"]
    published = wordpress.post(FIRST)
    wordpress.work()
    assert wordpress.rest(f"/wp/v2/posts/{published}/autosaves", {"content": SECOND}).ok
    wordpress.work()
    assert stored(draft) is None and stored(page) is None
    assert stored(published)["version"] == 1
    assert wordpress.php("return count( OnRecord\\waiting() );") == 0


def test_article_of_a_stopped_service_arrives_once_with_its_revisions(
    wordpress: Site, service: Service, stored: Any
) -> None:
    service.go_away()
    began = time.monotonic()
    post = wordpress.post(FIRST)
    wordpress.work()
    assert wordpress.standing(post).startswith("Not sent yet. The service does not answer")
    wordpress.update(post, content=SECOND)
    wordpress.work()
    assert time.monotonic() - began < 15
    service.come_back()
    wordpress.work()
    article = stored(post)
    assert article["version"] == 2 and said(article) == [("The ferry sails tomorrow,", "Ilsa Brandt")]
    versions = service.ask(f"/v1/articles/{article['id']}/versions").json()["versions"]
    assert len(versions) == 2
    found = service.ask("/v1/articles", params={"limit": 200}).json()["articles"]
    assert [a["id"] for a in found if a["uri"] == article["uri"]] == [article["id"]]
    wordpress.work()
    assert stored(post)["version"] == 2 and wordpress.standing(post) == "Sent"


def test_version_withdrawn_before_it_was_sent_is_never_sent(wordpress: Site, service: Service, stored: Any) -> None:
    wordpress.set_options(url="http://127.0.0.1:9", key=service.cms_key)
    post = wordpress.post(FIRST)
    wordpress.work()
    wordpress.update(post, status="draft")
    wordpress.set_options(url=service.url, key=service.cms_key)
    changes = service.ask("/v1/changes?limit=200").json()
    wordpress.work()
    assert service.ask("/v1/changes", params={"after": changes["after"]}).json()["changes"] == []
    assert wordpress.standing(post) == "Retracted"


def test_busy_service_is_asked_later_with_the_same_request(wordpress: Site, service: Service, stored: Any) -> None:
    with receiving() as busy:
        wordpress.set_options(url=f"http://127.0.0.1:{busy.port}", key=service.cms_key)
        post = wordpress.post(FIRST)
        assert busy.got == []
        busy.status, busy.headers = 429, {"Retry-After": "7200"}
        wordpress.work()
        assert 7190 < next_try(wordpress, post) <= 7200
        busy.status, busy.headers = 503, {}
        wordpress.work()
        assert 290 < next_try(wordpress, post) <= 300
        assert wordpress.standing(post) == "Not sent yet. The service answered 503."
    (first, body), (second, again) = busy.got
    assert first["idempotency-key"] == second["idempotency-key"] and body == again
    wordpress.set_options(url=service.url, key=service.cms_key)
    wordpress.work()
    assert stored(post)["version"] == 1


def next_try(wordpress: Site, post: int) -> int:
    """In how many seconds what waits of a post is tried again."""
    return int(wordpress.php(f"return wp_next_scheduled( 'on_record_send', array( {post} ) ) - time();"))


def test_post_without_words_is_refused_and_sent_when_it_has_some(wordpress: Site, stored: Any) -> None:
    post = wordpress.post('<!-- wp:separator --><hr class="wp-block-separator"/><!-- /wp:separator -->')
    wordpress.work()
    assert wordpress.standing(post).startswith("Not sent: refused. The service answered 422.")
    wordpress.update(post, content=FIRST)
    wordpress.work()
    assert wordpress.standing(post) == "Sent" and stored(post)["version"] == 1
