"""Every setting of the installation, from the environment only. docs/reference/settings.md lists them."""

import os
from datetime import timedelta

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from groundswell.config.database import postgresql_at, sqlite_in
from groundswell.config.mail import SECONDS, mail_server
from groundswell.national.home import data_home
from groundswell.packs.elements import element_set
from groundswell.people.providers import BadProvider, providers_in
from groundswell.vocabulary.faults import BadInput
from groundswell.web.secret import kept_secret
from groundswell.web.statics import always_immutable, built_folder, content_mark

HOME = data_home()
SECRET_KEY = os.environ.get("GROUNDSWELL_SECRET_KEY") or kept_secret(HOME)
DEBUG = os.environ.get("GROUNDSWELL_DEBUG") == "1"
# Loopback only, until the operator names the hosts people use.
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *(host.strip() for host in os.environ.get("GROUNDSWELL_HOSTS", "").split(",") if host.strip()),
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "groundswell.web",
    "groundswell.audit",
    "groundswell.organisations",
    "groundswell.people",
    "groundswell.programme",
    "groundswell.programme.scope",
    "groundswell.discover.evidence",
    "groundswell.discover.dashboard",
    "groundswell.discover.breakdown",
    "groundswell.discover.workforce",
    "groundswell.discover.questionnaires",
    "groundswell.discover.surveys",
    "groundswell.discover.patients",
    "groundswell.discover.results",
    "groundswell.discover.synthesis",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "groundswell.web.middleware.headers.security_headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "groundswell.web.middleware.caching.PublicGZip",
    "groundswell.web.middleware.caching.PublicConditionalGet",
    "groundswell.web.middleware.caching.public_or_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "groundswell.web.middleware.sessions.session_ends",
    "groundswell.people.middleware.SignedInByDefault",
    "groundswell.web.middleware.patience.BusyDatabase",
]
ROOT_URLCONF = "groundswell.config.urls"
WSGI_APPLICATION = "groundswell.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "NAME": "pages",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {
            "environment": "groundswell.web.environment.environment",
        },
    },
    {
        # allauth renders a few of its own texts with Django templates; our pages never do.
        "NAME": "allauth",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# --- records ---
_address = os.environ.get("GROUNDSWELL_DATABASE_URL")
DATABASES = {"default": postgresql_at(_address) if _address else sqlite_in(HOME)}
# Where staff answer: the ballot box, a program of its own.
BOX_URL = os.environ.get("GROUNDSWELL_BOX_URL", "http://localhost:8001").rstrip("/")
# Where people reach these pages, for addresses that no request made: a wave opened from the command line, the sample's.
_host = next((host for host in ALLOWED_HOSTS[3:] if host[0] not in ".*"), "")
_usual = f"https://{_host}" if _host and os.environ.get("GROUNDSWELL_HTTPS") == "1" else "http://localhost:8000"
SITE_URL = os.environ.get("GROUNDSWELL_SITE_URL", _usual).rstrip("/")
# --- letters ---
_mail = mail_server(os.environ["GROUNDSWELL_SMTP_URL"]) if os.environ.get("GROUNDSWELL_SMTP_URL") else None
EMAIL_HOST = _mail.host if _mail else ""
EMAIL_PORT = _mail.port if _mail else 0
EMAIL_HOST_USER = _mail.user if _mail else ""
EMAIL_HOST_PASSWORD = _mail.password if _mail else ""
EMAIL_USE_SSL = bool(_mail and _mail.is_secret)
EMAIL_USE_TLS = bool(_mail and _mail.starts_tls)
EMAIL_TIMEOUT = SECONDS
DEFAULT_FROM_EMAIL = os.environ.get("GROUNDSWELL_MAIL_FROM", "groundswell@localhost")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Rate limits are counted here: in the database, so that they hold across workers and restarts.
    # When full it forgets the first by name, so it must hold more tries than anybody can make before they are forgotten
    # anyway: at 300, the framework's own limit, a flood of made-up names set a locked account free.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Published pages, rendered once per worker.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    # Word documents and slides are larger and asked for less often.
    "files": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "files",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

# --- signing in ---
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# Length and "not a common one"; no composition rules, which make passwords worse.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "groundswell.people.adapter.AccountAdapter"
# How many proxies of the trust's own stand before this server; only they are believed about who asks.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("GROUNDSWELL_PROXIES", "0"))
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "groundswell.people.forms.SignInForm",
    "reauthenticate": "groundswell.people.forms.ConfirmPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    # Nothing can be guessed there, and a whole trust may come from one address at nine in the morning.
    "trust_sign_in": "120/m/ip",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "groundswell.people.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A passkey is something one has, opened by something one is or knows: both factors in one.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A whole trust may come from one address at nine in the morning.
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}
MFA_TOTP_ISSUER = "Groundswell"
# A phone's clock may be off and typing takes time: the codes just before and after are taken too.
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "groundswell.people.forms.SecondFactorForm",
    "reauthenticate": "groundswell.people.forms.ConfirmSecondFactorForm",
    "activate_totp": "groundswell.people.forms.SetUpSecondFactorForm",
    "authenticate_webauthn": "groundswell.people.passkeys.UsePasskeyForm",
    "login_webauthn": "groundswell.people.passkeys.SignInByPasskeyForm",
    "reauthenticate_webauthn": "groundswell.people.passkeys.ConfirmPasskeyForm",
}
try:
    # Organisations' own sign-ins, by organisation code.
    SIGN_IN_PROVIDERS = providers_in(os.environ)
except BadProvider as fault:
    raise ImproperlyConfigured(str(fault)) from fault
SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=12)

# --- what browsers are told ---
HTTPS = os.environ.get("GROUNDSWELL_HTTPS") == "1"
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_COOKIE_NAME = "__Host-groundswell" if HTTPS else "groundswell"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-groundswell-form" if HTTPS else "groundswell-form"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "groundswell.web.errors.form_expired"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^operate/health$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- the main navigation: words and names of addresses; rooms that do not exist yet are left out ---
try:
    ELEMENTS_LABEL = f"The {element_set().counted}"
except BadInput as fault:
    message = f"GROUNDSWELL_ELEMENTS or GROUNDSWELL_PACKS: {fault.sentence()}"
    raise ImproperlyConfigured(message) from fault
NAVIGATION = [
    ("Find your trust", "dashboard:find"),
    (ELEMENTS_LABEL, "dashboard:elements"),
    ("Methods", "dashboard:methods"),
    ("About", "dashboard:about"),
]
NAVIGATION_SIGNED_IN = [
    *NAVIGATION[:2],
    ("Programme", "programme:mine"),
    ("Surveys", "surveys:mine"),
    ("Our own breakdown", "breakdown:mine"),
    ("Organisations", "organisations"),
]

# Which rooms, by the namespace of their addresses, are marked as what somebody is in.
NAVIGATION_ROOMS = {
    "programme:mine": ("programme", "scope", "evidence", "patients", "workforce", "synthesis"),
    "surveys:mine": ("surveys", "questionnaires", "results"),
    "breakdown:mine": ("breakdown",),
}

# --- built styles, scripts and fonts ---
STATIC_ROOT = built_folder()
STATIC_URL = f"/static/{content_mark(STATIC_ROOT)}/" if STATIC_ROOT else "/static/"
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_IMMUTABLE_FILE_TEST = always_immutable
if STATIC_ROOT is None:
    MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# --- what is written down while serving: faults only, never an address, a person or a query ---
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        # Every scanner names hosts that are not ours; that is no fault of the installation.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
