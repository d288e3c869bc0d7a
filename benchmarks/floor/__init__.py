"""The floor: the least that Django does for each operation, one statement beside session and user."""
