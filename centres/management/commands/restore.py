"""manage.py restore DIR|FILE: a backup -> the catalogue as it was, checked before anything is replaced."""

from pathlib import Path

from django.core.management.base import CommandError

from centres.management.reporting import ReportingCommand
from centres.operations.archive import BackupError
from centres.operations.backup import newest_backup, restore
from centres.operations.backup import verify as check


class Command(ReportingCommand):
    help = "Remet une sauvegarde à la place du catalogue. Le site doit être arrêté."

    def add_arguments(self, parser):
        parser.add_argument(
            "path", metavar="DOSSIER|FICHIER", type=Path, help="Une sauvegarde ; d’un dossier, la plus récente."
        )
        parser.add_argument("--verify", action="store_true", help="Vérifie seulement : rien n’est remplacé.")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Même si la base tient des fiches : elles sont d’abord sauvegardées à côté du fichier.",
        )

    def handle(self, *, path, verify, replace, **options):
        try:
            file = newest_backup(path) if path.is_dir() else path
            if verify:
                manifest = check(file)
                self.stdout.write(f"{file.name} est entière : {manifest.fiches} fiches, du {manifest.made_at[:16]}.")
                return
            manifest, before = restore(file, is_replaced=replace)
        except BackupError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"La restauration n’a pas pu s’écrire ({error.strerror}). Relancez-la.") from None
        self.stdout.write(f"{manifest.fiches} fiches, du {manifest.made_at[:16]}, sont de nouveau le catalogue.")
        if before:
            self.stdout.write(f"Ce qui était là avant est dans {before}.")
        self.stdout.write(
            "Lancez « manage.py migrate » avant de rouvrir le site : il est peut-être plus récent qu’elle."
        )
