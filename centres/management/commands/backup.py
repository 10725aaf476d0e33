"""manage.py backup DIR: database and files -> one file, taken while people write."""

import re
from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import CommandError

from centres.management.reporting import ReportingCommand
from centres.operations.archive import BackupError
from centres.operations.backup import back_up, forget_older
from centres.templatetags.french import pluralize

KEEP = re.compile(r"([0-9]{1,4}),([0-9]{1,4}),([0-9]{1,4})", re.ASCII)


def keep(words: str) -> tuple[int, int, int]:
    found = KEEP.fullmatch(words)
    if found is None:
        raise ArgumentTypeError(f"« {words} » n’est pas de la forme « 7,4,6 » : des jours, des semaines, des mois.")
    days, weeks, months = map(int, found.groups())
    return days, weeks, months


class Command(ReportingCommand):
    help = "Sauvegarde le catalogue, base et fichiers joints ensemble, en un seul fichier daté."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DOSSIER", type=Path)
        parser.add_argument(
            "--keep",
            type=keep,
            metavar="JOURS,SEMAINES,MOIS",
            help="Efface ensuite les sauvegardes plus anciennes de ce dossier : « 7,4,6 » garde la dernière de chacun"
            " des 7 derniers jours, de 4 semaines et de 6 mois.",
        )
        parser.add_argument(
            "--verify", action="store_true", help="La restaure aussitôt dans une base d’essai, et compte de nouveau."
        )

    def handle(self, *, folder, keep, verify, **options):
        try:
            path, manifest = back_up(folder, is_verified=verify)
            gone = forget_older(folder, keep) if keep else []
        except BackupError as error:
            raise CommandError(str(error)) from None
        size = path.stat().st_size / 2**20
        files = len(manifest.members) - 1
        fiches = f"{manifest.fiches} fiche{pluralize(manifest.fiches)}"
        joined = f"{files} fichier{pluralize(files)} joint{pluralize(files)}"
        self.stdout.write(f"{path} : {fiches}, {joined}, {f'{size:.1f}'.replace('.', ',')} Mio.")
        if verify:
            self.stdout.write("Vérifiée : restaurée dans une base d’essai, elle rend chaque table.")
        for name in manifest.missing:
            self.stderr.write(f"Un fichier que nomme une fiche n’est pas sur le disque : {name}")
        for file in gone:
            self.stdout.write(f"Effacée : {file.name}")
