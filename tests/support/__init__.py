"""What tests share: the rows that they build, signing in, the held clock, counted statements."""
