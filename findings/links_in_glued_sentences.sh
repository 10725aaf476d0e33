#!/usr/bin/env bash
# Linkifiers turn two French sentences without a space between them into the address of a site in Laos or Israel.
#
# Expected: of plain text, what is written as an address (http, www, or a known ending) becomes a link, and words do not.
# Seen (linkify-it-py 2.2.0, which markdown-it-py uses, and bleach 6.4.0): every ending of two letters that a country has
# counts, also with a capital, and letters with accents stand in a host. La, Il, Et, Au, Ne, Se, De are such endings, and
# they are what French sentences begin with: « partagé.La mairie » becomes http://partagé.La. So does « Mme.de ». « Des »,
# « Les » and « Elle » are no country. Django's urlize, which asks for www or one of a few older endings, links none.
# For us: text scraped from pages loses the space, or the line, after a full stop all the time. Texts of fiches are shown
# without making links of what looks like one; whoever does so elsewhere must ask for http:// or www.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q linkify-it-py==2.2.0 bleach==6.4.0 Django==5.2.8

cat > "$work/program.py" <<'PYTHON'
import re

import bleach
from django.utils.html import urlize
from linkify_it import LinkifyIt

TEXTS = (
    "Voir centre.example.fr pour la suite",
    "Un jardin partagé.La mairie prête le terrain",
    "Des parents sont venus.Il faudra recommencer",
    "Une sortie.Et après",
    "Repas.Au menu : une soupe",
    "Un bilan.Ne pas oublier",
    "Mme.de la médiathèque",
    "Atelier.Les enfants dessinent",
)


def links(html):
    return re.findall('href="([^"]*)"', html)


for text in TEXTS:
    found = [match.url for match in LinkifyIt().match(text) or ()]
    print(f"{text} | linkify-it {found} | bleach {links(bleach.linkify(text))} | urlize {links(urlize(text))}")
PYTHON

cat > "$work/expected" <<'SEEN'
Voir centre.example.fr pour la suite | linkify-it ['http://centre.example.fr'] | bleach ['http://centre.example.fr'] | urlize []
Un jardin partagé.La mairie prête le terrain | linkify-it ['http://partagé.La'] | bleach ['http://partagé.La'] | urlize []
Des parents sont venus.Il faudra recommencer | linkify-it ['http://venus.Il'] | bleach ['http://venus.Il'] | urlize []
Une sortie.Et après | linkify-it ['http://sortie.Et'] | bleach ['http://sortie.Et'] | urlize []
Repas.Au menu : une soupe | linkify-it ['http://Repas.Au'] | bleach ['http://Repas.Au'] | urlize []
Un bilan.Ne pas oublier | linkify-it ['http://bilan.Ne'] | bleach ['http://bilan.Ne'] | urlize []
Mme.de la médiathèque | linkify-it ['http://Mme.de'] | bleach ['http://Mme.de'] | urlize []
Atelier.Les enfants dessinent | linkify-it [] | bleach [] | urlize []
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "Sentences that stand against each other are linked otherwise now." >&2
  exit 1
}
