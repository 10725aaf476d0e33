"""The catalogue as a Django application."""

from django.apps import AppConfig


class CentresConfig(AppConfig):
    name = "centres"
    verbose_name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
