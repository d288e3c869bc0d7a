"""What pages show: querysets and frozen dataclasses; templates run no query of their own."""
