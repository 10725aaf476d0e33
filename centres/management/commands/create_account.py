"""manage.py create_account NAME --role …: the first account of a role, with a password shown once."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from centres.editing.roles import NAMES, ROLES, give_role
from centres.management.reporting import ReportingCommand
from centres.models import GivenPassword

PHONE = " et d’associer un téléphone, qui fera un code pour chaque connexion"


class Command(ReportingCommand):
    help = "Crée un compte de l’administration et affiche son mot de passe, une seule fois."

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="IDENTIFIANT")
        parser.add_argument(
            "--role",
            choices=list(NAMES),
            required=True,
            help=" ; ".join(f"{choice} : {ROLES[name]}" for choice, name in NAMES.items()),
        )

    def handle(self, *, name, role, **options):
        password = secrets.token_urlsafe(12)
        model = get_user_model()
        user = model(username=model.normalize_username(name))
        user.set_password(password)
        try:
            user.clean_fields()
            with transaction.atomic():
                user.save()
                give_role(user, NAMES[role])
                GivenPassword.objects.create(user=user)
        except ValidationError as error:
            raise CommandError(f"« {name} » : {' '.join(error.messages)}", returncode=2) from None
        except IntegrityError:
            raise CommandError(f"« {name} » est déjà un compte. Choisissez un autre identifiant.") from None
        self.stdout.write(
            f"Compte {user.username}, rôle {NAMES[role]} ({ROLES[NAMES[role]]}).\nMot de passe : {password}\n"
            "Il ne sera plus affiché. À la première connexion, l’administration demande d’en choisir un autre"
            f"{PHONE if role in settings.TWO_STEPS_ROLES else ''}, et n’ouvre rien avant."
        )
