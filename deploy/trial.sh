#!/usr/bin/env bash
# `make deploy-trial`: a new Debian (debootstrap) booted by systemd-nspawn, where the commands of docs/exploiter.md are run as
# they stand; then what its site does, each line with its figure. Needs root, debootstrap and systemd-container. Its network
# is its own: nothing of this machine's is listened to. TRIAL= says where it is made, SECONDS_SLOW= how long it is slowed.
set -euo pipefail
# Read to its end before it begins: whoever changes this file meanwhile changes nothing here.
{
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root="$PWD" trial="${TRIAL:-/var/tmp/catalogue-trial}" name=catalogue.example.org
for program in debootstrap systemd-nspawn nsenter git; do
    command -v "$program" >/dev/null || {
        echo "PAS VÉRIFIÉ : $program manque (Debian : apt-get install debootstrap systemd-container util-linux git)." >&2; exit 2; }
done
[ "$(id -u)" -eq 0 ] || { echo "PAS VÉRIFIÉ : il faut être root pour ouvrir un Debian neuf." >&2; exit 2; }
. /etc/os-release
release="${RELEASE:-$VERSION_CODENAME}" python="${PYTHON:-$root/.venv/bin/python}"
# The mirror that apt uses here.
mirror="${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' "Codename: $release" "Created-By: Packages" 2>/dev/null | head -1)}"
[ -n "$mirror" ] || { echo "PAS VÉRIFIÉ : apt ne dit pas d'où vient $release ; nommez un miroir (MIRROR=…)." >&2; exit 2; }
machine="$trial/debian" log="$trial/log" nspawn=""
mkdir -p "$trial"
: > "$log"

close() { if [ -n "$nspawn" ]; then kill -TERM "$nspawn" 2>/dev/null || true; wait "$nspawn" 2>/dev/null || true; fi; }
trap close EXIT
told() { printf '%s\n' "$1"; printf '%s\n' "== $1" >> "$log"; }
stops() { echo "ÉCHEC : $1 (journal : $log)" >&2; tail -20 "$log" >&2; exit 1; }

told "Debian $release, neuf"
if [ ! -e "$trial/base-$release/etc/debian_version" ]; then
    rm -rf "$trial/base-$release"
    debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates "$release" "$trial/base-$release" "$mirror" \
        >> "$log" 2>&1 || stops "debootstrap"
fi
rm -rf "$machine"
cp -a "$trial/base-$release" "$machine"
rm -f "$machine/etc/machine-id"
mkdir -p "$machine/opt/catalogue" "$machine/wheels"
# The commit, and no file of this folder besides; what is not committed yet would be left out: it is told.
git archive HEAD | tar -x -C "$machine/opt/catalogue"
[ -z "$(git status --porcelain)" ] || told "   (ce qui n'est pas dans le dernier commit n'y est pas)"

# The blocks ```bash of the section, one file each.
awk -v folder="$machine/root" '/^## /{inside = ($0 == "## Installer sur un Debian")}
    inside && /^```bash/{file = folder "/guide-" ++count ".sh"; writing = 1; print "set -euxo pipefail" > file; next}
    /^```/{writing = 0} writing{print > file}' docs/exploiter.md
[ -s "$machine/root/guide-4.sh" ] || stops "docs/exploiter.md n'a plus ses quatre blocs « bash »"

told "apt-get, par le réseau de cette machine (bloc 1)"
cp -L /etc/resolv.conf "$machine/etc/resolv.conf"
SYSTEMD_NSPAWN_LOCK=0 systemd-nspawn --quiet --keep-unit --register=no --resolv-conf=off -D "$machine" --pipe --setenv=DEBIAN_FRONTEND=noninteractive \
    bash /root/guide-1.sh >> "$log" 2>&1 < /dev/null || stops "bloc 1"
# The wheels of requirements/base.txt as this machine finds them, whose hashes pip then checks inside.
version="$(chroot "$machine" python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
"$python" -m pip download --quiet --no-deps --require-hashes --only-binary=:all: --python-version "$version" \
    --dest "$machine/wheels" -r requirements/base.txt >> "$log" 2>&1 || stops "pip download"

told "systemd démarre"
systemd-nspawn --quiet --keep-unit --register=no --private-network --resolv-conf=off -D "$machine" --boot >> "$log" 2>&1 < /dev/null &
nspawn=$!
leader=""
for _ in $(seq 100); do
    leader="$(pgrep -P "$nspawn" | head -1 || true)"
    [ -n "$leader" ] && nsenter -t "$leader" -a systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded' && break
    sleep 0.3
done
[ -n "$leader" ] || stops "systemd n'a pas démarré"
within() { nsenter -t "$leader" -a env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin HOME=/root LANG=C.UTF-8 "$@"; }
# Its loopback, by the programs of this machine.
near() { nsenter -t "$leader" -n "$@"; }

for block in 2 3 4; do
    told "docs/exploiter.md, bloc $block"
    start=$SECONDS
    within PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheels bash -c "cd /opt/catalogue && . /root/guide-$block.sh" >> "$log" 2>&1 < /dev/null \
        || { within journalctl -u catalogue --no-pager -n 30 >> "$log" 2>&1 || true; stops "bloc $block"; }
    told "   $((SECONDS - start)) s"
done

asked() { near curl --silent --insecure --max-time 90 --resolve "$name:443:127.0.0.1" --resolve "$name:80:127.0.0.1" "$@"; }
code() { asked --output /dev/null --write-out '%{http_code}' "$@"; }
expects() { # what, expected, got
    if [ "$2" = "$3" ]; then told "oui   $1 : $3"; else told "NON   $1 : $3 au lieu de $2"; failed=1; fi
}
failed=0
for _ in $(seq 60); do [ "$(code "https://$name/sante/" || true)" = 200 ] && break; sleep 0.5; done
expects "une page derrière nginx, en TLS" 200 "$(code "https://$name/actions/")"
expects "http mène à https" 301 "$(code "http://$name/actions/")"
expects "un autre nom d'hôte est refusé" 400 "$(code -H 'Host: autre.example.org' "https://$name/")"
static="$(asked "https://$name/" | grep -oE '/static/[^"]+\.css' | head -1)"
expects "un fichier statique ($static)" 200 "$(code "https://$name$static")"
expects "sa mise en cache" "max-age=315360000, public, immutable" \
    "$(asked --head "https://$name$static" | tr -d '\r' | sed -n 's/^[Cc]ache-[Cc]ontrol: //p')"
within bash -c 'cd /opt/catalogue && catalogue shell -v0 -c "
from django.core.files.base import ContentFile
from centres.models import Action, Attachment
action = Action.objects.published().first()
file = ContentFile(b\"%PDF-1.4 un essai\", name=\"essai.pdf\")
joined = Attachment.objects.create(action=action, file=file, title=\"essai\", name=\"essai.pdf\", kind=\"pdf\", size=17, sha256=\"x\")
print(joined.get_absolute_url() if hasattr(joined, \"get_absolute_url\") else f\"/fichiers/{joined.pk}/essai.pdf\")"' \
    > "$trial/joined" 2>> "$log" || true
expects "un fichier joint à une fiche ($(tail -1 "$trial/joined"))" 200 "$(code "https://$name$(tail -1 "$trial/joined")")"
expects "la page de connexion" 200 "$(code "https://$name/admin/login/")"
expects "les processus du site ne sont pas root" catalogue "$(within bash -c 'stat -c %U "/proc/$(systemctl show --property=MainPID --value catalogue)"')"
expects "le site ne peut pas récrire son code" 1 \
    "$(within setpriv --reuid=catalogue --regid=catalogue --clear-groups touch /opt/catalogue/x > /dev/null 2>&1 && echo 0 || echo 1)"

for unit in catalogue-backup catalogue-dump catalogue@forget_contacts catalogue@clearsessions catalogue@send_alerts catalogue@send_waiting_list; do
    command="${unit#*@}"
    if [ "$command" != "$unit" ] && ! within bash -c "cd /opt/catalogue && catalogue help $command" > /dev/null 2>&1; then
        told "PAS VÉRIFIÉ : $unit, la commande n'est pas dans ce code"; continue
    fi
    within systemctl start "$unit.service" >> "$log" 2>&1 || true
    expects "$unit" success "$(within systemctl show --property=Result --value "$unit.service")"
done
expects "une sauvegarde est là" 1 "$(find "$machine/var/backups/catalogue" -name 'catalogue-*.tar' | wc -l)"
expects "minuteries prêtes" 6 "$(within systemctl list-timers 'catalogue*' --no-legend | wc -l)"

told "sans lenteur, puis 200 connexions lentes (${SECONDS_SLOW:=30} s chacune)"
near "$python" deploy/slow.py 127.0.0.1 443 "$name" 0 "$SECONDS_SLOW" > "$trial/idle"
near "$python" deploy/slow.py 127.0.0.1 443 "$name" 200 "$SECONDS_SLOW" > "$trial/slow"
told "      $(cat "$trial/idle")"
told "      $(cat "$trial/slow")"
expects "les 200 sont tenues, les autres reçoivent 200 en moins de 0,5 s (p99)" oui "$("$python" - "$trial/slow" <<'PYTHON'
import json, sys
told = json.load(open(sys.argv[1]))
print("oui" if told["held"] == told["slow"] == 200 and set(told["statuses"]) == {"200"} and told["p99"] <= 500 else "non")
PYTHON
)"

for way in "reload" "restart"; do
    near "$python" deploy/slow.py 127.0.0.1 443 "$name" 0 30 > "$trial/$way" & asking=$!
    sleep 5; within systemctl "$way" catalogue >> "$log" 2>&1 || { told "NON   systemctl $way échoue"; failed=1; }
    wait "$asking" || stops "la mesure de $way"
    told "      $(cat "$trial/$way")"
    expects "systemctl $way sous la charge : rien de perdu" '["200"]' \
        "$("$python" -c 'import json, sys; print(json.dumps(sorted(json.load(open(sys.argv[1]))["statuses"])))' "$trial/$way")"
done

within sed -i 's/^DJANGO_SECRET_KEY=.*/DJANGO_SECRET_KEY=/' /etc/catalogue/site.env
within systemctl restart catalogue >> "$log" 2>&1 || true
expects "sans clé, le site ne démarre pas" "oui" "$(within journalctl -u catalogue --no-pager -n 20 | grep -q 'ne démarre pas sans clé secrète' && echo oui || echo non)"
expects "et nginx le dit" 503 "$(code "https://$name/actions/")"

if docker info > /dev/null 2>&1; then
    told "docker répond : l'image est construite"
    docker build --quiet --tag catalogue-des-actions:essai . >> "$log" 2>&1 && told "oui   docker build" || { told "NON   docker build"; failed=1; }
else
    told "PAS VÉRIFIÉ : aucun démon docker ne répond ici, l'image de conteneur n'a été ni construite ni lancée."
fi
exit $failed
}
