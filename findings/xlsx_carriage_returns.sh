#!/usr/bin/env bash
# Text pasted from Windows goes into a workbook by XlsxWriter and comes out of openpyxl with « _x000D_ » in it.
#
# Expected: text with CR LF, or with the vertical tab that is a line break inside a paragraph in Word, written by one
# library of the field comes back as it was, or with plain line ends, from the other.
# Seen (XlsxWriter 3.3.1, rustpy-xlsxwriter 0.8.0, openpyxl 3.1.5, python-calamine 0.9.1): both writers escape control
# characters as the format has it, and protect a text that only looks like an escape. calamine undoes both. openpyxl
# (and pandas, which reads through it) undoes only the protection, and that only where strings are shared, as in
# XlsxWriter's files: people see « ligne un_x000D_ » and, from rustpy-xlsxwriter, « code _x005F_x0041_ ». As a writer
# it refuses VT, lets the parser eat CR, and protects nothing: its « code _x0041_ » is « code A » to calamine.
# For us: line ends are made plain before any export and after any import of a workbook; a sheet that went out to a
# federation and comes back must not carry them into a fiche.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q XlsxWriter==3.3.1 rustpy-xlsxwriter==0.8.0 openpyxl==3.1.5 python-calamine==0.9.1

cat > "$work/program.py" <<'PYTHON'
import openpyxl
import python_calamine
import rustpy_xlsxwriter
import xlsxwriter

TEXTS = ["ligne un\r\nligne deux", "salle\x0bpolyvalente", "code _x0041_"]

book = xlsxwriter.Workbook("XlsxWriter.xlsx")
sheet = book.add_worksheet()
for row, text in enumerate(TEXTS):
    sheet.write_string(row, 0, text)
book.close()
rustpy_xlsxwriter.write_worksheet([{"texte": text} for text in TEXTS], "rustpy-xlsxwriter.xlsx")
book = openpyxl.Workbook()
for text in (TEXTS[0], TEXTS[2]):
    book.active.append([text])
book.save("openpyxl.xlsx")

for writer in ("XlsxWriter", "rustpy-xlsxwriter", "openpyxl"):
    rows = openpyxl.load_workbook(f"{writer}.xlsx").active.iter_rows(values_only=True)
    cells = python_calamine.CalamineWorkbook.from_path(f"{writer}.xlsx").get_sheet_by_index(0).to_python()
    print(writer, "-> openpyxl ", [row[0] for row in rows if row[0] != "texte"])
    print(writer, "-> calamine ", [row[0] for row in cells if row[0] != "texte"])
PYTHON

cat > "$work/expected" <<'SEEN'
XlsxWriter -> openpyxl  ['ligne un_x000D_\nligne deux', 'salle_x000B_polyvalente', 'code _x0041_']
XlsxWriter -> calamine  ['ligne un\r\nligne deux', 'salle\x0bpolyvalente', 'code _x0041_']
rustpy-xlsxwriter -> openpyxl  ['ligne un_x000D_\nligne deux', 'salle_x000B_polyvalente', 'code _x005F_x0041_']
rustpy-xlsxwriter -> calamine  ['ligne un\r\nligne deux', 'salle\x0bpolyvalente', 'code _x0041_']
openpyxl -> openpyxl  ['ligne un\nligne deux', 'code _x0041_']
openpyxl -> calamine  ['ligne un\nligne deux', 'code A']
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "The workbook libraries treat control characters otherwise now: exports may need no cleaning any more." >&2
  exit 1
}
