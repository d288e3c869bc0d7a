"""The course of an interview: its parts and their pace, one way in a mock, any way in a practice."""
