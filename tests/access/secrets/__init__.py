"""Secrets in every text of every row, so that an answer shows what leaked, and whose."""
