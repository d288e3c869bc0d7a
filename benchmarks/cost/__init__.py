"""What `make bench` is made of: two sites under gunicorn, their requests, and the CPU time these cost."""
