"""The catalogue as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CentresConfig(AppConfig):
    name = "centres"
    verbose_name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .editing.roles import grant_rights

        post_migrate.connect(grant_rights, sender=self)
