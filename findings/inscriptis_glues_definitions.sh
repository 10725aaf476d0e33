#!/usr/bin/env bash
# inscriptis writes a definition list as one word: <dt>Public</dt><dd>Familles</dd> becomes « PublicFamilles ».
#
# Expected: it lays text out as a browser does (its stated aim), and every browser starts dt and dd on a new line.
# Seen (inscriptis 2.7.6): its table of elements has no dl, dt or dd, which are therefore inline, and with no blank
# between the tags in the page the words are glued. html2text 2025.4.15 and trafilatura 2.3.1 keep them apart. CSS
# given for the three elements mends it.
# For us: « label, value » is just what a sheet of facts is made of, and a label glued to its value is neither.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q inscriptis==2.7.6 html2text==2025.4.15 trafilatura==2.3.1 \
  lxml==6.1.3 lxml_html_clean==0.4.6

cat > "$work/program.py" <<'PYTHON'
import html2text
import inscriptis
import trafilatura
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement

PAGE = """<html><body><main><article><p>Une cuisine partagée où l'on apprend les recettes des voisins.</p>\
<dl><dt>Public</dt><dd>Familles</dd><dt>Territoire</dt><dd>Un quartier</dd></dl></article></main></body></html>"""
block = HtmlElement(display=Display.block)
css = {**CSS_PROFILES["relaxed"], "dl": block, "dt": block, "dd": block}


def last_lines(text):
    return [line.strip(" -") for line in text.splitlines() if line.strip()][1:]


print("inscriptis", last_lines(inscriptis.get_text(PAGE)))
print("inscriptis, told", last_lines(inscriptis.get_text(PAGE, ParserConfig(css=css))))
print("html2text", last_lines(html2text.html2text(PAGE)))
print("trafilatura", last_lines(trafilatura.extract(PAGE, favor_recall=True)))
PYTHON

cat > "$work/expected" <<'SEEN'
inscriptis ['PublicFamillesTerritoireUn quartier']
inscriptis, told ['Public', 'Familles', 'Territoire', 'Un quartier']
html2text ['Public', 'Familles', 'Territoire', 'Un quartier']
trafilatura ['Public', 'Familles', 'Territoire', 'Un quartier']
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "One of the three HTML readers treats definition lists otherwise now." >&2
  exit 1
}
