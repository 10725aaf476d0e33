"""The catalogue as a Django application, and what `check --deploy` says of its settings."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db.models.signals import post_migrate


class CentresConfig(AppConfig):
    name = "centres"
    verbose_name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .editing.roles import grant_rights

        post_migrate.connect(grant_rights, sender=self)


@checks.register("security", deploy=True)
def check_hosts(**_: Any) -> list[checks.CheckMessage]:
    """A name that any visitor may write goes into feeds, sitemaps and the addresses that a page tells of itself."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        checks.Warning(
            "DJANGO_ALLOWED_HOSTS contient « * » : le site répond sous n’importe quel nom, et l’écrit dans ses liens.",
            hint="Nommez les hôtes du site, séparés par des virgules : DJANGO_ALLOWED_HOSTS=catalogue.example.org",
            id="centres.W002",
        )
    ]
