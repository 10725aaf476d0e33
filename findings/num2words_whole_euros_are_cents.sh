#!/usr/bin/env bash
# num2words writes eighty euros as eighty centimes when they are a whole number, and « quatre-vingtsième ».
#
# Expected: an amount in words does not hang on the type that holds it: 1500, 1500.0, Decimal("1500") and "1500" are the
# same euros; ordinals are French ones: quatre-vingtième, deux centième, 80e.
# Seen (num2words 0.5.14, French): an int is a number of centimes, anything else a number of euros: 1500 is fifteen euros.
# The plural of quatre-vingts and of cents is left inside the ordinal, and the short one ends in « me ».
# For us: a dossier that wrote amounts in words, as cheques and agreements do, would ask for a hundredth of each budget
# that has no centimes, whenever a total arrives as an int (JSON, a sum of lines, COUNT) and not as a Decimal.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q num2words==0.5.14

cat > "$work/program.py" <<'PYTHON'
from decimal import Decimal

from num2words import num2words

for amount in (1500, 1500.0, Decimal(1500), "1500", 80, "80"):
    print(f"{amount!r} -> {num2words(amount, lang='fr', to='currency', currency='EUR')}")
for number in (1, 20, 80, 180, 200, 2_000_000):
    words, short = (num2words(number, lang="fr", to=form) for form in ("ordinal", "ordinal_num"))
    print(f"{number}: {num2words(number, lang='fr')}, {words}, {short}")
PYTHON

cat > "$work/expected" <<'SEEN'
1500 -> quinze euros et zéro centimes
1500.0 -> mille cinq cents euros et zéro centimes
Decimal('1500') -> mille cinq cents euros et zéro centimes
'1500' -> mille cinq cents euros et zéro centimes
80 -> zéro euros et quatre-vingts centimes
'80' -> quatre-vingts euros et zéro centimes
1: un, premier, 1er
20: vingt, vingtième, 20me
80: quatre-vingts, quatre-vingtsième, 80me
180: cent quatre-vingts, cent quatre-vingtsième, 180me
200: deux cents, deux centsième, 200me
2000000: deux millions, deux millionsième, 2000000me
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "num2words writes amounts or ordinals otherwise now." >&2
  exit 1
}
