#!/usr/bin/env bash
# pycountry has no FR-75: in ISO 3166-2 Paris is FR-75C, and the Rhône stands twice.
#
# Expected: a French département is "FR-" and its number, 101 of them, each with its region as parent.
# Seen (pycountry 26.2.16, a copy of ISO 3166-2): 100 of the 101 are there; Paris is only FR-75C, and no département
# by its type. The Rhône is FR-69, with the Métropole de Lyon as FR-69M beside it. The two Alsatian départements have
# FR-6AE, Alsace, as their parent, not the Grand Est; those of Corsica FR-20R, which has no parent; those overseas
# have none at all.
# For us: a map, a calendar or a geocoder that speaks ISO must be told Paris by an exception, and a region is not
# always one step up.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pycountry==26.2.16

cat > "$work/program.py" <<'PYTHON'
import pycountry

numbers = [f"{n:02}" for n in range(1, 96) if n != 20] + ["2A", "2B", "971", "972", "973", "974", "976"]
regions = {s.code for s in pycountry.subdivisions.get(country_code="FR") if s.type == "Metropolitan region"}
found = {number: pycountry.subdivisions.get(code=f"FR-{number}") for number in numbers}

print(len(numbers), "numbers, missing:", [number for number, place in found.items() if not place])
print("parent is no region:", {n: p.parent_code for n, p in found.items() if p and p.parent_code not in regions})
for code in ("FR-75C", "FR-69", "FR-69M", "FR-6AE", "FR-20R"):
    place = pycountry.subdivisions.get(code=code)
    print(code, place.name, "|", place.type, "|", place.parent_code)
PYTHON

cat > "$work/expected" <<'SEEN'
101 numbers, missing: ['75']
parent is no region: {'67': 'FR-6AE', '68': 'FR-6AE', '2A': 'FR-20R', '2B': 'FR-20R', '971': None, '972': None, '973': None, '974': None, '976': None}
FR-75C Paris | Metropolitan collectivity with special status | FR-IDF
FR-69 Rhône | Metropolitan department | FR-ARA
FR-69M Métropole de Lyon | Metropolitan collectivity with special status | FR-ARA
FR-6AE Alsace | European collectivity | FR-GES
FR-20R Corse | Metropolitan collectivity with special status | None
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "ISO 3166-2, or pycountry's copy, has changed for France." >&2
  exit 1
}
