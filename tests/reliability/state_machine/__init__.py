"""Generated requests, held against a second model of the room; each way to break the site is found."""
