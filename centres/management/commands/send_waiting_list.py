"""manage.py send_waiting_list: what waits in the administration, to each of the staff who asks for it, once a week."""

import sys

from django.conf import settings
from django.utils.timezone import localdate

from centres.admin.waiting import what_waits
from centres.mailing.staff import tell_waiting
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = (
        "Envoie ce qui attend à chaque compte qui l’a demandé, une fois par semaine : à lancer le lundi. Relancée, elle"
        " n’écrit qu’à qui n’a rien reçu."
    )

    def handle(self, **options):
        if not settings.HAS_MAIL:
            self.stdout.write("Aucun envoi : EMAIL_URL est vide.")
            return
        waiting = what_waits()

        def things_for(user):
            return [
                (f"{'plus de ' if thing.has_more else ''}{thing.count} {thing.label}", thing.url)
                for thing in waiting
                if user.has_perm(f"centres.view_{thing.model._meta.model_name}")
            ]

        sent = [is_sent for _, is_sent in tell_waiting(things_for, localdate())]
        self.stdout.write(f"{sum(sent)} envoyée{'s' if sum(sent) > 1 else ''}, {len(sent) - sum(sent)} en échec.")
        if not all(sent):
            sys.exit(1)
