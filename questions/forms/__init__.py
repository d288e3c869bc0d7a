"""What people send in about roles and questions."""
