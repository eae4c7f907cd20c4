"""The panel on the page where a page is edited."""

from typing import Any

from wagtail.admin.panels import Panel

from wagtail_on_record.models import PageRecord, Waiting


class OnRecordPanel(Panel):
    """Who said what in the version that was sent last. It asks the database of Wagtail alone."""

    def __init__(self, heading: str = "On Record", **options: Any) -> None:
        super().__init__(heading=heading, **options)

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "wagtail_on_record/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the template shows."""
            found = PageRecord.objects.filter(page=self.instance.pk).first()
            return super().get_context_data(parent_context) | {
                "waits": Waiting.objects.filter(page=self.instance.pk).exists(),
                "problem": found.problem if found else "",
                "quotations": found.quotations if found else [],
            }
