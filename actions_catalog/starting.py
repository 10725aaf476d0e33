"""What the environment says -> the same, or a refusal to start: what lacks, and the sentence that mends it."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 32  # characters
# With DEBUG and no host named, Django answers to this machine alone: the only place for a key that all can read.
DEVELOPMENT_KEY = "django-insecure-development-only"
NO_MAIL = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
ROLES = ("administration", "federation", "lecture")
# A setting -> the package that it needs, and the list of requirements that has it.
OPTIONAL = {"METRICS_TOKEN": ("prometheus_client", "metrics"), "SENTRY_DSN": ("sentry_sdk", "sentry")}


def secret_key(key: str, is_development: bool, hosts: Sequence[str]) -> str:
    if not key and is_development and not hosts:
        return DEVELOPMENT_KEY
    if not key:
        raise ImproperlyConfigured(
            "DJANGO_SECRET_KEY est vide : le site ne démarre pas sans clé secrète. En production, donnez-lui une longue"
            " suite de caractères tirés au hasard, la même à chaque démarrage. Pour développer sur cette machine,"
            " lancez « make run », ou donnez DJANGO_DEBUG=1 sans DJANGO_ALLOWED_HOSTS."
        )
    if not is_development and len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"DJANGO_SECRET_KEY n’a que {len(key)} caractères : une clé courte se devine, et ouvre tout sans"
            " mot de passe. Donnez-lui au moins 32 caractères tirés au hasard : openssl rand -base64 60"
        )
    return key


def roles(names: Sequence[str]) -> list[str]:
    """Names of roles, without blanks."""
    given = [name.strip() for name in names if name.strip()]
    for name in given:
        if name not in ROLES:
            raise ImproperlyConfigured(
                f"TWO_STEPS_ROLES nomme « {name} », qui n’est pas un rôle : {', '.join(ROLES)}, séparés par des"
                " virgules, ou rien."
            )
    return given


def mail(url: str, read: Mapping[str, Any]) -> dict[str, Any]:
    """Django's settings of mail. `read`: what dj-email-url made of `url`; nothing of its backend for an unknown one."""
    if url and "EMAIL_BACKEND" not in read:
        raise ImproperlyConfigured(
            f"EMAIL_URL commence par « {urlsplit(url).scheme}: », qui ne dit pas comment le courriel part : donnez"
            " smtp://serveur:25, submission://nom:motdepasse@serveur:587, ou rien pour ne rien envoyer."
        )
    # A server that does not answer makes whoever asked for a mail wait no longer (seconds).
    return NO_MAIL | dict(read) | {"EMAIL_TIMEOUT": read.get("EMAIL_TIMEOUT") or 10}


def need_packages(settings: Mapping[str, Any]) -> None:
    """Refuses an option whose package is not there."""
    for name, (package, extra) in OPTIONAL.items():
        if settings[name] and find_spec(package) is None:
            raise ImproperlyConfigured(
                f"{name} est donné, et {package} n’est pas installé : lancez « pip install -r"
                f" requirements/{extra}.txt », ou retirez {name}."
            )
