#!/usr/bin/env bash
# text2num turns « dix pour cent » into « 10 pour 100 », and no threshold stops it.
#
# Expected: fixed phrases stay, or become « 10 % »; and with threshold=1000, told to leave isolated numbers up to that
# value in words, « trente habitants » stays as it is.
# Seen (text2num 3.1.0, French): « pour cent » and « cent pour cent » are counted as the number 100, « trois quarts »
# becomes « 3 quarts », while « une vingtaine », a number to any reader, stays in words. The threshold only ever holds
# back what is at most nine: at 1000, « neuf » stays, « dix », « trente » and « cent » are figures.
# For us: a share read this way puts a second figure, 100, next to the true one, which counts as people or euros for
# whoever collects figures from the result.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q text2num==3.1.0

cat > "$work/program.py" <<'PYTHON'
from text_to_num import alpha2digit

TEXTS = [
    "dix pour cent des familles",
    "un quartier cent pour cent habitant",
    "douze virgule cinq pour cent",
    "trois quarts des adultes",
    "une vingtaine de jeunes et vingt adultes",
]
for text in TEXTS:
    print(f"{text} -> {alpha2digit(text, 'fr')}")
for text in ("neuf familles", "dix familles", "trente familles", "dix pour cent"):
    print(f"threshold 1000: {text} -> {alpha2digit(text, 'fr', threshold=1000)}")
PYTHON

cat > "$work/expected" <<'SEEN'
dix pour cent des familles -> 10 pour 100 des familles
un quartier cent pour cent habitant -> un quartier 100 pour 100 habitant
douze virgule cinq pour cent -> 12,5 pour 100
trois quarts des adultes -> 3 quarts des adultes
une vingtaine de jeunes et vingt adultes -> une vingtaine de jeunes et 20 adultes
threshold 1000: neuf familles -> neuf familles
threshold 1000: dix familles -> 10 familles
threshold 1000: trente familles -> 30 familles
threshold 1000: dix pour cent -> 10 pour 100
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "text2num reads « pour cent » or its threshold otherwise now." >&2
  exit 1
}
