"""manage.py forget_phone NAME, or --all: who lost a telephone enters with a password, and learns another."""

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError

from centres.editing import phones
from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = "Oublie le téléphone et les codes de secours d’un compte, ou de tous : il entre alors avec son mot de passe."

    def add_arguments(self, parser):
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("name", metavar="IDENTIFIANT", nargs="?", help="le compte")
        who.add_argument("--all", action="store_true", help="tous les comptes")

    def handle(self, *, name, all, **options):
        users = get_user_model().objects.order_by("pk")
        chosen = list(users if all else users.filter(username=name))
        if not chosen:
            raise CommandError(f"« {name} » n’est pas un compte. Vérifiez l’identifiant, majuscules comprises.")
        forgotten = [user.get_username() for user in chosen if phones.forget_phone(user)]
        for each in forgotten:
            self.stdout.write(f"Téléphone et codes de secours oubliés : {each}.")
        if not forgotten:
            self.stdout.write("Aucun téléphone n’était connu.")
