"""manage.py bench import|memory|web|workers|move|export|hostile|admin|browser|search: on databases of their own."""

import json
import signal
import tempfile
from argparse import ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from centres.bench import imports
from centres.bench.databases import DATABASE_ERRORS, KINDS
from centres.bench.peers import PEERS
from centres.bench.relevance import measure as relevance
from centres.bench.relevance.queries import CORPORA

SIZES = {
    "web": (1_000, 10_000, 100_000), "workers": (100_000,), "export": (100_000,), "hostile": (5_000,),
    "browser": (1_000,), "move": (2_025, 20_000),
}  # fmt: skip
CACHE = Path(tempfile.gettempdir()) / "catalogue-bench"


class Command(BaseCommand):
    help = "Mesure le catalogue sur des fiches inventées, dans une base à part. Lecture : centres/bench/BENCHMARKS.md."

    def add_arguments(self, parser):
        parser.add_argument(
            "what",
            choices=["import", "memory", "web", "workers", "move", "export", "hostile", "admin", "browser", "search"],
            help="import : vitesse ; memory : mémoire aux limites ; web : pages servies par gunicorn ; "
            "workers : la mémoire d’un et de huit processus qui servent ; "
            "move : le temps d’aller de SQLite à PostgreSQL ; "
            "export : tout emporter, en CSV, XLSX et JSON ; "
            "hostile : les mêmes, à des adresses que personne n’écrit ; admin : les listes de l’administration ; "
            "browser : leur poids, et quand elles s’affichent dans Chromium ; search : ce que répond la recherche",
        )
        parser.add_argument("--fiches", type=int, default=10_000, help="import : combien de fiches")
        parser.add_argument("--rounds", type=int, default=5)
        parser.add_argument("--seed", type=int, default=58)
        parser.add_argument("--corpus", choices=CORPORA, help="usage interne : les fiches où chercher")
        parser.add_argument("--child", type=Path, help="usage interne : un fichier à importer à blanc")
        parser.add_argument(
            "--sizes",
            type=_sizes,
            help="web : nombres de fiches, séparés par des virgules (1000,10000,100000) ; hostile : 5000 ; "
            "import --against : combien de fiches sont déjà là (0)",
        )
        parser.add_argument("--database", type=_kinds, default="sqlite", help="web : sqlite, postgresql, ou les deux")
        parser.add_argument(
            "--peer",
            type=_peers,
            default=(),
            help=f"web : d’autres logiciels sur les mêmes lignes, {', '.join(PEERS)} ; export : datasette",
        )
        parser.add_argument(
            "--against",
            default="",
            metavar="COMMIT",
            help="web, import : mesurer aussi ce commit, tour à tour, et donner les rapports (HEAD : ce qui n’est pas "
            "commité) ; import : plusieurs, séparés par des virgules",
        )
        parser.add_argument(
            "--output", type=Path, help="web : le fichier où écrire les mesures, une ligne JSON chacune"
        )
        parser.add_argument("--cache", type=Path, default=CACHE, help="web : le dossier où garder les bases remplies")

    def handle(self, *, what, fiches, rounds, seed, child, **options):
        if rounds < 1:
            raise CommandError("Il faut au moins un tour (--rounds).")
        if what in SIZES:
            self._served(what, rounds, seed, **options)
            return
        if what == "search":
            self._search(seed, **options)
            return
        if what == "admin":
            self._admin(rounds, seed, child, **options)
            return
        if child:
            with _database():
                self.stdout.write(str(imports.child_memory(child)))
            return
        if what == "memory":
            for figure in imports.peak_memory():
                self.stdout.write(json.dumps(figure))
            return
        if options["against"]:
            self._imports(fiches, rounds, seed, **options)
            return
        with _database():
            figures = {}
            for figure in imports.measure(fiches, rounds, seed):
                figures[figure.name] = figure
                self.stdout.write(json.dumps(figure.as_json()))
        self.stdout.write(f"import / floor = {figures['import'].median / figures['floor'].median:.2f}")
        self.stdout.write(f"update / import = {figures['update'].median / figures['import'].median:.2f}")
        for name in ("import", "update"):
            ratio = figures[f"{name}_alone"].median / figures[name].median
            self.stdout.write(f"{name}: one process / two = {ratio:.2f}")

    def _imports(self, fiches, rounds, seed, *, against, sizes, cache, output, **options):
        from centres.bench.against import importing

        lines = []
        try:
            for line in importing.measure(
                against.split(","), sizes or (0,), fiches, rounds, seed, cache, self.stderr.write
            ):
                lines.append(line)
                self.stdout.write(json.dumps(line))
        except (RuntimeError, OSError, *DATABASE_ERRORS) as error:
            raise CommandError(f"Mesure arrêtée. {error}") from error
        if output:
            output.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        for row in importing.report_lines(lines):
            self.stdout.write(row)

    def _admin(self, rounds, seed, child, *, sizes, cache, **options):
        """In a process of its own for each size: settings choose their database once."""
        from centres.bench import admin

        figures = admin.pages(rounds) if child else admin.measure(sizes, cache, seed, rounds, self.stderr.write)
        for figure in figures:
            self.stdout.write(json.dumps(figure))

    def _search(self, seed, *, corpus, database, cache, output, **options):
        if corpus:
            with _database():
                for line in relevance.answers(corpus):
                    self.stdout.write(json.dumps(line))
            return
        try:
            lines = list(relevance.measure(database, cache, seed, self.stderr.write))
        except (RuntimeError, OSError, *DATABASE_ERRORS) as error:
            raise CommandError(f"Mesure arrêtée. {error}") from error
        if output:
            output.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
        for row in relevance.report_table(lines):
            self.stdout.write(row)

    def _served(self, what, rounds, seed, *, sizes, database, peer, against, output, cache, **options):
        try:
            from centres.bench import browser, hostile, ratios, web
            from centres.bench.against.compared import compared
            from centres.bench.exporting import measure as exporting
            from centres.bench.growth import moving, workers
        except ModuleNotFoundError as error:
            raise CommandError(f"Il manque {error.name} : installez requirements/dev.txt.") from error

        measures = {
            "browser": (browser.measure, browser.report_lines),
            "export": (exporting.measure, exporting.report_lines),
            "hostile": (hostile.measure, hostile.report_lines),
            "move": (moving.measure, moving.report_lines),
            "workers": (workers.measure, workers.report_lines),
        }
        measure, told = measures.get(what, (web.measure, lambda lines: ratios.as_table(ratios.ratios(lines))))
        if what == "web" and against:
            told = compared
        note = self.stderr.write
        plan = web.Plan(sizes or SIZES[what], database, rounds, seed, cache, peer, note, against)
        lines = []
        # Told to end, it stops its servers, as it does after Ctrl-C.
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            for line in measure(plan):
                lines.append(line)
                self.stdout.write(json.dumps(line, ensure_ascii=False))
        except (RuntimeError, OSError, *DATABASE_ERRORS) as error:
            raise CommandError(f"Mesure arrêtée. {error}") from error
        except KeyboardInterrupt:
            raise CommandError("Mesure interrompue ; les serveurs sont arrêtés.") from None
        finally:
            signal.signal(signal.SIGTERM, before)
        if output:
            output.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
        for row in told(lines):
            self.stdout.write(row)


def _sizes(words: str) -> tuple[int, ...]:
    sizes = [word.strip() for word in words.split(",")]
    if not all(size.isascii() and size.isdigit() and (int(size) >= 100 or size == "0") for size in sizes):
        raise ArgumentTypeError(f"« {words} » : des nombres de fiches d’au moins 100, séparés par des virgules.")
    return tuple(sorted({int(size) for size in sizes}))


def _kinds(words: str) -> tuple[str, ...]:
    kinds = tuple(dict.fromkeys(word.strip() for word in words.split(",")))
    if not set(kinds) <= set(KINDS):
        raise ArgumentTypeError(f"« {words} » : sqlite, postgresql, ou sqlite,postgresql.")
    return kinds


def _peers(words: str) -> tuple[str, ...]:
    peers = tuple(dict.fromkeys(word.strip() for word in words.split(",")))
    if not set(peers) <= PEERS.keys():
        raise ArgumentTypeError(f"« {words} » : {', '.join(PEERS)}, séparés par des virgules.")
    return peers


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
