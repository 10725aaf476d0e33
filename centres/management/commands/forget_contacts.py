"""manage.py forget_contacts: erases addresses that visitors left, once they have served, and files taken off fiches."""

from centres.management.reporting import ReportingCommand
from centres.models import Alert, Allowance, Correction, Merge, RemovedAttachment, Telling


class Command(ReportingCommand):
    help = (
        "Efface les adresses laissées avec les corrections proposées : CORRECTION_CONTACT_DAYS jours après la décision,"
        " un an après l’envoi au plus tard ; celles des alertes que personne n’a confirmées ; et les fichiers ôtés des"
        " fiches depuis trente jours, ou que deux fiches fusionnées avaient toutes deux. À lancer chaque nuit."
    )

    def handle(self, **options):
        erased = Correction.objects.forget() + Telling.objects.forget() + Alert.objects.forget()
        Allowance.objects.forget()
        self._say(erased, "adresse{s} effacée{s}")
        if files := RemovedAttachment.objects.purge() + Merge.objects.for_good().drop_copies():
            self._say(files, "fichier{s} ôté{s} effacé{s}")

    def _say(self, number: int, words: str) -> None:
        self.stdout.write(f"{number} {words.format(s='s' if number > 1 else '')}.")
