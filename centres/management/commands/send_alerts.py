"""manage.py send_alerts: the fiches that came, to each visitor who follows them; to each author, his own."""

import sys

from django.conf import settings

from centres.mailing.alerts import send_due
from centres.mailing.telling import send_published
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = (
        "Envoie les alertes dont l’heure est venue, et dit à qui a raconté une action qu’elle est publiée : à lancer"
        " souvent, tous les quarts d’heure par exemple. Coupée, ou"
        " relancée, elle n’annonce rien deux fois ; une adresse qui échoue sera essayée de nouveau à l’envoi suivant."
    )

    def handle(self, **options):
        if not settings.HAS_MAIL:
            self.stdout.write("Aucun envoi : EMAIL_URL est vide.")
            return
        sent = [*send_due(), *send_published()]
        self.stdout.write(f"{sum(sent)} courriel{'s' if sum(sent) > 1 else ''}, {len(sent) - sum(sent)} en échec.")
        if not all(sent):
            sys.exit(1)
