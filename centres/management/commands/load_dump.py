"""manage.py load_dump DIR: a dump of the published catalogue -> an empty one."""

from pathlib import Path

from django.core.management.base import CommandError

from centres.importing.dumps import DumpError, as_text, load_dump
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = (
        "Charge ce que dump_catalogue a écrit dans un catalogue vide, qui montre alors les mêmes pages publiques. "
        "Ni brouillon, ni coordonnée, ni historique, ni fichier joint n’est dans un dump : ce n’est pas une sauvegarde."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="le dossier qui tient manifest.json")

    def handle(self, *, folder, **options):
        try:
            self.stdout.write(as_text(load_dump(folder)))
        except DumpError as error:
            raise CommandError(str(error)) from error
