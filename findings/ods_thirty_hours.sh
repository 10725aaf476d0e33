#!/usr/bin/env bash
# One cell of thirty hours in an ODS sheet, and pandas and tablib read none of the sheet.
#
# Expected: a LibreOffice cell showing 30:15, in the format [HH]:MM made for sums of hours, is read as a duration.
# XLSX with the same cell is (openpyxl gives a timedelta).
# Seen (pandas 3.1.1 and tablib 3.10.0 with odfpy 1.4.1): the file holds a valid duration, PT30H15M00S, which both
# take for a time of day. From 24 hours up pandas raises "hour must be in 0..23" (naming no cell) and tablib a
# ValueError, and the whole sheet is lost. With 2:30 all is well, so it shows on the first busy month. python-calamine
# 0.9.1 reads the sheet and leaves long durations as the text PT30H15M00S, short ones as times.
# For us: hours given by volunteers are summed in just such cells. An import of ODS must name the cell, or read
# through calamine and know both shapes.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pandas==3.1.1 tablib==3.10.0 odfpy==1.4.1 \
  python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.3.1

cat > "$work/program.py" <<'PYTHON'
import datetime

import openpyxl
import pandas
import python_calamine
import tablib
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def cell(shown, **attributes):
    element = TableCell(**(attributes or {"valuetype": "string"}))
    element.addElement(P(text=shown))
    return element


def sheet(shown, value):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Heures")
    for cells in ([cell("heures")], [cell(shown, valuetype="time", timevalue=value)]):
        row = TableRow()
        for element in cells:
            row.addElement(element)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save("heures.ods")


def told(read):
    try:
        return repr(read())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def read_tablib():
    with open("heures.ods", "rb") as file:
        return tablib.Dataset().load(file, "ods").get(0)


for shown, value in (("2:30", "PT02H30M00S"), ("30:15", "PT30H15M00S")):
    sheet(shown, value)
    print(shown, "pandas", told(lambda: pandas.read_excel("heures.ods", engine="odf").iloc[0, 0]))
    print(shown, "tablib", told(read_tablib))
    book = python_calamine.CalamineWorkbook.from_path("heures.ods")
    print(shown, "calamine", told(lambda: book.get_sheet_by_index(0).to_python()[1][0]))

book = xlsxwriter.Workbook("heures.xlsx")
duration = datetime.timedelta(hours=30, minutes=15)
book.add_worksheet().write_datetime(0, 0, duration, book.add_format({"num_format": "[hh]:mm"}))
book.close()
print("XLSX", told(lambda: openpyxl.load_workbook("heures.xlsx").active["A1"].value))
PYTHON

cat > "$work/expected" <<'SEEN'
2:30 pandas datetime.time(2, 30)
2:30 tablib (datetime.time(2, 30),)
2:30 calamine datetime.time(2, 30)
30:15 pandas DateParseError: hour must be in 0..23: 30:15
30:15 tablib ValueError: time data 'PT30H15M00S' does not match format '%H:%M:%S'
30:15 calamine 'PT30H15M00S'
XLSX datetime.timedelta(days=1, seconds=22500)
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "A reader of ODS treats durations otherwise now." >&2
  exit 1
}
