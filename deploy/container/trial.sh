#!/usr/bin/env bash
# `make container-trial`: the image of the Dockerfile built, then started as compose.yaml starts the site, on SQLite and without a
# network; a line for each thing tried. Docker, or podman. BUILD_OPTIONS= goes to the build (--pull=never --build-arg POSTGRESQL=17…),
# RUN_OPTIONS= to each start. Of compose.yaml it takes the site's limits; PostgreSQL and nginx are tried by `make deploy-trial`.
set -euo pipefail
# Read to its end before it begins: whoever changes this file meanwhile changes nothing here.
{
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
engine=""
for engine in docker podman ""; do
    [ -n "$engine" ] && command -v "$engine" >/dev/null && "$engine" info >/dev/null 2>&1 && break
done
[ -n "$engine" ] || { echo "PAS VÉRIFIÉ : ni docker ni podman ne répond sur cette machine." >&2; exit 2; }
command -v git >/dev/null || { echo "PAS VÉRIFIÉ : git manque." >&2; exit 2; }
scratch="$(mktemp -d)" name="catalogue-trial-$$"
key="$(head -c 60 /dev/urandom | base64 | tr -d '\n')"

close() {
    "$engine" rm --force "$name" >/dev/null 2>&1 || true
    "$engine" volume rm --force "$name-data" "$name-backups" >/dev/null 2>&1 || true
    "$engine" image rm --force "$name" >/dev/null 2>&1 || true
    rm -rf "$scratch"
}
trap close EXIT
told() { printf '%s\n' "$1"; }
stops() { echo "ÉCHEC : $1" >&2; tail -20 "$scratch/log" >&2; exit 1; }
# As `x-site` of compose.yaml says.
start() {
    # shellcheck disable=SC2086  # options are words
    "$engine" run ${RUN_OPTIONS:-} --network none --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
        --volume "$name-data:/data" --volume "$name-backups:/backups" \
        --env DJANGO_ALLOWED_HOSTS=catalogue.example.org --env DJANGO_BEHIND_TLS_PROXY=1 "$@"
}
inside() { "$engine" exec "$name" "$@"; }
# A minute at most: a busy machine takes long to read the code.
answers() {
    began="$(date +%s)"
    until inside python deploy/container/healthy.py > "$scratch/log" 2>&1; do
        [ $(($(date +%s) - began)) -lt 60 ] || { "$engine" logs "$name" > "$scratch/log" 2>&1; stops "$1"; }
        sleep 0.5
    done
}

# The commit, and no file of this folder besides; what is not committed yet would be left out: it is told.
mkdir "$scratch/site"
git archive HEAD | tar -x -C "$scratch/site"
[ -z "$(git status --porcelain)" ] || told "(ce qui n'est pas dans le dernier commit n'y est pas)"
# shellcheck disable=SC2086
"$engine" build ${BUILD_OPTIONS:-} --tag "$name" "$scratch/site" > "$scratch/log" 2>&1 || stops "l'image ne se construit pas"
told "l'image se construit : $("$engine" image inspect --format '{{.Size}}' "$name" | awk '{printf "%d Mo", $1 / 1e6}')"

if start --rm --env DJANGO_SECRET_KEY= "$name" > "$scratch/log" 2>&1; then stops "sans clé, le site démarre"; fi
grep -q DJANGO_SECRET_KEY "$scratch/log" || stops "sans clé, rien ne dit quoi écrire"
told "sans clé, il ne démarre pas, et dit quoi écrire"

start --rm --env "DJANGO_SECRET_KEY=$key" "$name" python manage.py migrate --no-input > "$scratch/log" 2>&1 || stops "migrate"
command="$(sed -n 's/^    command: \[sh, -c, "\(.*gunicorn.*\)"\]$/\1/p' compose.yaml)"
[ -n "$command" ] || stops "compose.yaml ne dit plus comment le site démarre"
start --detach --name "$name" --env "DJANGO_SECRET_KEY=$key" "$name" sh -c "$command" > "$scratch/log" 2>&1 || stops "le site"
answers "pas de réponse après 60 s"
told "le site répond $(($(date +%s) - began)) s après son démarrage"

[ "$(inside id -u)" = 10001 ] || stops "il tourne comme $(inside id)"
for place in /site /site/.venv /usr /etc /backups/.. ; do
    if inside touch "$place/essai" 2>/dev/null; then stops "il peut écrire dans $place"; fi
done
told "il n'est pas root, et n'écrit ni dans son code ni ailleurs que /data, /backups et /tmp"

inside python manage.py load_catalogue > "$scratch/log" 2>&1 || stops "load_catalogue"
inside python - > "$scratch/log" 2>&1 <<'PAGES' || stops "une page"
import http.client

for path in ("/", "/actions/?q=jardin", "/chiffres/", "/exports/actions.xlsx", "/sante/pret/"):
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=20)
    connection.request("GET", path, headers={"Host": "catalogue.example.org", "X-Forwarded-Proto": "https"})
    answer = connection.getresponse()
    print(path, answer.status, len(answer.read()))
    assert answer.status == 200, path
PAGES
told "cinq pages, sur les fiches d'exemple : 200"
inside python manage.py backup /backups --verify > "$scratch/log" 2>&1 || stops "backup --verify"
told "sauvegardé, restauré à l'essai, compté : $(tail -1 "$scratch/log")"
inside timeout 5 python deploy/container/clock.py > "$scratch/log" 2>&1 || [ $? -eq 124 ] || stops "ce qui se fait la nuit"
told "ce qui se fait la nuit attend son heure"

"$engine" kill --signal HUP "$name" > /dev/null
sleep 2
answers "plus de réponse après HUP"
began="$(date +%s)"
"$engine" stop --time 40 "$name" > /dev/null
[ "$("$engine" inspect --format '{{.State.ExitCode}}' "$name")" = 0 ] || stops "il ne s'est pas arrêté de lui-même"
told "relu par HUP, il répond ; arrêté en $(($(date +%s) - began)) s"
exit 0
}
