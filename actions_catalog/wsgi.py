"""HTTP request -> the application, for a WSGI server: `gunicorn actions_catalog.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.settings")

application = get_wsgi_application()
