"""manage.py find_duplicates: the whole catalogue -> pairs of fiches that may tell one action, for staff to decide."""

import json

from centres.fields.lock import import_transaction
from centres.importing.noticing.duplicates import note_likenesses
from centres.management.reporting import ReportingCommand
from centres.models import Likeness


class Command(ReportingCommand):
    help = "Cherche les fiches qui se ressemblent. Rien n’est fusionné ; ce que l’équipe a décidé reste."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text", help="forme du bilan")

    def handle(self, *, format, **options):
        with import_transaction():
            found = note_likenesses()
            waiting = Likeness.objects.open().count()
        if format == "json":
            self.stdout.write(
                json.dumps({"compared": found.compared, "new": found.new, "gone": found.gone, "open": waiting})
            )
        else:
            self.stdout.write(
                f"{found.compared} paires comparées, {found.new} nouvelles, {found.gone} retirées ; "
                f"{waiting} à décider dans l’administration (Doublons probables)."
            )
