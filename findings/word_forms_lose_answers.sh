#!/usr/bin/env bash
# python-docx reads a filled-in Word form without its answers, mammoth reads them.
#
# Expected: Document.paragraphs holds the text of the body, and paragraph.text what the paragraph shows.
# Seen (python-docx 1.2.0, mammoth 1.13.0): text in a content control (what Word forms are filled in through) is gone,
# as a paragraph or inside one: « Budget : 1 250 € » reads « Budget : ». So are words added, or moved, while changes
# were tracked, and those of a « smart tag ». mammoth gives all these, but loses what stands in a simple field, and
# turns a break inside a line into nothing in its raw text: « salle » + « commune » are « sallecommune ». Neither
# raises or warns.
# For us: fiches sent as Word forms must be read through the XML (every w:t not under w:del), and an import that finds
# labels without answers should suspect the reader first.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q python-docx==1.2.0 mammoth==1.13.0 lxml==6.1.3

cat > "$work/program.py" <<'PYTHON'
import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PARAGRAPHS = {
    "control in a paragraph": "<w:p {0}>{1}<w:sdt><w:sdtContent>{2}</w:sdtContent></w:sdt></w:p>",
    "control around a paragraph": "<w:sdt {0}><w:sdtContent><w:p>{1}{2}</w:p></w:sdtContent></w:sdt>",
    "tracked addition": "<w:p {0}>{1}<w:ins w:id='1' w:author='x'>{2}</w:ins></w:p>",
    "tracked move": "<w:p {0}>{1}<w:moveTo w:id='2' w:author='x'>{2}</w:moveTo></w:p>",
    "smart tag": "<w:p {0}>{1}<w:smartTag w:uri='x' w:element='y'>{2}</w:smartTag></w:p>",
    "simple field": "<w:p {0}>{1}<w:fldSimple w:instr='DOCPROPERTY Budget'>{2}</w:fldSimple></w:p>",
    "line break": "<w:p {0}><w:r><w:t>salle</w:t><w:br/><w:t>commune</w:t></w:r></w:p>",
}
LABEL = "<w:r><w:t xml:space='preserve'>Budget : </w:t></w:r>"
ANSWER = "<w:r><w:t>1 250 €</w:t></w:r>"

for name, shape in PARAGRAPHS.items():
    document = docx.Document()
    body = document.element.body
    body.insert(0, parse_xml(shape.format(nsdecls("w"), LABEL, ANSWER)))
    document.save("fiche.docx")
    with open("fiche.docx", "rb") as file:
        raw = mammoth.extract_raw_text(file).value
    print(f"{name}: python-docx {[p.text for p in docx.Document('fiche.docx').paragraphs]}, mammoth {raw.strip()!r}")
PYTHON

cat > "$work/expected" <<'SEEN'
control in a paragraph: python-docx ['Budget : '], mammoth 'Budget : 1 250 €'
control around a paragraph: python-docx [], mammoth 'Budget : 1 250 €'
tracked addition: python-docx ['Budget : '], mammoth 'Budget : 1 250 €'
tracked move: python-docx ['Budget : '], mammoth 'Budget : 1 250 €'
smart tag: python-docx ['Budget : '], mammoth 'Budget : 1 250 €'
simple field: python-docx ['Budget : '], mammoth 'Budget :'
line break: python-docx ['salle\ncommune'], mammoth 'sallecommune'
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "python-docx or mammoth reads forms otherwise now." >&2
  exit 1
}
