"""What waits to be sent, and what the record says of a page."""

from django.db import models
from django.utils import timezone


class Waiting(models.Model):
    """A version of a page, or its retraction, that was not sent yet. It outlives its page."""

    page = models.BigIntegerField(db_index=True)
    body = models.JSONField()
    tries = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(default=timezone.now)


class PageRecord(models.Model):
    """What the service answered of a page last: its quotations, or why it was refused."""

    page = models.BigIntegerField(primary_key=True)
    quotations = models.JSONField(default=list)
    problem = models.TextField(blank=True)
