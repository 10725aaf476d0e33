"""Environment -> Django settings. Everything the environment can say is read in the first block, and nowhere else."""

import contextlib
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, urlsplit

from csp.constants import NONE, SELF
from environs import Env, validate

from actions_catalog import databases, starting

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "data"

# --- Environment: a secret key in production, DJANGO_DEBUG=1 in development; the rest has defaults -------------------

env = Env()
SECRET_KEY = env.str("DJANGO_SECRET_KEY", "")
# Development says so itself (`make run` does): nothing is taken for it because something else lacks.
DEBUG = env.bool("DJANGO_DEBUG", False)
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", [])
# On only behind a proxy that sets X-Forwarded-Proto itself on every request: a visitor could write it otherwise.
BEHIND_TLS_PROXY = env.bool("DJANGO_BEHIND_TLS_PROXY", False)
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR / 'catalogue.sqlite3'))}")
# A streaming replica of that PostgreSQL, where public pages are read; past so many seconds behind, the primary answers.
REPLICA = env.dj_db_url("DATABASE_REPLICA_URL") if env.str("DATABASE_REPLICA_URL", "") else None
REPLICA_LAG_SECONDS = env.int("DATABASE_REPLICA_LAG_SECONDS", 5, validate=validate.Range(min=1, max=3600))
DATABASE_POOL_SIZE = env.int("DATABASE_POOL_SIZE", 10)
# Seconds to wait for what somebody else is writing. Imports wait for one another; a process that serves pages (wsgi.py)
# says so soon, and keeps what was sent.
DATABASE_LOCK_SECONDS = env.int("DATABASE_LOCK_SECONDS", 120, validate=validate.Range(min=1, max=3600))
# The publication state of the fiches that an import creates: "draft" lets staff look at each one first.
IMPORT_STATE = env.str(
    "IMPORT_STATE",
    "published",
    validate=validate.OneOf(["published", "draft"], error="« {input} » n'est pas un état : published ou draft."),
)
# Where the files joined to fiches are kept. Nothing serves this folder: each goes through a view that looks at rights.
MEDIA_ROOT = env.path("MEDIA_ROOT", DATA_DIR / "files")
ATTACHMENT_MOST_BYTES = env.int("ATTACHMENT_MOST_MB", 10, validate=validate.Range(min=1, max=1000)) * 2**20
# Where `dump_catalogue` writes the files of open data, and « /donnees/ » finds the last of them.
DUMP_ROOT = env.path("DUMP_ROOT", DATA_DIR / "dumps")
# Corrections that visitors propose: from one address a day; from all of them a day, after which each address may still
# send one, so that few never close the form for all; days that the address of a visitor is kept after the decision.
CORRECTIONS_PER_ADDRESS = env.int("CORRECTIONS_PER_ADDRESS", 10)
CORRECTIONS_PER_DAY = env.int("CORRECTIONS_PER_DAY", 500)
CORRECTION_CONTACT_DAYS = env.int("CORRECTION_CONTACT_DAYS", 30)
# Requests of programs to /api/ from one address a minute, in each worker; 0: as many as they like.
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", 600)
# The proxies in front of the site, as addresses or networks; « unix » for one that comes by a socket. X-Forwarded-For
# is believed from them alone: anybody can write it.
PROXY_ADDRESSES = env.list("DJANGO_PROXY_ADDRESSES", [])
# Where a weakness is told (security.txt): « mailto:… » or an address of a page; by default that of the legal notice.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
# Roles that enter with a code of their telephone beside the password: administration, federation, lecture; none: empty.
TWO_STEPS_ROLES = starting.roles(env.list("TWO_STEPS_ROLES", [] if DEBUG else ["administration", "federation"]))
LOG_LEVEL = env.log_level("LOG_LEVEL", "INFO")
# How mail leaves: smtp://user:password@host:25, submission://… (TLS), file:///folder. Empty: none is sent, and no page
# offers any. In development it is printed. Who it says it comes from; the site that its links lead to.
EMAIL_URL = env.str("EMAIL_URL", "console:" if DEBUG else "")
SITE_URL = env.str("SITE_URL", f"https://{ALLOWED_HOSTS[0]}" if ALLOWED_HOSTS else "http://127.0.0.1:8000").rstrip("/")
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", f"catalogue@{urlsplit(SITE_URL).hostname}")
# Mails that visitors ask for by themselves: to one address, from one sender, from all of them, a day.
MAILS_PER_ADDRESS = env.int("MAILS_PER_ADDRESS", 5)
MAILS_PER_SENDER = env.int("MAILS_PER_SENDER", 10)
MAILS_PER_DAY = env.int("MAILS_PER_DAY", 500)
# A line of JSON for each request, on stderr.
REQUEST_LOG = env.bool("REQUEST_LOG", False)
# What Prometheus says to read /metrics (« Authorization: Bearer … »); without one there is no such page.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
# Where errors are sent: the DSN of a Sentry, or of what speaks as it does.
SENTRY_DSN = env.str("SENTRY_DSN", "")

