"""python manage.py send_on_record"""

from typing import Any

from django.core.management.base import BaseCommand

from wagtail_on_record.sending import send_due


class Command(BaseCommand):
    """Sends what waits."""

    help = "Send to On Record what was published, unpublished or deleted and was not sent yet."

    def handle(self, *_: Any, **__: Any) -> None:
        """Send, and say how many."""
        self.stdout.write(f"{send_due()} sent.")
