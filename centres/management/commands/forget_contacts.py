"""manage.py forget_contacts: erases what visitors left to be answered, and files taken off fiches, in their time."""

from centres.management.reporting import ReportingCommand
from centres.models import Correction, RemovedAttachment


class Command(ReportingCommand):
    help = (
        "Efface les adresses laissées avec les corrections proposées : CORRECTION_CONTACT_DAYS jours après la décision,"
        " un an après l’envoi au plus tard ; et les fichiers ôtés des fiches depuis trente jours. À lancer chaque nuit."
    )

    def handle(self, **options):
        self._say(Correction.objects.forget(), "adresse{s} effacée{s}")
        self._say(RemovedAttachment.objects.purge(), "fichier{s} ôté{s} effacé{s}")

    def _say(self, number: int, words: str) -> None:
        self.stdout.write(f"{number} {words.format(s='s' if number > 1 else '')}.")
