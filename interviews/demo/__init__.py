"""A cast of invented people with a history, for trying things out in development."""
