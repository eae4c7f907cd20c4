"""How the shipped models were made: prepare, train, export, each a command with a seed. Never imported by the service."""
