"""What runs in the environment of the site: it sets candidates up, reads their answers, and cheats."""
