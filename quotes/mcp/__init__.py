"""The record for assistants: tools of the Model Context Protocol, which read and never write. Only this package knows
the protocol's SDK, and loads it when it is first asked: it takes as long to load as the rest of the service."""
