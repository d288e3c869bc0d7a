"""Candidates who write while the site is loaded, killed, reloaded, starved and flooded (see ../CHAOS.md).

Nothing here is part of the site. What was acknowledged to the candidates is compared with what the database
holds afterwards: that comparison (checking.py) is the point, everything else only makes trouble.
"""
