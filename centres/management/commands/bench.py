"""manage.py bench import|memory: measures the catalogue on a database made for it and removed afterwards."""

import json
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from centres.bench import imports


class Command(BaseCommand):
    help = "Mesure le catalogue sur des fiches inventées, dans une base à part. Lecture : centres/bench/BENCHMARKS.md."

    def add_arguments(self, parser):
        parser.add_argument(
            "what", choices=["import", "memory"], help="import : vitesse ; memory : mémoire aux limites"
        )
        parser.add_argument("--fiches", type=int, default=10_000)
        parser.add_argument("--rounds", type=int, default=5)
        parser.add_argument("--seed", type=int, default=58)
        parser.add_argument("--child", type=Path, help="usage interne : un fichier à importer à blanc")

    def handle(self, *, what, fiches, rounds, seed, child, **options):
        if child:
            with _database():
                self.stdout.write(str(imports.child_memory(child)))
            return
        if what == "memory":
            for figure in imports.peak_memory():
                self.stdout.write(json.dumps(figure))
            return
        with _database():
            figures = {}
            for figure in imports.measure(fiches, rounds, seed):
                figures[figure.name] = figure
                self.stdout.write(json.dumps(figure.as_json()))
        self.stdout.write(f"import / floor = {figures['import'].median / figures['floor'].median:.2f}")


class _database:
    """An empty migrated database of the same kind as the configured one, for the length of a `with`."""

    def __enter__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._name = connection.settings_dict["NAME"]
        # As in production: with DEBUG on, Django writes down every query.
        settings.DEBUG = False
        is_sqlite = connection.vendor == "sqlite"
        connection.settings_dict["TEST"]["NAME"] = (
            str(Path(self._folder.name) / "bench.sqlite3") if is_sqlite else "bench"
        )
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)

    def __exit__(self, *error: object) -> None:
        connection.creation.destroy_test_db(self._name, verbosity=0)
        self._folder.cleanup()
