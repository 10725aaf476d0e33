#!/usr/bin/env bash
# `make deploy-check [ENV=/etc/catalogue/site.env]`: what would go wrong once it serves, without serving anything. Says what
# this machine lacks the programs to look at. 1 when something is wrong.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root="$PWD" wrong=0 scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

told() { printf '%s\n' "== $1"; }
fails() { printf '   ÉCHEC : %s\n' "$1"; wrong=1; }
skips() { printf '   PAS VÉRIFIÉ : %s\n' "$1"; }
has() { command -v "$1" >/dev/null 2>&1; }

told "réglages (manage.py check --deploy)"
settings="${ENV:-}"
if [ -z "$settings" ]; then
    for settings in /etc/catalogue/site.env .env ""; do [ -r "$settings" ] && break; done
fi
if [ -z "$settings" ]; then
    settings="$scratch/env"
    sed "s|^DJANGO_SECRET_KEY=.*|DJANGO_SECRET_KEY=$(head -c 60 /dev/urandom | base64 | tr -d '\n')|; \
        s|^DATABASE_URL=.*|DATABASE_URL=sqlite:///$scratch/db.sqlite3|" .env.example > "$settings"
    echo "   Ni /etc/catalogue/site.env ni .env ici : .env.example est pris, avec une clé au hasard et une base vide."
    (set -a; . "$settings"; "${PYTHON:-.venv/bin/python}" manage.py migrate --verbosity 0) || fails "la base ne se crée pas."
elif [ ! -r "$settings" ]; then
    fails "$settings ne se lit pas : nommez un autre fichier (ENV=…), ou lancez cette commande par root."
fi
(set -a; [ ! -r "$settings" ] || . "$settings"; "${PYTHON:-.venv/bin/python}" manage.py check --deploy --fail-level ERROR) 2>&1 \
    | sed 's/^/   /'
[ "${PIPESTATUS[0]}" -eq 0 ] || fails "ces réglages ne démarrent pas ; la phrase ci-dessus dit quoi changer."

told "unités de systemd (systemd-analyze verify)"
if has systemd-analyze; then
    # They name where the site will be: here they are read as if it were this folder.
    mkdir "$scratch/units"
    for unit in deploy/systemd/*; do
        sed "s|/opt/catalogue|$root|g; s|^EnvironmentFile=.*|EnvironmentFile=-/nulle-part|" "$unit" > "$scratch/units/${unit##*/}"
    done
    instances=()
    for unit in "$scratch"/units/*; do instances+=("${unit/@./@clearsessions.}"); done
    for unit in "$scratch"/units/*@.*; do ln -s "${unit##*/}" "${unit/@./@clearsessions.}"; done
    said="$(SYSTEMD_UNIT_PATH="$scratch/units:" systemd-analyze verify --man=no "${instances[@]}" 2>&1)"
    code=$?
    # Of other units of this machine it also speaks.
    said="$(grep -F catalogue <<< "$said")"
    [ -z "$said" ] || printf '%s\n' "$said" | sed 's/^/   /'
    [ $code -eq 0 ] && [ -z "$said" ] || fails "une unité ne se lit pas."
else
    skips "systemd-analyze n'est pas sur cette machine."
fi

told "nginx (nginx -t)"
if has nginx || [ -x /usr/sbin/nginx ]; then
    if has openssl; then
        openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=catalogue.example.org \
            -keyout "$scratch/site.key" -out "$scratch/site.crt" 2>/dev/null
        for upstream in debian compose; do
            # « site » is a name inside the composed network alone.
            sed 's/server site:8000/server 127.0.0.1:8000/' "deploy/nginx/upstream-$upstream.conf" > "$scratch/upstream.conf"
            sed "s|/etc/catalogue/tls|$scratch|" deploy/nginx/catalogue.conf > "$scratch/catalogue.conf"
            printf 'pid %s/pid; error_log stderr; events {} http { access_log off; include %s/upstream.conf; include %s/catalogue.conf; }\n' \
                "$scratch" "$scratch" "$scratch" > "$scratch/nginx.conf"
            said="$(PATH="$PATH:/usr/sbin" nginx -t -c "$scratch/nginx.conf" 2>&1)" || { printf '%s\n' "$said" | sed 's/^/   /'; fails "nginx refuse ($upstream)."; }
        done
    else
        skips "openssl n'est pas sur cette machine : pas de certificat d'essai pour nginx -t."
    fi
else
    skips "nginx n'est pas sur cette machine."
fi

told "conteneurs (docker compose config, docker build --check)"
if ! has docker; then
    skips "docker n'est pas sur cette machine."
else
    if docker compose version >/dev/null 2>&1; then
        sed "s|^POSTGRES_PASSWORD=.*|POSTGRES_PASSWORD=essai|" .env.example > "$scratch/compose.env"
        said="$(sed "s|env_file: .env|env_file: $scratch/compose.env|" compose.yaml \
            | POSTGRES_PASSWORD=essai docker compose --project-directory . -f - config --quiet 2>&1)" \
            || { printf '%s\n' "$said" | sed 's/^/   /'; fails "compose.yaml n'est pas de son schéma."; }
    else
        skips "docker compose n'est pas sur cette machine : compose.yaml n'a été comparé à aucun schéma."
    fi
    if docker info >/dev/null 2>&1; then
        said="$(docker build --check . 2>&1)" || { printf '%s\n' "$said" | sed 's/^/   /'; fails "le Dockerfile."; }
    else
        skips "aucun démon docker ne répond : l'image n'a été ni relue, ni construite."
    fi
fi

[ $wrong -eq 0 ] && echo "Rien de ce qui a pu être vérifié ne s'oppose à servir." || echo "À changer avant de servir."
exit $wrong
