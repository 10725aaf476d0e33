#!/usr/bin/env bash
# csvkit reads « 12,25 » as 1225, « 1/2 » as 2 January 2001 and « 12 m » as twelve minutes.
#
# Expected: what is no number in the one notation it knows stays text; at worst it says so.
# Seen (csvkit 2.2.0 on agate 1.14.2): types are guessed a column at a time, and the guess then rewrites the cells. A
# decimal comma is taken for an American thousands mark, even before two digits, so amounts grow a hundredfold; a
# half-time post (« 1/2 ») is a date of 2001; a plot of « 12 m » lasts 12 minutes; statuses « T » and « F » are true
# and false; « na » is null. Exit code 0, no warning. `-L fr_FR` mends the commas only; `-I` leaves all cells as text
# but « na ».
# For us: whoever runs csvsort or csvjson over an export, only to sort it, gets other figures back.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q csvkit==2.2.0 agate==1.14.2

cat > "$work/program.py" <<'PYTHON'
import pathlib
import subprocess
import sys

CSVJSON = pathlib.Path(sys.executable).with_name("csvjson")
pathlib.Path("fiches.csv").write_text(
    "insee;montant;poste;parcelle;statut;reste\n"
    "01004;12,25;1/2;12 m;T;na\n"
    "01005;1,5;3/4;8 m;F;rien\n"
)
for options in ((), ("-L", "fr_FR"), ("-I",)):
    command = [CSVJSON, "--stream", "-d", ";", *options, "fiches.csv"]
    print("csvjson", *options)
    print(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout, end="")
PYTHON

cat > "$work/expected" <<'SEEN'
csvjson
{"insee": 1004.0, "montant": 1225.0, "poste": "2001-01-02", "parcelle": "0:12:00", "statut": true, "reste": null}
{"insee": 1005.0, "montant": 15.0, "poste": "2001-03-04", "parcelle": "0:08:00", "statut": false, "reste": "rien"}
csvjson -L fr_FR
{"insee": 1004.0, "montant": 12.25, "poste": "2001-01-02", "parcelle": "0:12:00", "statut": true, "reste": null}
{"insee": 1005.0, "montant": 1.5, "poste": "2001-03-04", "parcelle": "0:08:00", "statut": false, "reste": "rien"}
csvjson -I
{"insee": "01004", "montant": "12,25", "poste": "1/2", "parcelle": "12 m", "statut": "T", "reste": null}
{"insee": "01005", "montant": "1,5", "poste": "3/4", "parcelle": "8 m", "statut": "F", "reste": "rien"}
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "csvkit guesses the types of French cells otherwise now." >&2
  exit 1
}
