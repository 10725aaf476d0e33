"""manage.py serve_catalogue: what `make run` does, in a process that loads Django once before it serves."""

import sys

from django.core.management import call_command
from django.db import connections

from centres.management.reporting import ReportingCommand


class Command(ReportingCommand):
    help = (
        "Prépare la base (migrate), y charge le catalogue s’il est vide (load_catalogue), puis le sert sur cette"
        " machine (runserver) : pour essayer et développer, pas en production."
    )

    def add_arguments(self, parser):
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000", metavar="ADRESSE:PORT")

    def handle(self, *, address, **options):
        call_command("migrate", verbosity=0, stdout=self.stdout, stderr=self.stderr)
        call_command("load_catalogue", stdout=self.stdout, stderr=self.stderr)
        # This process watches the one that serves, which a change of the code starts anew: it needs no database.
        connections.close_all()
        # By this line it is started anew, as a runserver that outlives what is mistyped in the code meanwhile.
        sys.argv[1:] = ["runserver", address]
        call_command("runserver", address)
