"""What can be done with roles and questions: one verb each, atomic, keyword-only."""
