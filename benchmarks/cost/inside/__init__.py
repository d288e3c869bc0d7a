"""What runs in the environment of a project: it fills the database, counts rows and notes statements."""
