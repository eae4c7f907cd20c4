"""How the shipped models were made: prepare, train, export, each a command with a seed. No part of the service."""
