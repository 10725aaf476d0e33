"""manage.py dump_catalogue DIR: the published catalogue -> files to take away whole, with a manifest."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from centres.exports.dumps.dump import write_dump
from centres.exports.dumps.parquet import pyarrow
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = (
        "Écrit le catalogue publié en CSV, JSON Lines, GeoJSON, Parquet et SQLite, avec un manifeste. "
        "La page « /donnees/ » offre le dernier. Le même catalogue donne les mêmes octets."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.DUMP_ROOT, help="où l’écrire ; sinon, là où le site le lit"
        )
        parser.add_argument(
            "--site", default="", metavar="URL", help="l’adresse du site, que chaque fiche écrira devant la sienne"
        )

    def handle(self, *, folder, site, **options):
        try:
            manifest = write_dump(folder, site.rstrip("/"))
        except OSError as error:
            raise CommandError(f"« {folder} » n’a pas pu être écrit : {error.strerror}. Rien n’y a changé.") from error
        counts = manifest["counts"]
        self.stdout.write(f"{counts['actions']} fiches, {counts['centres']} centres, {counts['terms']} termes.")
        for file in manifest["files"]:
            self.stdout.write(f"  {file['name']:16} {file['bytes']:>12} octets  {file['sha256'][:16]}")
        if not pyarrow():
            self.stdout.write("Sans Parquet : installez requirements/parquet.txt pour l’avoir aussi.")
        self.stdout.write(f"Dans {folder / manifest['folder']}")
