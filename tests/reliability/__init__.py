"""The faults of docs/reliability.md, staged."""
