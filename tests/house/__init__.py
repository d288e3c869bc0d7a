"""The checks of the code, its pages and its documentation: what the house asks of every file."""
