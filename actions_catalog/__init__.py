"""The Django project: settings, root URLs, WSGI entry. Everything of the catalogue itself is in `centres`."""
