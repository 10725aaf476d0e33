#!/usr/bin/env bash
# The first two digits of a French postcode, or of an old INSEE code, need not be the département.
#
# Expected: 94390 is in 94, Val-de-Marne; the rule is taught at school and half the code that sorts by département is
# postcode[:2], with a line for Corsica and one for overseas.
# Seen (npm @etalab/decoupage-administratif 6.0.0: INSEE 2026, La Poste): on the mainland 23 communes have the
# postcode of a neighbour: Paray-Vieille-Poste, 94390, is in the Essonne, and 06260, which reads Alpes-Maritimes,
# leads to the Alpes-de-Haute-Provence too. Sixteen postcodes are shared between départements, so no table by postcode
# alone can be right. Old INSEE codes do no better: leaving out Corsica's 20, 553 begin with the number of another
# département, most since Seine and Seine-et-Oise were divided in 1968: a code of 78 may be the Essonne.
# For us: the département comes from the commune, never from a postcode or an INSEE code older than today's.
#
# Needs node's npm, since the data set is published there.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @etalab/decoupage-administratif@6.0.0

cat > "$work/program.py" <<'PYTHON'
import collections
import json
import pathlib

DATA = pathlib.Path("node_modules/@etalab/decoupage-administratif/data/communes.json")
communes = [c for c in json.loads(DATA.read_text()) if c["type"] == "commune-actuelle" and len(c["departement"]) == 2]
by_postcode = collections.defaultdict(set)
odd, moved = [], []
for commune in communes:
    departement = commune["departement"]
    for postcode in commune.get("codesPostaux", []):
        by_postcode[postcode].add(departement)
        if postcode[:2] != departement.replace("2A", "20").replace("2B", "20"):
            odd.append(f"{commune['nom']} ({departement}) {postcode}")
    for code in commune.get("anciensCodes", []):
        if code[:2] != departement and departement not in ("2A", "2B"):
            moved.append(f"{code[:2]} -> {departement}")
shared = sorted(p for p, departements in by_postcode.items() if len(departements) > 1)
print(len(communes), "communes of the mainland and Corsica")
print(len(odd), "with a neighbour's postcode:", "; ".join(sorted(odd)))
print(len(shared), "postcodes in two départements:", " ".join(shared))
pairs = collections.Counter(moved).most_common(5)
print(len(moved), "old codes of another département, most:", "; ".join(f"{pair} {number}" for pair, number in pairs))
PYTHON

cat > "$work/expected" <<'SEEN'
34746 communes of the mainland and Corsica
23 with a neighbour's postcode: Buxeuil (86) 37160; Chancia (39) 01590; Change (71) 21340; Claret (04) 05110; Curbans (04) 05110; Fougueyrolles (24) 33220; La Rochette (04) 06260; Lajoux (39) 01410; Lavancia-Epercy (39) 01590; Laveyrune (07) 48250; Leyvaux (15) 43450; Paray-Vieille-Poste (91) 94390; Piégut (04) 05130; Pontis (04) 05160; Port-Sainte-Foy-et-Ponchapt (24) 33220; Riboux (83) 13780; Saint-Eulien (51) 52100; Saint-Pierre (04) 06260; Saint-Pierre-Laval (03) 42620; Sapignicourt (51) 52100; Venterol (04) 05130; Villebois-les-Pins (26) 05700; Éloise (74) 01200
16 postcodes in two départements: 01200 01410 01590 05110 05130 05160 05700 06260 13780 21340 33220 37160 42620 43450 48250 52100
553 old codes of another département, most: 78 -> 91 197; 78 -> 95 187; 75 -> 94 29; 75 -> 92 27; 38 -> 69 24
SEEN

(cd "$work" && python3 program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "The data set tells other postcodes or codes than it did." >&2
  exit 1
}
