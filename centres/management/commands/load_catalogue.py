"""manage.py load_catalogue: what a fresh clone needs to show something; a catalogue in use is left alone."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

from centres.fields.lock import import_transaction
from centres.importing.imports import import_files
from centres.importing.noticing.centre_places import place_centres
from centres.importing.report import as_text
from centres.importing.territories import load_communes, load_departements, load_epcis, load_parts
from centres.management.reporting import ReportingCommand
from centres.models import (
    Action,
    Centre,
    Commune,
    CommunePart,
    Departement,
    Epci,
    EpciCommune,
    GivenPassword,
    OldCode,
    Postcode,
    Region,
)

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "fiches"
DEVELOPMENT_ACCOUNT = "equipe"


class Command(ReportingCommand):
    help = (
        "Charge les communes et, si le catalogue est vide, les fiches de fixtures/. "
        "En développement, crée aussi un compte d’équipe et affiche son mot de passe, une seule fois."
    )

    def handle(self, **options):
        self._load_territories()
        if not Action.objects.exists():
            for line in as_text(import_files(sorted(FIXTURES.glob("*.txt")))):
                self.stdout.write(line)
        if settings.DEBUG:
            self._make_development_account()

    @import_transaction()
    def _load_territories(self):
        if not Commune.objects.exists():
            load_departements(Region, Departement)
            self.stdout.write(f"{load_communes(Commune, Postcode, Departement)} communes chargées.")
        # A catalogue of before has its communes already.
        if not Epci.objects.exists():
            parts, epcis = load_parts(CommunePart, OldCode), load_epcis(Epci, EpciCommune)
            # What was imported before the places were known has none.
            place_centres(Centre.objects.values_list("pk", flat=True))
            self.stdout.write(f"{parts} communes d’avant et arrondissements, {epcis} EPCI chargés.")

    def _make_development_account(self):
        users = get_user_model().objects
        if users.filter(is_staff=True).exists():
            return
        password = secrets.token_urlsafe(12)
        GivenPassword.objects.create(user=users.create_superuser(DEVELOPMENT_ACCOUNT, password=password))
        self.stdout.write(
            f"Compte d’équipe pour le développement : {DEVELOPMENT_ACCOUNT} / {password}\n"
            "Ce mot de passe ne sera plus affiché (manage.py changepassword equipe en donne un autre) ; à la première"
            " connexion, vous choisirez le vôtre. En développement, aucun code de téléphone n’est demandé ;"
            " TWO_STEPS_ROLES=administration le demande."
        )
