#!/usr/bin/env bash
# Babel cannot read the dates that Babel writes, and reads the thirteenth month as a day.
#
# Expected: parse_date is the way back of format_date: given the same format and locale it reads « 3 mai 2024 », or
# says in its own words that it reads figures only. In French, month 13 is an error.
# Seen (babel 2.19.0): with format="medium", its default, or "long" any month in words ends in a bare IndexError, not
# in its ParseError, in French as in English. Figures are read whatever the format says, and 05/13/2024 becomes 13 May
# in silence: day and month change places when the month would be over 12, so of a file typed month first a part is
# read right and the rest wrong.
# For us: it is no reader for dates in fiches. Where it is used all the same, catching ParseError is not enough.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q babel==2.19.0

cat > "$work/program.py" <<'PYTHON'
from datetime import date

from babel.dates import format_date, parse_date


def read(text, **options):
    try:
        return parse_date(text, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for locale in ("fr", "en"):
    for style in ("short", "medium", "long"):
        text = format_date(date(2024, 5, 3), style, locale=locale)
        print(f"{locale} {style}: {text} -> {read(text, locale=locale, format=style)}")
for text in ("03/05/2024", "05/13/2024", "31/02/2024"):
    print(f"fr: {text} -> {read(text, locale='fr')}")
PYTHON

cat > "$work/expected" <<'SEEN'
fr short: 03/05/2024 -> 2024-05-03
fr medium: 3 mai 2024 -> IndexError: list index out of range
fr long: 3 mai 2024 -> IndexError: list index out of range
en short: 5/3/24 -> 2024-05-03
en medium: May 3, 2024 -> IndexError: list index out of range
en long: May 3, 2024 -> IndexError: list index out of range
fr: 03/05/2024 -> 2024-05-03
fr: 05/13/2024 -> 2024-05-13
fr: 31/02/2024 -> ParseError: '31/02/2024' does not represent a valid date for format 'd MMM y'
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "Babel reads dates otherwise now: perhaps its own too." >&2
  exit 1
}
