# syntax=docker/dockerfile:1
# The site as an image: no compiler, no root, nothing written but /data and /tmp. compose.yaml runs it.
FROM python:3.13-slim-trixie AS built
WORKDIR /site
COPY requirements/base.txt requirements/base.txt
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r requirements/base.txt
COPY . .
# It signs nothing, and writes into the code alone.
RUN .venv/bin/python manage.py collectstatic --no-input --verbosity 0 && .venv/bin/python -m compileall -q .

FROM python:3.13-slim-trixie
# pg_dump must be of the server's version or newer (compose.yaml). Where Debian has none of it, its own script names
# PostgreSQL's packages.
ARG POSTGRESQL=18
RUN apt-get update -q && apt-get install -q -y --no-install-recommends postgresql-common ca-certificates \
    && { apt-cache show "postgresql-client-$POSTGRESQL" >/dev/null 2>&1 || /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y; } \
    && apt-get install -q -y --no-install-recommends "postgresql-client-$POSTGRESQL" \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 catalogue && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home catalogue \
    && install -d -o catalogue -g catalogue -m 0750 /data /backups
COPY --from=built /site /site
WORKDIR /site
ENV PATH=/site/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    MEDIA_ROOT=/data/files DUMP_ROOT=/data/dumps DATABASE_URL=sqlite:////data/catalogue.sqlite3
USER catalogue
VOLUME ["/data", "/backups"]
EXPOSE 8000
# A worker answers, whatever the state of the database: one that is away is no reason to start the site again.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "deploy/container/healthy.py"]
# PID 1 is gunicorn: it hears TERM and HUP itself.
CMD ["gunicorn", "actions_catalog.wsgi", "--bind", "0.0.0.0:8000"]
