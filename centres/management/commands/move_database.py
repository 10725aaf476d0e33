"""manage.py move_database --to postgres://…: the SQLite catalogue -> the same on PostgreSQL."""

import time

from django.core.management.base import CommandError
from django.db import connection

from centres.management.reporting import ReportingCommand
from centres.operations.moving import MoveError, move


class Command(ReportingCommand):
    help = "Copie la base SQLite du catalogue dans une base PostgreSQL vide, et prouve qu’elle y est entière."

    def add_arguments(self, parser):
        parser.add_argument("--to", required=True, metavar="URL", help="postgres://utilisateur:motdepasse@hote/base")

    def handle(self, *, to, verbosity, **options):
        if not to.startswith(("postgres://", "postgresql://")):
            raise CommandError("--to veut l’adresse d’un PostgreSQL : postgres://utilisateur:motdepasse@hote/base")
        start = time.monotonic()
        try:
            moved = move(connection, to, self.stderr.write if verbosity > 1 else lambda _: None)
        except MoveError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"{moved.fiches} fiches, {moved.rows} lignes de {moved.tables} tables, relues et comparées une à une :"
            f" les deux bases sont égales ({time.monotonic() - start:.0f} s)."
        )
        if moved.changed:
            raise CommandError(
                "Quelqu’un a écrit dans la base SQLite pendant ce temps : arrêtez le site, videz la base d’arrivée, et"
                " recommencez."
            )
        self.stdout.write(
            "Donnez cette adresse à DATABASE_URL, puis relancez le site. La base SQLite n’a pas été touchée."
        )
