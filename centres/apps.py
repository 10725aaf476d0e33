"""The catalogue as a Django application: what `migrate` brings along, what `check --deploy` says of its settings."""

import gc
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.conf import settings
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class CentresConfig(AppConfig):
    name = "centres"
    verbose_name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .editing.roles import grant_rights

        pre_migrate.connect(make_way, sender=self)
        post_migrate.connect(grant_rights, sender=self)
        post_migrate.connect(follow, sender=self)
        if not gc.isenabled():
            # What a command has loaded stays until it ends: looking through it for what is unused, again and again and
            # then at the end, was a quarter of a short one.
            gc.freeze()
            gc.enable()


def make_way(plan: Sequence[Any] = (), **options: Any) -> None:
    """A table that a trigger names is not altered: SQLite makes it anew, PostgreSQL keeps the types of its columns."""
    from .models.triggers import remove_triggers

    if plan:
        remove_triggers()


def follow(apps: Any = installed, **options: Any) -> None:
    """Triggers follow the tables; what is derived from fiches follows what writes it."""
    from .models.derived import refresh_derived
    from .models.pending import note_unnoticed
    from .models.triggers import install_triggers, trigger_names

    was_watched = bool(trigger_names())
    install_triggers(apps)
    # A `migrate` may stop before today's tables.
    if _columns(apps) == _columns(installed):
        if not was_watched:
            note_unnoticed()
        refresh_derived()


def _columns(apps: Any) -> set[tuple[str, str]]:
    models = apps.get_app_config("centres").get_models()
    return {(model._meta.db_table, field.column) for model in models for field in model._meta.concrete_fields}


@checks.register("security", deploy=True)
def check_hosts(**_: Any) -> list[checks.CheckMessage]:
    """A name that any visitor may write goes into feeds, sitemaps and the addresses that a page tells of itself."""
    if not settings.ALLOWED_HOSTS:
        return [
            checks.Error(
                "DJANGO_ALLOWED_HOSTS est vide : le site refuserait chaque page (400), sous tous les noms.",
                hint="Nommez les hôtes du site, séparés par des virgules : DJANGO_ALLOWED_HOSTS=catalogue.example.org",
                id="centres.E001",
            )
        ]
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        checks.Warning(
            "DJANGO_ALLOWED_HOSTS contient « * » : le site répond sous n’importe quel nom, et l’écrit dans ses liens.",
            hint="Nommez les hôtes du site, séparés par des virgules : DJANGO_ALLOWED_HOSTS=catalogue.example.org",
            id="centres.W002",
        )
    ]


@checks.register("security", deploy=True)
def check_two_steps(**_: Any) -> list[checks.CheckMessage]:
    """A password that somebody else learns opens all that its account may do."""
    if settings.TWO_STEPS_ROLES:
        return []
    return [
        checks.Warning(
            "TWO_STEPS_ROLES est vide : un mot de passe volé suffit pour publier et pour ouvrir des comptes.",
            hint="Ôtez ce réglage, ou nommez des rôles : TWO_STEPS_ROLES=administration,federation",
            id="centres.W004",
        )
    ]


@checks.register("security", deploy=True)
def check_visitors(**_: Any) -> list[checks.CheckMessage]:
    """Behind a proxy that is not named, every visitor has the proxy's address: limits made for one fall on all."""
    if settings.PROXY_ADDRESSES or not settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        checks.Warning(
            "Le site est derrière un proxy qui n’est pas nommé : tous les visiteurs ont la même adresse, et ce qui"
            " limite un seul d’entre eux (corrections, mots de passe, API) les limite tous.",
            hint="Nommez l’adresse du proxy, telle que le site la voit : DJANGO_PROXY_ADDRESSES=127.0.0.1 ; « unix »"
            " s’il vient par un socket. Il doit écrire lui-même X-Forwarded-For.",
            id="centres.W003",
        )
    ]
