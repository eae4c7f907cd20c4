"""The Django application."""

from django.apps import AppConfig


class OnRecordConfig(AppConfig):
    """Listens to what is published, unpublished and deleted."""

    name = "wagtail_on_record"
    verbose_name = "On Record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals."""
        from wagtail_on_record import signals

        signals.connect()
