"""Those who use the site from outside, over HTTP alone: candidates who write, and a page that floods it."""