SECRET_KEY = starting.secret_key(SECRET_KEY, DEBUG, ALLOWED_HOSTS)
EMAIL = starting.mail(EMAIL_URL, env.dj_email_url("EMAIL_URL", EMAIL_URL))
HAS_MAIL = EMAIL["EMAIL_BACKEND"] != starting.NO_MAIL["EMAIL_BACKEND"]
globals().update(EMAIL)
starting.need_packages(globals())

# --- Applications ---------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "centres.apps.CentresConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles: runserver then serves static files the way production does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    # Serves its htmx as a static file.
    "django_htmx",
    "axes",
    # Telephones that make codes, recovery codes: their tables, their checks.
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "actions_catalog.tracing.traced",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "actions_catalog.middleware.apart",
    "actions_catalog.middleware.compressed",
    "csp.middleware.CSPMiddleware",
    "actions_catalog.middleware.private_for_staff",
    "centres.views.site.outage.Outage",
    "centres.views.site.public_reads.PublicReads",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "centres.views.baskets.carrying.choice_carried",
    # The last: it answers for a login form that it has closed.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "actions_catalog.urls"
WSGI_APPLICATION = "actions_catalog.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # `{% url %}` looks an address up once in a process.
            "builtins": ["centres.templatetags.addresses"],
        },
    },
]

# --- Database -------------------------------------------------------------------------------------------------------

DATABASES = databases.opened(DATABASE, REPLICA, DATABASE_POOL_SIZE, DATABASE_LOCK_SECONDS)
if REPLICA:
    DATABASE_ROUTERS = ["centres.operations.replica.OnPrimaryAlone"]
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # The folder of the default file; where it cannot be made, SQLite says so when something first connects.
    with contextlib.suppress(OSError):
        DATA_DIR.mkdir(exist_ok=True)

# --- Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "fr-fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

# --- Static files ---------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    # The whole typeface, from its package, for what is printed and drawn; typeface.py finds what pages ask for.
    ("fonts", str(files("fontpkg_atkinson_hyperlegible") / "files")),
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "actions_catalog.typeface.TypefaceFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "actions_catalog.static_files.StaticFiles"
    },
}
# In development files come straight from where they are written; in production from STATIC_ROOT (collectstatic).
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
# No other site draws our files into its pages: what it shows of ours stands in a frame. A header less for each.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Its own table of types has no TrueType.
WHITENOISE_MIMETYPES = {".ttf": "font/ttf"}

# --- Security -------------------------------------------------------------------------------------------------------

# Everything comes from this site, nothing is inline: no `style=`, no `<script>` with a body, no `on…=`, no data: URL.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# Sent on secure requests only.
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains, and
    "security.W021",  # its preload list: both belong to whoever owns the domain
    "security.W008",  # http to https: the proxy's work
]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS_PROXY else None
SESSION_ENGINE = "actions_catalog.sessions"
# Seconds without a page after which one has to say again who one is; and when the browser is closed.
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "centres.admin.kept.gate.csrf_failure"

LOGIN_URL = "admin:login"
PASSWORD_HASHERS = [
    "actions_catalog.hashers.OneAtATimeArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# A name that failed so often from one address waits; the same name elsewhere, and other names there, do not: an office
# has one address. What is tried while it waits costs no hash, and does not make it longer.
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "centres.views.site.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "centres.views.site.lockout.too_many_tries"
# The log tells who came in (centres/admin/audit.py); its tables are for counting.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# What a telephone calls this site. A wrong code makes the next one wait 1, 2, 4, 8… seconds, wherever it comes from,
# and counts as a wrong password.
OTP_TOTP_ISSUER = f"Catalogue ({urlsplit(SITE_URL).hostname})"

# --- Logs -----------------------------------------------------------------------------------------------------------

# All on stderr: stdout carries the reports of commands alone.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} [{number}]: {message}", "style": "{"},
        "bare": {"format": "{message}", "style": "{"},
    },
    "filters": {
        "numbered": {"()": "actions_catalog.tracing.Numbered"},
        "untraced": {"()": "actions_catalog.tracing.Untraced"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["numbered"]},
        "bare": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Without handlers of its own, Django's lines go to root's; by default they would go to mail_admins.
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL},
        # A name of a host that is not ours is somebody trying names.
        "django.security.DisallowedHost": {"level": LOG_LEVEL, "filters": ["untraced"]},
        "centres.requests": {"handlers": ["bare"], "level": "INFO", "propagate": False},
        # It tells what centres.audit tells.
        "axes": {"level": "ERROR"},
        # A line for each page that it lays out, and for each table of a typeface.
        "weasyprint.progress": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}

if SENTRY_DSN:
    import sentry_sdk

    # Neither addresses, cookies nor what was typed: `send_default_pii` stays off, and no variable of a frame leaves.
    sentry_sdk.init(SENTRY_DSN, send_default_pii=False, include_local_variables=False, max_request_body_size="never")
