"""What is published, unpublished or deleted is put where it waits to be sent, in the transaction that does it."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.rich_text import expand_db_html
from wagtail.signals import page_published, page_unpublished

from wagtail_on_record.models import PageRecord, Waiting


def connect() -> None:
    """Listen."""
    page_published.connect(published, dispatch_uid="on-record-published")
    page_unpublished.connect(withdrawn, dispatch_uid="on-record-unpublished")
    pre_delete.connect(deleted, dispatch_uid="on-record-deleted")


def published(sender: type, instance: Page, **_: Any) -> None:
    """A version of a page that names the field with its words; others are not sent."""
    if hasattr(instance, "on_record_body"):
        Waiting.objects.create(page=instance.pk, body=article(instance))


def withdrawn(sender: type, instance: Page, **_: Any) -> None:
    """Retract what was sent; a version that was not is never sent then."""
    waits = Waiting.objects.filter(page=instance.pk)
    if waits.exists() or PageRecord.objects.filter(page=instance.pk).exists():
        waits.delete()
        body = {"uri": uri(instance), "type": "text", "pubstatus": "canceled"}
        Waiting.objects.create(page=instance.pk, body=body)


def deleted(sender: type, instance: Any, **_: Any) -> None:
    """Retract a page that is deleted."""
    if isinstance(instance, Page):
        withdrawn(sender, instance)


def article(page: Page) -> dict[str, Any]:
    """The article of a page, as the service takes it."""
    words = getattr(page, page.on_record_body)
    site = page.get_site()
    return {
        "uri": uri(page),
        "title": page.title,
        "html": expand_db_html(words) if isinstance(words, str) else str(words),
        "published": page.first_published_at.isoformat(),
        "modified": page.last_published_at.isoformat(),
        "publisher": site.site_name if site else None,
    }


def uri(page: Page) -> str:
    """What identifies the article of a page: an address that survives a new slug and a new place in the tree."""
    site = page.get_site()
    return f"{site.root_url if site else ''}/?page={page.pk}"
