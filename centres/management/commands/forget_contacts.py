"""manage.py forget_contacts: erases what visitors left to be answered, once it has served."""

from centres.management.reporting import ReportingCommand
from centres.models import Correction


class Command(ReportingCommand):
    help = (
        "Efface les adresses laissées avec les corrections proposées : CORRECTION_CONTACT_DAYS jours après la décision,"
        " un an après l’envoi au plus tard. À lancer chaque nuit."
    )

    def handle(self, **options):
        erased = Correction.objects.forget()
        self.stdout.write(f"{erased} adresse{'s' if erased > 1 else ''} effacée{'s' if erased > 1 else ''}.")
