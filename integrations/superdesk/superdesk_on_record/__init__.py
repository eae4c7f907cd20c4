"""On Record in Superdesk: put "superdesk_on_record" into INSTALLED_APPS."""


def init_app(app):
    """Register the service; Superdesk calls this at its start."""
    from superdesk_on_record.service import OnRecordService

    OnRecordService(app)
