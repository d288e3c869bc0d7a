"""Disks: full, read-only, cut off from power, and files that were damaged on them."""
