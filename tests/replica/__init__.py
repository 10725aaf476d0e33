"""A primary and its streaming replica, started here; the site in front of both, while they stop, lag and die."""
