#!/usr/bin/env bash
# DuckDB reads 13.05.24 as 24 May 2013, for the whole column, until a year later than 31 turns up.
#
# Expected: for dates like 13.05.24 or 13/05/24 the CSV reader either leaves text or takes day-month-year, the only
# order in use with dots; it does take it for 13.05.2024.
# Seen (duckdb 2.0.1): with a year of two digits it tries year-month-day first, and any day of 01 to 31 passes for a
# year. The same file plus one row of 2032 is read as everybody means it, so a value may turn a whole column round. No
# warning, the type is DATE. date_format='%d.%m.%y' settles it.
# For us: sheets of centres write sessions as 13.05.24. Sorted or filtered by year they would fill the years 2001 to
# 2031, each of them plausible.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q duckdb==2.0.1

cat > "$work/program.py" <<'PYTHON'
import pathlib

import duckdb

COLUMNS = [
    ["13.05.24", "28.06.24"],
    ["13/05/24", "28/06/24"],
    ["13.05.2024", "28.06.2024"],
    ["13.05.24", "28.06.32"],
]


def read(cells, **options):
    path = pathlib.Path("seances.csv")
    path.write_text("jour;seance\n" + "".join(f"{cell};{number}\n" for number, cell in enumerate(cells)))
    relation = duckdb.read_csv(str(path), **options)
    return f"{relation.types[0]} {', '.join(str(day) for day, _ in relation.fetchall())}"


for cells in COLUMNS:
    print(", ".join(cells), "->", read(cells))
print(", ".join(COLUMNS[0]), "-> told:", read(COLUMNS[0], date_format="%d.%m.%y"))
PYTHON

cat > "$work/expected" <<'SEEN'
13.05.24, 28.06.24 -> DATE 2013-05-24, 2028-06-24
13/05/24, 28/06/24 -> DATE 2013-05-24, 2028-06-24
13.05.2024, 28.06.2024 -> DATE 2024-05-13, 2024-06-28
13.05.24, 28.06.32 -> DATE 2024-05-13, 2032-06-28
13.05.24, 28.06.24 -> told: DATE 2024-05-13, 2024-06-28
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "DuckDB detects dates with two-digit years otherwise now." >&2
  exit 1
}
