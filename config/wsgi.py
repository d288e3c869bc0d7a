"""The WSGI entry point for gunicorn."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from config.pages.content_type import readable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

if settings.DEBUG:
    raise ImproperlyConfigured(
        "A WSGI server never runs in development mode: set REHEARSE_SECRET_KEY (see deploy.env.example)."
    )

application = readable(get_wsgi_application())
