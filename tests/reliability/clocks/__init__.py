"""Clocks and deadlines: machines with the wrong time, texts around the bell, and nobody who returns."""
