#!/usr/bin/env bash
# dateparser reads « samedi 9h » as Monday the 9th, and « samedi 9h30 » as Saturday at half past nine.
#
# Expected: « 9h » is how French writes nine o'clock, with or without minutes; a named weekday is obeyed.
# Seen (dateparser 1.5.0, told that the language is French, seen from Monday 16 June 2025): without minutes the hour
# is taken for the day of the month, at midnight, and the weekday forgotten; « 14h » alone is fourteen hours ago,
# « mercredi 14h-16h » a Tuesday of 2016. « mercredi à 14h » and « mercredi 14:00 » are read right.
# For us: « mercredi 14h » is the commonest way to write when an action takes place. Such results are real dates near
# today, so nothing downstream can tell.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q dateparser==1.5.0

cat > "$work/program.py" <<'PYTHON'
import warnings
from datetime import datetime

import dateparser

warnings.simplefilter("ignore")
TEXTS = [
    "samedi 9h30",
    "samedi 9h",
    "mercredi à 14h",
    "mercredi 14:00",
    "mercredi 14h",
    "mercredi 14h-16h",
    "14h",
]
for text in TEXTS:
    read = dateparser.parse(text, languages=["fr"], settings={"RELATIVE_BASE": datetime(2025, 6, 16, 9)})
    print(f"{text} -> {read:%A %Y-%m-%d %H:%M}")
PYTHON

cat > "$work/expected" <<'SEEN'
samedi 9h30 -> Saturday 2025-06-14 09:30
samedi 9h -> Monday 2025-06-09 00:00
mercredi à 14h -> Wednesday 2025-06-11 14:00
mercredi 14:00 -> Wednesday 2025-06-11 14:00
mercredi 14h -> Saturday 2025-06-14 00:00
mercredi 14h-16h -> Tuesday 2016-06-14 00:00
14h -> Sunday 2025-06-15 19:00
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "dateparser reads French hours otherwise now." >&2
  exit 1
}
