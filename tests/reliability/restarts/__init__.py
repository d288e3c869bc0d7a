"""Restarts under people who write: kills, reloads, a new release, a schema that changes."""
