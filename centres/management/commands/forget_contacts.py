"""manage.py forget_contacts: erases the addresses that visitors left, once they have served."""

from centres.management.reporting import ReportingCommand
from centres.models import Alert, Allowance, Correction, Telling


class Command(ReportingCommand):
    help = (
        "Efface les adresses laissées avec les corrections proposées : CORRECTION_CONTACT_DAYS jours après la décision,"
        " un an après l’envoi au plus tard ; et celles des alertes que personne n’a confirmées. À lancer chaque nuit."
    )

    def handle(self, **options):
        erased = Correction.objects.forget() + Telling.objects.forget() + Alert.objects.forget()
        Allowance.objects.forget()
        self.stdout.write(f"{erased} adresse{'s' if erased > 1 else ''} effacée{'s' if erased > 1 else ''}.")
