#!/usr/bin/env bash
# price-parser reads « 2,5 k€ » as 2.5 €, « 1’500 € » as 1 €, and takes a year or a share before the price for the price.
#
# Expected: a parser made for prices in many languages either reads an amount whole or returns nothing: a unit that it
# does not know (k€, M€) is no euro, and the number beside the sign is the price.
# Seen (price-parser 0.5.1): thousands set apart by blanks, narrow blanks and points are read well, and « 16 000€ par an »
# too. But k and M are dropped with the factor they are; the apostrophe of Swiss amounts ends the number; « E » for
# euros is no currency; and the first number of the text is the price as long as a sign stands anywhere after it.
# For us: fiches write budgets so (« 2014 : 3 000 € », « 2,5 k€ », « 10 % de 500 € »). All four would be kept as sure
# amounts, wrong by up to a million: this is why amounts are read here, by rules that say when they are not sure.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q price-parser==0.5.1

cat > "$work/program.py" <<'PYTHON'
from price_parser import Price

TEXTS = [
    "1 500 €", "1\u202f500\u00a0€", "12.000,50 €", "16 000€ par an",
    "2,5 k€", "1,5 M€", "1’500 €", "500E", "2014 : 3 000 €", "3 000 € en 2014", "10 % de 500 €", "12 repas à 4 €",
]
for text in TEXTS:
    price = Price.fromstring(text)
    print(f"{text} -> {price.amount} {price.currency}".replace("\u202f", "~").replace("\u00a0", "_"))
PYTHON

cat > "$work/expected" <<'SEEN'
1 500 € -> 1500 €
1~500_€ -> 1500 €
12.000,50 € -> 12000.50 €
16 000€ par an -> 16000 €
2,5 k€ -> 2.5 €
1,5 M€ -> 1.5 €
1’500 € -> 1 €
500E -> 500 None
2014 : 3 000 € -> 2014 €
3 000 € en 2014 -> 3000 €
10 % de 500 € -> 10 €
12 repas à 4 € -> 12 €
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "price-parser reads amounts otherwise now." >&2
  exit 1
}
