"""Sending changes to webhooks, by the Standard Webhooks specification: signed, in order, tried again, never to a
private address unless it is listed. Only this package calls addresses that somebody else gave."""
