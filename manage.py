#!/usr/bin/env python
"""Command line -> Django command, with this project's settings."""

import gc
import os
import secrets
import sys

# They sign nothing and answer to nobody, so that they run without a secret key, on a key of their own that ends with
# them. A command that writes addresses which must still open tomorrow is not of these.
OFFLINE = {
    "axes_reset", "axes_reset_username",
    "backup", "bench", "changepassword", "check_fiches", "collectstatic", "create_account", "createsuperuser",
    "dbshell", "draw_map", "dump_catalogue", "export_fiches", "find_duplicates", "forget_contacts", "forget_phone",
    "help",
    "import_fiches", "import_structures", "load_catalogue", "load_dump", "makemigrations", "migrate",
    "move_database",
    "reread_fiches", "restore", "send_alerts", "send_waiting_list", "shell", "showmigrations", "sqlmigrate",
}  # fmt: skip


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.settings")
    # Until all is loaded (centres/apps.py).
    gc.disable()
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit("Django manque ici : lancez make install, puis .venv/bin/python manage.py …") from error
    if OFFLINE.intersection(sys.argv[1:2]) and not os.environ.get("DJANGO_SECRET_KEY"):
        os.environ["DJANGO_SECRET_KEY"] = secrets.token_urlsafe(50)
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
