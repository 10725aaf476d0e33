#!/usr/bin/env bash
# trafilatura drops list items and table cells that are only « Facebook », « Mail » or « PDF », wherever they stand.
#
# Expected: with favor_recall it keeps all of an article's list; its job is to leave out menus and share buttons, and
# it knows those by where they are.
# Seen (trafilatura 2.3.1): an item, paragraph or cell whose whole text is the name of a network, « Mail »,
# « E-mail », « PDF » or « Print » is taken for a share button and left out in silence, in the middle of a list under
# its own heading; in a table the sum stays, next to an empty label. « Facebook du centre » stays. No option turns
# this off; inscriptis 2.7.6 keeps them all.
# For us: « how was the action made known » is answered with exactly such lists. Nothing in the text read shows that
# two of five means are missing, so a count of items before and after is the only alarm.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6 inscriptis==2.7.6

cat > "$work/program.py" <<'PYTHON'
import inscriptis
import trafilatura

ITEMS = ["Affiches", "Facebook", "Mail", "Bouche à oreille", "PDF", "WhatsApp", "Facebook du centre", "Courriel"]
PAGE = f"""<html><body><main><article>
<h1>Un jardin au pied des tours</h1>
<p>Douze familles du quartier cultivent ensemble une parcelle prêtée par le bailleur, de mars à octobre.</p>
<h2>Comment les habitants ont été prévenus</h2>
<ul>{"".join(f"<li>{item}</li>" for item in ITEMS)}</ul>
<table><tr><th>Moyen</th><th>Coût</th></tr><tr><td>Facebook</td><td>30 €</td></tr></table>
<p>Chaque samedi, un atelier ouvert à tous fait connaître le jardin à de nouveaux voisins.</p>
</article></main></body></html>"""

for name, text in (
    ("trafilatura", trafilatura.extract(PAGE, favor_recall=True)),
    ("inscriptis", inscriptis.get_text(PAGE)),
):
    print(name, "table:", next(line.split() for line in text.splitlines() if "30 €" in line))
    lines = {line.strip(" -*") for line in text.splitlines()}
    print(name, "lost:", ", ".join(item for item in ITEMS if item not in lines) or "nothing")
PYTHON

cat > "$work/expected" <<'SEEN'
trafilatura table: ['|', '|', '30', '€', '|']
trafilatura lost: Facebook, Mail, PDF, WhatsApp
inscriptis table: ['Facebook', '30', '€']
inscriptis lost: nothing
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "trafilatura or inscriptis keeps other list items than it did: look at lists of networks in imported pages again." >&2
  exit 1
}
