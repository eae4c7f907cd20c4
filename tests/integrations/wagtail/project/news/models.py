"""Two kinds of page that are sent, and one that is not."""

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_on_record.panels import OnRecordPanel


class ArticlePage(Page):
    """Its words are rich text."""

    on_record_body = "body"
    body = RichTextField()
    content_panels = (*Page.content_panels, FieldPanel("body"), OnRecordPanel())


class StreamPage(Page):
    """Its words are a stream."""

    on_record_body = "body"
    body = StreamField([("text", RichTextBlock())])
    content_panels = (*Page.content_panels, FieldPanel("body"), OnRecordPanel())


class PlainPage(Page):
    """It is never sent."""

    body = RichTextField()
